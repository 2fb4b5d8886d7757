"""Staff see whether everything is ready, and under which address the room comes here."""

from flask import current_app, render_template
from flask.typing import ResponseReturnValue

from elearn.storage.durability import prove_writing
from elearn.storage.engine import UNAVAILABLE
from elearn.usecases.look_at_server import look_at_server
from elearn.web.centre.membership import current_centre_id
from elearn.web.centre.pages.room_check import draw_room_check
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction
from elearn.web.whereabouts import data_folder, is_open_to_room, room_addresses


def show_room_check() -> ResponseReturnValue:
    """Show the address for the room and what works."""
    current_centre_id()
    addresses, can_write = room_addresses(), _can_write()
    with reading() as session:
        state = look_at_server(
            session, data_folder=data_folder(), can_be_reached=bool(addresses), can_write=can_write
        )
    page = draw_room_check(state, addresses, is_open=is_open_to_room(), now=utc_now())
    return render_template("centre/room_check.html", page=page)


def _can_write() -> bool:
    """Write and commit, as every saved answer does."""
    try:
        with transaction() as session:
            prove_writing(session)
    except UNAVAILABLE:
        current_app.logger.warning("database takes nothing", exc_info=True)
        return False
    return True
