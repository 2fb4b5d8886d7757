"""Answer sheets: what a person typed from paper, read as responses."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from elearn.domain.attempts import is_acceptable, is_blank
from elearn.domain.items import RIGHT_OR_WRONG_CHOICES, Choice, Interaction, Item

#: Letters of the choices on paper. Small ones: no Latin letter of them looks like another Cyrillic one.
LETTERS = "абвгде"
LONGEST_WORD = 200  # characters of a typed word
#: What a rubric's marks stand on when nobody typed the text: the text is on paper.
ON_PAPER = "–"
_SPOKEN = "spoken"
_OMITTED = frozenset("-–—0")
_LATIN, _DIGITS = "abcdef", "123456"
#: Keys pressed with the keyboard left in the other language, and sounds; they count where they are free.
_SLIPS = {"f": 0, "ф": 0, ",": 1, "и": 1, "d": 2, "с": 2, "v": 2, "u": 3, "g": 3}


@dataclass(frozen=True, kw_only=True)
class SheetReading:
    """What a sheet says by position; `refused`: places where it cannot be read."""

    values: Mapping[int, str]
    refused: tuple[int, ...]


def offered_choices(item: Item) -> tuple[Choice, ...]:
    """List the choices that stand on paper, in the order of LETTERS."""
    return RIGHT_OR_WRONG_CHOICES if item.interaction is Interaction.RIGHT_OR_WRONG else item.choices


def key_letter(item: Item) -> str | None:
    """Return the letter of the right choice, None where there are no choices."""
    ids = [choice.id for choice in offered_choices(item)]
    return LETTERS[ids.index(item.key)] if item.key in ids else None


def letter_signs(choice_count: int) -> Mapping[str, int]:
    """Map every sign that means a choice to its place from 0: letters of both alphabets, digits, slips."""
    rows = (LETTERS, _LATIN, _DIGITS)
    signs = {row[place]: place for place in range(min(choice_count, len(LETTERS))) for row in rows}
    slips = {sign: place for sign, place in _SLIPS.items() if place < choice_count}
    return {**slips, **signs}


def read_sheet(items: Mapping[int, Item], texts: Mapping[int, str]) -> SheetReading:
    """Read what was typed by position; blank, a dash or nought is no answer. Rubrics are not typed."""
    typed = {
        position: texts[position].strip()
        for position, item in items.items()
        if not is_blank(texts.get(position)) and not item.interaction.is_marked_by_rubric
    }
    typed = {position: text for position, text in typed.items() if text not in _OMITTED}
    read = {position: _read_answer(items[position], text) for position, text in typed.items()}
    return SheetReading(
        values={position: value for position, value in read.items() if value is not None},
        refused=tuple(position for position, value in read.items() if value is None),
    )


def stand_in(item: Item) -> str:
    """Return the response that stands for a text on paper or a talk, so that marks can be given for it."""
    return _SPOKEN if item.interaction is Interaction.SPEAKING else ON_PAPER


def date_sheet(day: date, *, made_at: datetime, now: datetime, zone: tzinfo) -> datetime | None:
    """Return when a sheet of this day was written: now, if today; None before the form was made, or later."""
    today, first = now.astimezone(zone).date(), made_at.astimezone(zone).date()
    if not first <= day <= today:
        return None
    return now if day == today else max(datetime.combine(day, time(12), zone), made_at)


def _read_answer(item: Item, text: str) -> str | None:
    choices = offered_choices(item)
    if not choices:
        return text if len(text) <= LONGEST_WORD and is_acceptable(item, text) else None
    place = letter_signs(len(choices)).get(text.lower())
    return None if place is None else choices[place].id
