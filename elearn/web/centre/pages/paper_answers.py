"""The page on which staff type in sheets."""

from dataclasses import dataclass
from uuid import UUID

from elearn.domain.languages import Language
from elearn.domain.paper_sheets import LONGEST_WORD, letter_signs, offered_choices
from elearn.domain.reference import ReferenceBooks
from elearn.usecases.load_paper_form import FilledForm
from elearn.usecases.load_sheet_people import SheetPeople
from elearn.usecases.load_sitting import Place
from elearn.web.centre.pages.paper_key import MarkedTask, draw_marked
from elearn.web.centre.pages.paper_print import PrintedForm, draw_form
from elearn.web.centre.sheet_form import NOBODY, SheetInput


@dataclass(frozen=True, kw_only=True)
class AnswerField:
    """The field of one task; `signs`: the keys that a task with choices takes, None for words."""

    position: int
    signs: str | None
    value: str
    is_refused: bool

    @property
    def max_length(self) -> int:
        """Characters that the field takes."""
        return LONGEST_WORD if self.signs is None else 1


@dataclass(frozen=True, kw_only=True)
class PersonOption:
    """Somebody of the group."""

    value: str
    number: int
    name: str | None
    is_chosen: bool
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class SheetPage:
    """Everything that the page needs, also when it comes back with what was wrong."""

    form: PrintedForm
    sheet_id: UUID
    people: SheetPeople
    options: tuple[PersonOption, ...]
    is_nobody: bool
    day: str
    fields: tuple[AnswerField, ...]
    marked: tuple[MarkedTask, ...]
    granted: frozenset[tuple[int, str]]
    lacks_person: bool
    lacks_day: bool
    is_typed_before: bool

    @property
    def refused(self) -> tuple[int, ...]:
        """The tasks whose answers cannot be read."""
        return tuple(field.position for field in self.fields if field.is_refused)

    @property
    def focus(self) -> str:
        """Where the next key goes: to what is wrong, else to whose sheet it is."""
        if self.is_typed_before:
            return "sure"
        if self.lacks_day:
            return "day"
        return f"a{self.refused[0]}" if self.refused and not self.lacks_person else "person"


@dataclass(frozen=True, kw_only=True)
class FormReader:
    """Who looks at a form, and what is known beside it."""

    filled: FilledForm
    people: SheetPeople
    books: ReferenceBooks
    language: Language


def draw_empty_sheet(reader: FormReader, *, sheet_id: UUID, day: str, person: str) -> SheetPage:
    """Draw the page for the next sheet: of the chosen person, or of the first who has none yet."""
    following = reader.people.next_person
    chosen = person or (str(following.id) if following else "")
    return SheetPage(
        form=draw_form(reader.filled, reader.books, reader.language),
        sheet_id=sheet_id,
        people=reader.people,
        options=_draw_options(reader.people, chosen),
        is_nobody=chosen == NOBODY or not reader.people.groups,
        day=day,
        fields=_draw_fields(reader.filled, None),
        marked=draw_marked(reader.filled, reader.language),
        granted=frozenset(),
        lacks_person=False,
        lacks_day=False,
        is_typed_before=False,
    )


def draw_sheet_again(reader: FormReader, typed: SheetInput, *, is_typed_before: bool = False) -> SheetPage:
    """Draw the page as it was typed, with what is wrong."""
    return SheetPage(
        form=draw_form(reader.filled, reader.books, reader.language),
        sheet_id=typed.attempt_id,
        people=reader.people,
        options=_draw_options(reader.people, typed.person),
        is_nobody=typed.person == NOBODY,
        day=typed.day,
        fields=_draw_fields(reader.filled, typed),
        marked=draw_marked(reader.filled, reader.language),
        granted=frozenset((position, each) for position, ids in typed.granted.items() for each in ids),
        lacks_person=not typed.has_person,
        lacks_day=typed.sat_at is None,
        is_typed_before=is_typed_before,
    )


def _draw_options(people: SheetPeople, chosen: str) -> tuple[PersonOption, ...]:
    return tuple(
        PersonOption(
            value=str(person.id),
            number=person.number,
            name=person.name,
            is_chosen=str(person.id) == chosen,
            is_done=person.learner_id in people.done,
        )
        for person in people.people
    )


def _draw_fields(filled: FilledForm, typed: SheetInput | None) -> tuple[AnswerField, ...]:
    return tuple(
        _draw_field(place, typed) for place in filled.places if not place.item.interaction.is_marked_by_rubric
    )


def _draw_field(place: Place, typed: SheetInput | None) -> AnswerField:
    position, choices = place.paper_item.position, offered_choices(place.item)
    return AnswerField(
        position=position,
        signs="".join(letter_signs(len(choices))) + "-0" if choices else None,
        value=typed.texts[position] if typed else "",
        is_refused=typed is not None and position in typed.reading.refused,
    )
