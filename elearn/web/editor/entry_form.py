"""The form of an entry: one field for each of its texts, bound to the request; anything may come."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import Field as FormField
from wtforms import HiddenField, SelectChoice, SelectField, StringField, TextAreaField
from wtforms.validators import Length

from elearn.domain.drafts import ChangeKind
from elearn.domain.entries import EntryKey
from elearn.domain.entry_fields import Field, FieldTexts, Shape
from elearn.domain.said_changes import read_page
from elearn.usecases.save_fields import Finish, TypedForm
from elearn.web.editor.field_labels import label_field

MOST_CHARACTERS = 20_000  # of a text; what a release takes
_MOST_SEEN = 200_000
_TOO_LONG = lazy_gettext("This is too long.")
_OF_THE_FORM = frozenset({"version", "seen", "opened", "change", "csrf_token"})
_SHORT = frozenset(
    {"grammar_point", "title", "checked_on", "review_by", "min_words", "prepare_seconds", "speak_seconds"}
)
_FEW_LINES = frozenset({"misunderstanding", "sources", "laws", "text", "accepted"})
Options = Mapping[str, Sequence[tuple[str, str]]]


class EntryForm(FlaskForm):  # type: ignore[misc]
    """What every entry's form has; its own fields are added by `make_entry_form`.

    `seen`: the texts that the person began from, so that a merge can say who changed what. `opened`: the
    entry as the page showed it first, however often it saves itself.
    """

    version = StringField()
    seen = HiddenField(validators=[Length(max=_MOST_SEEN, message=_TOO_LONG)])
    opened = HiddenField()
    change = StringField(default=ChangeKind.MEANING)

    def texts(self) -> dict[str, str]:
        """Return what was typed, by field."""
        return {field.name: str(field.data or "") for field in self.entry_fields()}

    def entry_fields(self) -> Iterable[FormField]:
        """Return the fields of the entry itself."""
        return (field for field in self if field.name not in _OF_THE_FORM)

    def place(self, defects: Mapping[str, list[str]]) -> dict[str, list[str]]:
        """Return defects by this form's fields; what is of none of them is said of the whole entry."""
        placed: dict[str, list[str]] = {}
        names = {field.name for field in self.entry_fields()}
        for name, messages in defects.items():
            placed.setdefault(name if name in names else "", []).extend(messages)
        return placed

    def read(
        self, key: EntryKey, picked: Iterable[str] = (), finish: Finish | None = None, new_file: str = ""
    ) -> TypedForm:
        """Return the form as the domain wants it; `picked`: where the text that was seen stands."""
        seen = read_seen(self.seen.data)
        chosen = {name: seen[name] for name in picked if name in seen}
        return TypedForm(
            key=key,
            texts={**self.texts(), **chosen},
            seen=seen,
            change=ChangeKind.WORDING if self.change.data == ChangeKind.WORDING else ChangeKind.MEANING,
            finish=finish,
            new_file=new_file,
            page=read_page(self.opened.data or ""),
        )


def make_entry_form(fields: Sequence[Field], texts: FieldTexts, version: int, options: Options) -> EntryForm:
    """Build the form; `options`: what a field is chosen from, by its last step."""
    added = {
        field.name: _make(field, options.get(field.name.split(".")[-1]), texts.get(field.name, ""))
        for field in fields
    }
    bound = type("BoundEntryForm", (EntryForm,), added)
    form: EntryForm = bound(data={**texts, "version": version, "seen": write_seen(texts)})
    return form


def write_seen(texts: FieldTexts) -> str:
    """Write texts into a hidden field."""
    return json.dumps(dict(texts), ensure_ascii=False)


def read_seen(text: str | None) -> dict[str, str]:
    """Read the hidden field; whatever it is not, says that nothing was seen."""
    try:
        found = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    return {name: value for name, value in pairs if isinstance(value, str)}


def read_version(text: str | None) -> int:
    """Read the hidden number; nonsense is 0, which nobody's change has."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,9}", text) else 0


def _make(field: Field, options: Sequence[tuple[str, str]] | None, text: str) -> FormField:
    last = field.name.split(".")[-1]
    label, checks = label_field(field.name), [Length(max=MOST_CHARACTERS, message=_TOO_LONG)]
    if options is not None:
        unknown = [] if text in {"", *(value for value, _ in options)} else [(text, text)]
        choices = [SelectChoice(value, words) for value, words in (("", "–"), *options, *unknown)]
        return SelectField(label, choices=choices, validate_choice=False)
    if last in _SHORT:
        return StringField(label, checks, render_kw={"autocomplete": "off", "type": "text"})
    rows = 2 if last in _FEW_LINES else 3 + 17 * (field.shape is Shape.LESSON)
    attributes = {"rows": rows, "autocomplete": "off", "lang": "en" if last == "misunderstanding" else "ru"}
    return TextAreaField(label, checks, render_kw=attributes)
