"""Who was in a session and what they reached; people without a result are told apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from flask_babel import gettext

from elearn.domain.attempts import AttemptId
from elearn.domain.groups import Participant
from elearn.domain.languages import Language
from elearn.domain.reference import ReferenceBooks
from elearn.domain.scoring import ThresholdOutcome
from elearn.usecases.load_room_report import RoomReport
from elearn.usecases.load_wall import WallSeat
from elearn.web.wording import Wording, word_title


class Absence(StrEnum):
    """Why somebody has no result."""

    NOT_HANDED_IN = "not_handed_in"
    NOT_BEGUN = "not_begun"
    NOT_HERE = "not_here"


@dataclass(frozen=True, kw_only=True)
class Who:
    """Somebody as staff call them: number in the group and name, else the seat."""

    number: int | None
    name: str | None
    seat: int | None


@dataclass(frozen=True, kw_only=True)
class PartLine:
    """What was reached of one threshold; `is_met` None: marks are pending that decide."""

    title: Wording
    reached: int
    needed: int
    possible: int
    is_met: bool | None


@dataclass(frozen=True, kw_only=True)
class ResultLine:
    """A person's result; `passed` None: marks are pending."""

    attempt_id: AttemptId | None
    who: Who
    score: int
    max_score: int
    passed: bool | None
    parts: tuple[PartLine, ...]


@dataclass(frozen=True, kw_only=True)
class AbsentLine:
    """A person without a result."""

    who: Who
    absence: Absence

    @property
    def words(self) -> str:
        """Why there is no result."""
        return str(
            {
                Absence.NOT_HANDED_IN: gettext("Not handed in"),
                Absence.NOT_BEGUN: gettext("Joined, but did not begin"),
                Absence.NOT_HERE: gettext("Was not here"),
            }[self.absence]
        )


def draw_results(report: RoomReport, books: ReferenceBooks, language: Language) -> tuple[ResultLine, ...]:
    """List who handed in, by number, with what they reached of every threshold."""
    profile = books.profiles.get(report.profile_id or "")
    titles = {each.id: word_title(each.title, language) for each in profile.thresholds} if profile else {}
    lines = (_draw_result(line, report, titles) for line in report.wall.seats if line.work.submitted_at)
    return tuple(sorted(lines, key=lambda line: _order(line.who)))


def draw_absent(report: RoomReport) -> tuple[AbsentLine, ...]:
    """List who has no result, by number."""
    return tuple(sorted(_list_absent(report), key=lambda line: _order(line.who)))


def _list_absent(report: RoomReport) -> Iterator[AbsentLine]:
    for line in report.wall.seats:
        if not line.work.submitted_at:
            absence = Absence.NOT_HANDED_IN if line.work.started_at else Absence.NOT_BEGUN
            yield AbsentLine(who=_name(line.participant, line.seat.number), absence=absence)
    for person in report.wall.missing:
        yield AbsentLine(who=_name(person, None), absence=Absence.NOT_HERE)


def _draw_result(line: WallSeat, report: RoomReport, titles: dict[str, Wording]) -> ResultLine:
    reached = report.thresholds.get(line.seat.attempt_id, ()) if line.seat.attempt_id else ()
    return ResultLine(
        attempt_id=line.seat.attempt_id,
        who=_name(line.participant, line.seat.number),
        score=line.work.score or 0,
        max_score=line.work.max_score or 0,
        passed=line.work.passed,
        parts=tuple(_draw_part(each, titles) for each in reached),
    )


def _draw_part(outcome: ThresholdOutcome, titles: dict[str, Wording]) -> PartLine:
    cut = outcome.cut_score
    return PartLine(
        title=titles.get(cut.id) or Wording(text=cut.id, tag="ru"),
        reached=outcome.score,
        needed=cut.cut_score,
        possible=cut.max_score,
        is_met=outcome.is_met,
    )


def _name(person: Participant | None, seat: int | None) -> Who:
    return Who(number=person.number if person else None, name=person.name if person else None, seat=seat)


def _order(who: Who) -> tuple[bool, int]:
    return (who.number is None, who.number or who.seat or 0)
