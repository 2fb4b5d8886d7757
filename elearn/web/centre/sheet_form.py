"""What staff send of a sheet, turned into terms of the domain; anything may come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from uuid import UUID

from werkzeug.datastructures import MultiDict

from elearn.domain.attempts import AttemptId
from elearn.domain.groups import GroupId, ParticipantId
from elearn.domain.paper_sheets import LONGEST_WORD, SheetReading, date_sheet, read_sheet
from elearn.usecases.load_paper_form import FilledForm
from elearn.usecases.type_in_sheet import Sheet

NOBODY = "nobody"
Fields = MultiDict[str, str]


@dataclass(frozen=True, kw_only=True)
class SheetInput:
    """A sheet as it was typed, right or wrong; what is wrong has its own name."""

    attempt_id: AttemptId
    group_id: GroupId | None
    person: str
    participant_id: ParticipantId | None
    day: str
    sat_at: datetime | None
    texts: Mapping[int, str]
    reading: SheetReading
    granted: Mapping[int, tuple[str, ...]]
    is_sure: bool

    @property
    def has_person(self) -> bool:
        """Whether somebody was chosen."""
        return self.person == NOBODY or self.participant_id is not None

    def to_sheet(self) -> Sheet | None:
        """Return the sheet, None where something is wrong with it."""
        if self.sat_at is None or not self.has_person or self.reading.refused:
            return None
        return Sheet(
            attempt_id=self.attempt_id,
            participant_id=self.participant_id,
            sat_at=self.sat_at,
            values=self.reading.values,
            granted=self.granted,
            is_sure=self.is_sure,
        )


def parse_sheet(
    fields: Fields, filled: FilledForm, *, new_id: UUID, now: datetime, zone: tzinfo
) -> SheetInput:
    """Read the fields of a sheet; where it does not name itself, it gets the new id."""
    items = {place.paper_item.position: place.item for place in filled.places}
    texts = {n: fields.get(f"response-{n}", "")[: LONGEST_WORD + 1] for n in items}
    day = parse_day(fields.get("day", ""))
    participant = parse_id(fields.get("person", ""))
    group = parse_id(fields.get("group", ""))
    return SheetInput(
        attempt_id=AttemptId(parse_id(fields.get("sheet", "")) or new_id),
        group_id=GroupId(group) if group else None,
        person=fields.get("person", ""),
        participant_id=ParticipantId(participant) if participant else None,
        day=fields.get("day", "")[:10],
        sat_at=date_sheet(day, made_at=filled.form.made_at, now=now, zone=zone) if day else None,
        texts=texts,
        reading=read_sheet(items, texts),
        granted=_parse_granted(fields, filled),
        is_sure="sure" in fields,
    )


def parse_id(text: str) -> UUID | None:
    """Read an id, None where it is none."""
    try:
        return UUID(text) if len(text) <= 36 else None
    except ValueError:
        return None


def parse_day(text: str) -> date | None:
    """Read a day as browsers send it."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _parse_granted(fields: Fields, filled: FilledForm) -> dict[int, tuple[str, ...]]:
    """List the criteria that were ticked, of tasks that people mark."""
    granted: dict[int, tuple[str, ...]] = {}
    for place in filled.places:
        position = place.paper_item.position
        ticked = set(fields.getlist(f"granted-{position}"))
        known = tuple(criterion.id for criterion in place.item.rubric if criterion.id in ticked)
        if known and place.item.interaction.is_marked_by_rubric:
            granted[position] = known
    return granted
