"""A centre's server writes what waits for a USB stick."""

from collections.abc import Iterator

from elearn.domain.sync import ServerLink
from elearn.usecases.send_waiting import Own, pack_next


def write_up_lines(own: Own, link: ServerLink) -> Iterator[str]:
    """Yield every batch that waits; at least one, so that the reply can bring releases."""
    packed = pack_next(own, link, None)
    yield packed.line
    while packed.last is not None:
        packed = pack_next(own, link, packed.last)
        if not packed.tells_nothing:
            yield packed.line
