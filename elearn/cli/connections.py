"""Keeps a connection open after an answer save: waitress closes it after every answer without a body."""

from waitress.channel import HTTPChannel
from waitress.task import WSGITask


class KeepAliveTask(WSGITask):  # type: ignore[misc] # waitress ships no types
    """A 204 or 304 has no body to delimit (RFC 9112, 6.3), so there is no need to end its connection."""

    def set_close_on_finish(self) -> None:
        """Close only where the client asked for it, or where an end is needed to show where a body ends."""
        was_asked = self.request.headers.get("CONNECTION", "").lower() == "close"
        if self.has_body or was_asked or self.version != "1.1":
            super().set_close_on_finish()


class KeepAliveChannel(HTTPChannel):  # type: ignore[misc]
    """A connection whose requests are answered by KeepAliveTask."""

    task_class = KeepAliveTask
