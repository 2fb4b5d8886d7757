"""A centre's server writes what waits for a USB stick."""

from collections.abc import Iterator

from elearn.domain.sync import ServerLink
from elearn.storage.sync_link import draw_moment
from elearn.usecases.pack_batch import pack_batch
from elearn.usecases.send_waiting import Own


def write_up_lines(own: Own, link: ServerLink) -> Iterator[str]:
    """Yield every batch that waits; at least one, so that the reply can bring releases."""
    after = None
    while True:
        with own.transaction() as session:
            made_at = draw_moment(session, now=own.clock())
        with own.reading() as session:
            packed = pack_batch(
                session, centre_id=link.centre_id, secret=own.secret, after=after, made_at=made_at
            )
        if packed.last is not None or after is None:
            yield packed.line
        if packed.last is None:
            return
        after = packed.last
