"""Why a question cannot be taken."""

from elearn.formats.exchange.contents import FaultKind


class Unreadable(ValueError):
    """The document says something that an item of ours cannot."""

    def __init__(self, kind: FaultKind, **details: str | int) -> None:
        super().__init__(kind, details)
        self.kind = kind
        self.details = details
