"""Lists of people that staff bring: pasted, or as a table; and what they would change in a group."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from elearn.domain.centres import tidy_name
from elearn.domain.groups import MAX_PARTICIPANTS, Participant, ParticipantId

MAX_NUMBER = 9999


class Fault(StrEnum):
    """What is wrong with a table, or with one row of it."""

    UNREADABLE = "unreadable"
    TOO_BIG = "too_big"
    TOO_MANY_ROWS = "too_many_rows"
    NO_NAME_COLUMN = "no_name_column"
    EMPTY = "empty"
    GROUP_FULL = "group_full"
    FORMULA = "formula"
    NAME_TOO_LONG = "name_too_long"
    BAD_NUMBER = "bad_number"
    BAD_ID = "bad_id"
    TWICE = "twice"
    UNKNOWN_PERSON = "unknown_person"
    NUMBER_TAKEN = "number_taken"
    NUMBER_CHANGED = "number_changed"


@dataclass(frozen=True)
class Defect:
    """A fault, in a row as a spreadsheet counts them; `row` None: of the whole table."""

    fault: Fault
    row: int | None = None


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """One person of a table. With `id`: somebody who is in the group; without: somebody new."""

    row: int
    number: int | None = None
    name: str | None = None
    id: ParticipantId | None = None


@dataclass(frozen=True, kw_only=True)
class PeopleTable:
    """What a file says, and what is wrong with it."""

    rows: tuple[PersonRow, ...] = ()
    defects: tuple[Defect, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ListPlan:
    """What a table would change in a group; nothing of it may happen while there is a defect."""

    added: tuple[PersonRow, ...]
    renamed: tuple[tuple[Participant, PersonRow], ...]
    unchanged: int
    defects: tuple[Defect, ...]


def parse_names(text: str) -> list[str]:
    """Read a pasted list: one name on each line, blank lines left out."""
    return [name for line in text.splitlines() if (name := tidy_name(line))]


def next_numbers(taken: Iterable[int], wanted: Sequence[int | None]) -> list[int]:
    """Number new people: as wanted, else on from the highest number."""
    numbers = {*taken, *(number for number in wanted if number is not None)}
    highest = max(taken, default=0)
    given = []
    for number in wanted:
        if number is None:
            highest = next(
                free for free in range(highest + 1, highest + len(numbers) + 2) if free not in numbers
            )
            given.append(highest)
        else:
            given.append(number)
    return given


def plan_list(table: PeopleTable, people: Sequence[Participant]) -> ListPlan:
    """Compare a table with the people of a group."""
    known = {person.id: person for person in people}
    added = tuple(row for row in table.rows if row.id is None)
    kept = [(known[row.id], row) for row in table.rows if row.id in known]
    renamed = tuple((person, row) for person, row in kept if person.name != row.name)
    defects = [*table.defects, *_find_defects(table.rows, people)]
    if len(people) + len(added) > MAX_PARTICIPANTS:
        defects.append(Defect(Fault.GROUP_FULL))
    return ListPlan(
        added=added,
        renamed=renamed,
        unchanged=len(kept) - len(renamed),
        defects=tuple(sorted(defects, key=_place)),
    )


def _find_defects(rows: Sequence[PersonRow], people: Sequence[Participant]) -> Iterable[Defect]:
    known = {person.id: person for person in people}
    taken = {person.number for person in people}
    ids = Counter(row.id for row in rows if row.id)
    numbers = Counter(row.number for row in rows if row.number)
    for row in rows:
        if (row.id and ids[row.id] > 1) or (row.number and numbers[row.number] > 1):
            yield Defect(Fault.TWICE, row.row)
        elif row.id is None and row.number in taken:
            yield Defect(Fault.NUMBER_TAKEN, row.row)
        elif row.id is not None and row.id not in known:
            yield Defect(Fault.UNKNOWN_PERSON, row.row)
        elif row.id is not None and row.number not in {None, known[row.id].number}:
            yield Defect(Fault.NUMBER_CHANGED, row.row)


def _place(defect: Defect) -> int:
    return defect.row or 0
