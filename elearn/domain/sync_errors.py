"""What can go wrong between two servers; whoever speaks to people says it in their words."""

from dataclasses import dataclass


class SyncError(Exception):
    """Base of these."""


@dataclass(eq=False)
class NotOneCentre(SyncError):
    """There is no centre here, or several: nobody can say whose results this server sends."""

    count: int


class NotConnected(SyncError):
    """The server is connected to no other one."""


class FileUnusable(SyncError):
    """The file holds nothing for this server, or nobody we know has signed it."""


class SignatureRefused(SyncError):
    """What was sent was not signed by a server that is accepted."""


class BatchUnreadable(SyncError):
    """What was sent was signed, and is no batch."""
