"""A look at one computer of the room: opened on it, before people come."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from elearn.domain.room_check import ComputerState
from elearn.web.room.pages.check import draw_check
from elearn.web.seating import current_kiosk

_LONGEST_WORD = 40
_ANSWERS = {"yes": True, "no": False}


def check_computer(number: int | None = None) -> ResponseReturnValue:
    """Ask what only a person can tell, then say whether the computer is ready; nothing is stored."""
    kiosk = current_kiosk()
    shown = kiosk.number if kiosk else number
    state = _told() if "word" in request.args else None
    return render_template("room/check.html", page=draw_check(state, shown, is_kiosk=kiosk is not None))


def _told() -> ComputerState:
    told = request.args
    return ComputerState(
        runs_scripts=told.get("scripts") == "yes",
        keeps_cookies=bool(request.cookies),
        keeps_answers=_ANSWERS.get(told.get("store", "")),
        typed=told.get("word", "")[:_LONGEST_WORD],
        hears=_ANSWERS.get(told.get("hears", "")),
        width=told.get("width", type=int),
        clock_ahead=told.get("ahead", type=int),
        milliseconds=told.get("ms", type=int),
    )
