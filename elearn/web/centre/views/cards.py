"""Cards to print: what a person needs to sign in without reading."""

from uuid import UUID

from flask import render_template, request
from flask.typing import ResponseReturnValue

from elearn.domain.groups import GroupId
from elearn.usecases.load_cards import load_cards
from elearn.web.centre.membership import current_centre_id
from elearn.web.centre.pages.cards import draw_cards
from elearn.web.database import reading


def show_cards(group_id: UUID) -> ResponseReturnValue:
    """Show the cards of a group, or of one person of it."""
    with reading() as session:
        found = load_cards(session, group_id=GroupId(group_id), centre_id=current_centre_id())
    cards = draw_cards(found.cards, only=request.args.get("person"))
    return render_template("centre/cards.html", group=found.group.group, cards=cards)
