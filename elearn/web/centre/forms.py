"""What staff send, turned into terms of the domain; anything may come."""

from flask import request
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import IntegerField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, NumberRange
from wtforms.validators import Optional as MayBeEmpty

from elearn.domain.centres import MAX_NAME_LENGTH, CentreRole
from elearn.domain.groups import MAX_PARTICIPANTS
from elearn.domain.people_lists import parse_names
from elearn.usecases.add_participants import NewPerson

_LONGEST_LIST = 50_000  # characters: 200 names of the longest are half of it
_TOO_LONG = lazy_gettext("This is too long.")
_TOO_MANY = lazy_gettext("Write a number from 1 to %(most)s.", most=MAX_PARTICIPANTS)


class CountField(IntegerField):  # type: ignore[misc]
    """A number; what is none is said in our words, because WTForms speaks few of our languages."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read what was typed."""
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(str(_TOO_MANY)) from error


class GroupForm(FlaskForm):  # type: ignore[misc]
    """A new group."""

    name = StringField(
        lazy_gettext("Name of the group"),
        [
            DataRequired(lazy_gettext("Fill in this field.")),
            Length(max=MAX_NAME_LENGTH, message=_TOO_LONG),
        ],
        render_kw={"maxlength": MAX_NAME_LENGTH, "autocomplete": "off"},
    )


class PeopleForm(FlaskForm):  # type: ignore[misc]
    """New people: names, or only how many."""

    names = TextAreaField(
        lazy_gettext("Names, one on each line"),
        [Length(max=_LONGEST_LIST, message=_TOO_LONG)],
        description=lazy_gettext("A nickname is enough."),
        render_kw={"rows": 6, "autocomplete": "off", "spellcheck": "false"},
    )
    count = CountField(
        lazy_gettext("People without names: how many?"),
        [MayBeEmpty(), NumberRange(min=0, max=MAX_PARTICIPANTS, message=_TOO_MANY)],
        description=lazy_gettext("They get only a number."),
        render_kw={"inputmode": "numeric", "autocomplete": "off", "type": "text"},
    )

    def list_newcomers(self) -> list[NewPerson]:
        """List who is to be added."""
        named = [NewPerson(name) for name in parse_names(self.names.data or "")]
        return [*named, *(NewPerson() for _ in range(self.count.data or 0))]


class NameForm(FlaskForm):  # type: ignore[misc]
    """The name of a person; blank: none."""

    name = StringField(
        lazy_gettext("Name or nickname"),
        [Length(max=MAX_NAME_LENGTH, message=_TOO_LONG)],
        render_kw={"maxlength": MAX_NAME_LENGTH, "autocomplete": "off"},
    )


def parse_role(text: str | None) -> CentreRole:
    """Read the role of somebody invited; trainer where it is missing or unknown, because it may do less."""
    return CentreRole.MANAGER if text == CentreRole.MANAGER else CentreRole.TRAINER


def read_file(name: str, limit: int) -> bytes:
    """Read an uploaded file, one byte more than the limit at most, so that too long can be told from long."""
    found = request.files.get(name)
    if found is None:
        return b""
    with found.stream as stream:
        return stream.read(limit + 1)
