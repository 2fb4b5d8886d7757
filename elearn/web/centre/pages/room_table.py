"""The results of a session as a table, in the reader's language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext, pgettext

from elearn.web.centre.pages.room_people import AbsentLine, PartLine, ResultLine, Who

Value = str | int | None


@dataclass(frozen=True, kw_only=True)
class ResultTable:
    """Titles of the columns, and one row per person."""

    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def draw_table(results: Sequence[ResultLine], absent: Sequence[AbsentLine]) -> ResultTable:
    """Draw the table; parts are columns only where there are several."""
    parts = next((line.parts for line in results if len(line.parts) > 1), ())
    people = (
        gettext("Number"),
        pgettext("title of a column", "Name"),
        pgettext("title of a column", "Seat"),
        gettext("Result"),
        gettext("Marks"),
        pgettext("title of a column", "Marks possible"),
    )
    return ResultTable(
        header=(*people, *(title for part in parts for title in _name_columns(part))),
        rows=(
            *(_draw_result(line, len(parts)) for line in results),
            *(_draw_absent(line, len(parts)) for line in absent),
        ),
    )


def _name_columns(part: PartLine) -> Iterator[str]:
    # Translators: titles of columns; part: a part of the exam, such as History of Russia
    yield gettext("%(part)s: marks", part=part.title.text)
    yield gettext("%(part)s: marks to pass", part=part.title.text)


def _draw_result(line: ResultLine, part_count: int) -> tuple[Value, ...]:
    marks = [value for part in line.parts for value in (part.reached, part.needed)] if part_count else []
    return (*_name(line.who), _word_verdict(line.passed), line.score, line.max_score, *marks)


def _draw_absent(line: AbsentLine, part_count: int) -> tuple[Value, ...]:
    return (*_name(line.who), line.words, None, None, *[None] * 2 * part_count)


def _name(who: Who) -> tuple[Value, ...]:
    return (who.number, who.name, who.seat)


def _word_verdict(passed: bool | None) -> str:
    if passed is None:
        return str(gettext("Waits for marks"))
    if passed:
        return str(pgettext("state of a test", "Passed"))
    return str(pgettext("state of a test", "Not passed yet"))
