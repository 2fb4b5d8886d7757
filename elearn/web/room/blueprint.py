"""The addresses of a room: `/<lang>/join/...`, `/<lang>/room/...`, and what its computers ask."""

from flask import Blueprint
from flask.wrappers import Response

from elearn.web.room.views import card, check, join, kiosk, pictures, seat

room = Blueprint("room", __name__)

_PAGES = "/<lang:lang_code>"
_JOIN = f"{_PAGES}/join/<code>"

room.get(f"{_PAGES}/join")(join.show_join)
room.post(f"{_PAGES}/join")(join.find_session)
room.get(_JOIN)(join.show_tiles)
room.post(_JOIN)(join.sit_down)
room.get(f"{_JOIN}/card")(card.show_card)
room.post(f"{_JOIN}/card")(card.take_card)
room.get(f"{_JOIN}/<int:number>")(pictures.show_pictures)
room.post(f"{_JOIN}/<int:number>")(pictures.choose_picture)

room.get(f"{_PAGES}/room")(seat.show_seat)
room.post(f"{_PAGES}/room/begin")(seat.begin)
room.post(f"{_PAGES}/room/hand")(seat.ask_for_help)
room.get("/api/room")(seat.tell_room)
room.put("/api/room/hand")(seat.note_hand)

room.get(f"{_PAGES}/room/check")(check.check_computer)
room.get(f"{_PAGES}/room/check/<int:number>")(check.check_computer)
room.get(f"{_PAGES}/room/computer")(kiosk.show_kiosk)
room.post(f"{_PAGES}/room/clean")(kiosk.clean)
room.get("/api/room/work")(kiosk.tell_work)


@room.after_request
def keep_nothing(page: Response) -> Response:
    """Keep these pages out of every cache: the next person sits down at the same computer."""
    page.headers["Cache-Control"] = "no-store"
    return page
