"""What waitress does with connections that costs answer saves the most, done otherwise."""

from waitress.channel import HTTPChannel
from waitress.task import WSGITask

LONG_BYTES = 18_000  # what waitress itself takes for enough to send


class KeepAliveTask(WSGITask):  # type: ignore[misc] # waitress ships no types
    """A 204 or 304 has no body to delimit (RFC 9112, 6.3), so there is no need to end its connection.

    Waitress closes it after every answer without a body, and a phone would connect anew for each save.
    """

    def set_close_on_finish(self) -> None:
        """Close only where the client asked for it, or where an end is needed to show where a body ends."""
        was_asked = self.request.headers.get("CONNECTION", "").lower() == "close"
        if self.has_body or was_asked or self.version != "1.1":
            super().set_close_on_finish()


class KeepAliveChannel(HTTPChannel):  # type: ignore[misc]
    """A connection whose requests are answered by KeepAliveTask."""

    task_class = KeepAliveTask

    def writable(self) -> bool:
        """Leave the start of an answer to the thread that is making it; that one wakes the loop at its end.

        Waitress asks the loop to send it, which then does nothing because the thread is not done, at once and
        again until it is: ten turns of the loop for each save, in which nobody else could run.
        """
        is_ending = self.will_close or self.close_when_flushed
        if self.requests and self.total_outbufs_len < LONG_BYTES and not is_ending:
            return False
        return bool(super().writable())
