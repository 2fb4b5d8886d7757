"""The forms of a centre, as a list; and what a form is called."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask_babel import format_date, to_user_timezone

from elearn.domain.languages import Language
from elearn.domain.paper_forms import PaperForm
from elearn.domain.reference import ReferenceBooks
from elearn.web.wording import Wording, word_title

Titles = Mapping[str, Mapping[str, str]]  # by test


@dataclass(frozen=True, kw_only=True)
class FormLine:
    """One form with how many of its sheets were typed in."""

    id: UUID
    number: int
    letter: str
    title: Wording
    is_exam: bool
    day: str
    sheets: int


def draw_form_lines(
    entries: Iterable[tuple[PaperForm, int]], titles: Titles, books: ReferenceBooks, language: Language
) -> Sequence[FormLine]:
    """List the forms."""
    return [
        FormLine(
            id=form.id,
            number=form.number,
            letter=form.letter,
            title=name_form(form, titles, books, language),
            is_exam=form.test_id is None,
            day=format_date(to_user_timezone(form.made_at), "short"),
            sheets=sheets,
        )
        for form, sheets in entries
    ]


def name_form(form: PaperForm, titles: Titles, books: ReferenceBooks, language: Language) -> Wording:
    """Name what is on paper; a test or exam that is gone by its id."""
    if form.test_id is None and form.profile_id in books.profiles:
        return word_title(books.profiles[form.profile_id].title, language)
    if form.test_id and form.test_id in titles:
        return word_title(titles[form.test_id], language)
    return Wording(text=form.test_id or form.profile_id, tag=language.tag)
