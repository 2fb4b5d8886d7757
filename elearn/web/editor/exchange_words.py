"""Words for what goes out of a bank and comes into it as a file of another format."""

from collections.abc import Mapping

from flask_babel import LazyString, gettext, lazy_gettext, lazy_pgettext

from elearn.domain.entries import EntryKind
from elearn.formats.exchange.contents import Fault, FaultKind, LossKind, Place

#: What the formats call themselves, in every language.
FORMAT_NAMES: Mapping[str, str] = {
    "xlsx": "Excel (XLSX)",
    "qti3": "QTI 3.0",
    "qti2": "QTI 2.1",
    "gift": "GIFT",
    "moodle_xml": "Moodle XML (ru)",
    "moodle_xml_languages": "Moodle XML (ru, en, uz, tg, ky)",
    "xliff": "XLIFF 2.1",
    "po": "PO (gettext)",
}
KINDS: Mapping[EntryKind, LazyString] = {
    EntryKind.MANIFEST: lazy_gettext("About the bank"),
    EntryKind.TOPICS: lazy_gettext("Topics"),
    EntryKind.ITEM: lazy_gettext("Task"),
    EntryKind.STIMULUS: lazy_gettext("Text, recording or picture"),
    EntryKind.MEDIUM: lazy_gettext("Recording or picture"),
    EntryKind.MISCONCEPTION: lazy_gettext("Kind of mistake"),
    EntryKind.TEST: lazy_gettext("Practice test"),
    EntryKind.TRANSLATION: lazy_gettext("Translation"),
    EntryKind.LESSON: lazy_gettext("Lesson"),
}
LOSSES: Mapping[LossKind, LazyString] = {
    LossKind.LEFT_OUT: lazy_pgettext("what a format does with a field", "left out"),
    LossKind.CHANGED: lazy_pgettext("what a format does with a field", "written differently"),
}
_BAD_VALUE = lazy_gettext("This does not fit into %(field)s: %(value)s")
_FAULTS: Mapping[FaultKind, LazyString] = {
    FaultKind.TOO_LARGE: lazy_gettext("This file is too large."),
    FaultKind.TOO_MANY: lazy_gettext("There is too much in this file. It may have %(limit)s entries."),
    FaultKind.OTHER_FORMAT: lazy_gettext("This is not a file of this kind."),
    FaultKind.BROKEN: lazy_gettext("From here on the file cannot be read."),
    FaultKind.REFUSED: lazy_gettext(
        "This may not come in: a formula, a macro, a program, or a way out of the file."
    ),
    FaultKind.NOT_KNOWN: lazy_gettext("This is not known here: %(value)s"),
    FaultKind.MISSING: lazy_gettext("This must be filled in: %(field)s"),
    FaultKind.BAD_VALUE: _BAD_VALUE,
    FaultKind.TOO_LONG: lazy_gettext("This is too long."),
    FaultKind.TWICE: lazy_gettext("This stands in the file twice: %(value)s"),
    FaultKind.NO_KEY: lazy_gettext("There is no right answer, or more than one."),
    FaultKind.NO_FILE: lazy_gettext("The package names this file and does not hold it: %(value)s"),
    FaultKind.NOT_YOURS: lazy_gettext("You may only bring translations into your own languages."),
    FaultKind.NO_ENTRY: lazy_gettext("Nothing in the bank has this number: %(value)s"),
}
_NOTHING = {"field": "?", "value": "?", "limit": "?"}


def name_format(name: str) -> str:
    """Name a format."""
    return FORMAT_NAMES.get(name, name)


def word_fault(fault: Fault) -> str:
    """Say what is wrong."""
    return str(_FAULTS[fault.kind]) % {**_NOTHING, **fault.details}


def word_place(place: Place) -> str:
    """Say where: sheet and cell, file and line, or the task."""
    if place.column and place.line:
        where = f"{place.column}{place.line}"
    else:
        where = gettext("line %(line)s", line=place.line) if place.line else ""
    return " · ".join(part for part in (place.file, where, place.name) if part)
