"""Cards to stick on the computers of a room."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from elearn.web.centre.membership import current_centre_id
from elearn.web.centre.pages.computer_cards import draw_computer_cards
from elearn.web.whereabouts import room_addresses


def show_computer_cards() -> ResponseReturnValue:
    """Show a card per computer, as many as staff ask for."""
    current_centre_id()
    page = draw_computer_cards(
        room_addresses(),
        count=request.args.get("count", type=int),
        chosen=request.args.get("address", ""),
    )
    return render_template("centre/computer_cards.html", page=page)
