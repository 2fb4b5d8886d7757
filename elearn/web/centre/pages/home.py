"""The centre's first page."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import current_app

from elearn.domain.centres import Centre
from elearn.domain.groups import Group
from elearn.domain.languages import Language
from elearn.domain.reference import ReferenceBooks
from elearn.domain.rooms import RoomSession
from elearn.usecases.list_practice_tests import TestEntry
from elearn.usecases.load_centre_home import CentreHome
from elearn.web.centre.pages.rooms import draw_title
from elearn.web.wording import Wording


@dataclass(frozen=True, kw_only=True)
class RoomLine:
    """A session, what it is about, and how many people sit in it."""

    room: RoomSession
    title: Wording
    seats: int


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """What runs now comes first."""

    centre: Centre
    open_rooms: list[RoomLine]
    past_rooms: list[RoomLine]
    groups: list[tuple[Group, int]]

    def has(self, endpoint: str) -> bool:
        """Whether the application has this page."""
        return endpoint in current_app.view_functions


def draw_home(
    home: CentreHome, tests: Sequence[TestEntry], books: ReferenceBooks, language: Language
) -> HomePage:
    """Draw the sessions and the groups that are in use."""
    lines = [
        RoomLine(room=room, title=draw_title(room, tests, books, language), seats=seats)
        for room, seats in home.sessions
    ]
    return HomePage(
        centre=home.centre,
        open_rooms=[line for line in lines if line.room.is_open],
        past_rooms=[line for line in lines if not line.room.is_open],
        groups=[pair for pair in home.groups if not pair[0].is_archived],
    )
