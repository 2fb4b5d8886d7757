"""An attempt that somebody else may have sat, as staff see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from flask_babel import gettext

from elearn.domain.attempts import AttemptId, AttemptKind
from elearn.domain.groups import Participant
from elearn.domain.languages import Language
from elearn.domain.reference import ReferenceBooks
from elearn.usecases.find_movable import Movable
from elearn.usecases.list_practice_tests import TestEntry
from elearn.usecases.plan_move import Move
from elearn.web.labels import label
from elearn.web.wording import Wording, word_title


class _Sat(Protocol):
    """What names an attempt."""

    @property
    def kind(self) -> AttemptKind: ...
    @property
    def test_id(self) -> str | None: ...
    @property
    def profile_id(self) -> str | None: ...


@dataclass(frozen=True, kw_only=True)
class SatLine:
    """An attempt; `score` None: not handed in."""

    id: AttemptId
    title: Wording
    began_at: datetime
    score: int | None
    max_score: int
    is_on_paper: bool


@dataclass(frozen=True, kw_only=True)
class MovePage:
    """An attempt and who has it now; with `to`, what a move there would do."""

    sat: SatLine
    owner: str
    seat: int | None
    is_in_use: bool
    to: Participant | None = None
    right: str = ""
    back: SatLine | None = None


class Namer:
    """Names attempts in the reader's language."""

    def __init__(self, tests: Sequence[TestEntry], books: ReferenceBooks, language: Language) -> None:
        self._tests = {entry.test.id: entry.test.title for entry in tests}
        self._profiles, self._language = books.profiles, language

    def title(self, sat: _Sat) -> Wording:
        """Return the title of what was sat; of what is gone, its kind."""
        if sat.test_id in self._tests:
            return word_title(self._tests[sat.test_id], self._language)
        profile = self._profiles.get(sat.profile_id or "")
        if sat.kind is AttemptKind.MOCK_EXAM and profile:
            return word_title(profile.title, self._language)
        return Wording(text=str(label(sat.kind)), tag=self._language.tag)


def draw_move(movable: Movable, namer: Namer, now: datetime, move: Move | None = None) -> MovePage:
    """Draw the page, with the right person if one is chosen."""
    return MovePage(
        sat=_draw_sat(movable, namer),
        owner=call_person(movable.participant),
        seat=movable.seat.number if movable.seat else None,
        is_in_use=(move or movable).is_in_use(now),
        to=move.right if move else None,
        right=call_person(move.right) if move else "",
        back=_draw_sat(move.back, namer) if move and move.back else None,
    )


def call_person(person: Participant | None) -> str:
    """Call somebody as staff do: by name, else by number."""
    if person is None:
        return str(gettext("A visitor without a name"))
    return person.name or str(gettext("No. %(number)s", number=person.number))


def _draw_sat(movable: Movable, namer: Namer) -> SatLine:
    attempt, outcome = movable.attempt, movable.outcome
    return SatLine(
        id=attempt.id,
        title=namer.title(attempt),
        began_at=attempt.started_at,
        score=outcome.score if outcome else None,
        max_score=sum(place.max_score for place in attempt.paper.items),
        is_on_paper=attempt.is_on_paper,
    )
