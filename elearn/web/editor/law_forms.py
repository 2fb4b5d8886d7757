"""What editors type about laws, turned into terms of the domain; anything may come."""

import re
from collections.abc import Mapping
from datetime import date

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import Field, IntegerField, StringField, TextAreaField, ValidationError
from wtforms.validators import DataRequired, Length

from elearn.domain.laws import normalize_articles
from elearn.domain.reference import Law, LawArticle

_FILL_IN = lazy_gettext("Fill in this field.")
_TOO_LONG = lazy_gettext("This is too long.")
_DAY = {"type": "date", "autocomplete": "off"}
_ADDRESS = re.compile(r"https?://\S+")
_ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_NO_ACTS = {"changes", "new", "queue"}  # what stands in addresses


def _tidy(text: str | None) -> str:
    """Make one line of a text: laws.yaml has one line for each."""
    return " ".join((text or "").split())


def _check_day(_form: FlaskForm, field: Field) -> None:
    if field.data and parse_day(field.data) is None:
        raise ValidationError(lazy_gettext("Write the day like this: 2027-03-01."))


def _check_address(_form: FlaskForm, field: Field) -> None:
    if field.data and not _ADDRESS.fullmatch(field.data):
        raise ValidationError(lazy_gettext("Write the whole address, with https:// at the beginning."))


def parse_day(text: str | None) -> date | None:
    """Read a day as browsers send it."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _at_most(length: int) -> Length:
    return Length(max=length, message=_TOO_LONG)


_NEEDED = DataRequired(_FILL_IN)
_LINK = (_at_most(2000), _check_address)
_NOTE = (_at_most(4000),)


class ArticleForm(FlaskForm):  # type: ignore[misc]
    """What is known of an article by itself. `version`: of the act, as the editor saw it."""

    version = IntegerField(default=0)
    wording_on = StringField(lazy_gettext("Day of the wording"), [_check_day], [_tidy], render_kw=_DAY)
    url = StringField(lazy_gettext("Link"), _LINK, [_tidy])
    note = TextAreaField(lazy_gettext("Note"), _NOTE, [_tidy], render_kw={"rows": 4})

    def to_article(self, number: str) -> LawArticle:
        """Return the article."""
        return LawArticle(
            number=number,
            wording_on=parse_day(self.wording_on.data),
            url=self.url.data or None,
            note=self.note.data or None,
        )


class ActForm(FlaskForm):  # type: ignore[misc]
    """An act of the register."""

    version = IntegerField(default=0)
    title = StringField(
        lazy_gettext("Full name in Russian"), [_NEEDED, Length(max=1000, message=_TOO_LONG)], [_tidy]
    )
    short = StringField(
        lazy_gettext("Short name in Russian"), [_NEEDED, Length(max=100, message=_TOO_LONG)], [_tidy]
    )
    url = StringField(lazy_gettext("Link"), [_NEEDED, *_LINK], [_tidy])
    wording_on = StringField(
        lazy_gettext("Day of the wording"), [_NEEDED, _check_day], [_tidy], render_kw=_DAY
    )
    note = TextAreaField(lazy_gettext("Note"), _NOTE, [_tidy], render_kw={"rows": 4})

    def to_law(self, act_id: str, articles: tuple[LawArticle, ...] = ()) -> Law:
        """Return the act, once the form was found right."""
        return Law(
            id=act_id,
            title=self.title.data,
            short=self.short.data,
            url=self.url.data,
            wording_on=parse_day(self.wording_on.data) or date.min,
            note=self.note.data or None,
            articles=articles,
        )


class NewActForm(ActForm):
    """A new act, with the id that items cite it by."""

    id = StringField(
        lazy_gettext("Id in the files"),
        [_NEEDED, _at_most(64)],
        [_tidy],
        description=lazy_gettext("Small Latin letters, digits and hyphens, for example 115-fz."),
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )

    def validate_id(self, field: Field) -> None:
        """Refuse what cannot stand in a file, or in an address."""
        if not _ID.fullmatch(field.data) or field.data in _NO_ACTS:
            raise ValidationError(field.description)


class ChangeForm(FlaskForm):  # type: ignore[misc]
    """An act, or an article of it, changes on a day."""

    act = StringField(lazy_gettext("Act"), [_NEEDED])
    articles = StringField(
        lazy_gettext("Articles"),
        [_at_most(500)],
        [_tidy],
        description=lazy_gettext("For example 13.3, 14. Leave it empty for the whole act."),
        render_kw={"autocomplete": "off"},
    )
    takes_effect_on = StringField(
        lazy_gettext("Takes effect on"), [_NEEDED, _check_day], [_tidy], render_kw=_DAY
    )
    words = TextAreaField(
        lazy_gettext("What changes"),
        [_NEEDED, _at_most(4000)],
        [lambda text: (text or "").strip()],
        render_kw={"rows": 4},
    )
    url = StringField(lazy_gettext("Link"), _LINK, [_tidy])

    def validate_articles(self, field: Field) -> None:
        """Refuse what names no article: it would stand for the whole act."""
        if field.data and not normalize_articles(field.data):
            raise ValidationError(lazy_gettext("There is no number of an article in it."))


def show_values(stored: Law | LawArticle, version: int) -> Mapping[str, object]:
    """Return what a form shows of what is stored, everything as text."""
    told = {name: "" if value is None else str(value) for name, value in vars(stored).items()}
    return {**told, "version": version}
