"""LOM of a resource: our id, its title, and what QTI has no place for, as taxa that others can read too."""

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any
from xml.etree.ElementTree import Element

from elearn.domain.languages import SOURCE_LANGUAGE, WRITTEN_LANGUAGES
from elearn.formats.exchange.plain_values import read_json
from elearn.formats.exchange.qti.dialect import LOM
from elearn.formats.exchange.qti.elements import drop_controls, find_all, find_first, make
from elearn.formats.exchange.qti.fields import Steps

CATALOGUE = "elearn"
#: Taxa whose entry is JSON: numbers, lists, and texts that XML would not give back as they are.
_JSON = "elearn-json"
_PARTING = "."
_MAX_STEPS = 8
MAX_FIELDS = 300


def write_lom(entry_id: str, title: str, fields: Mapping[Steps, Any]) -> Element:
    """Write the metadata of one resource."""
    identifier = make("identifier", make("catalog", CATALOGUE), make("entry", entry_id))
    general = make(
        "general", identifier, make("title", make("string", title, language="ru")), make("language", "ru")
    )
    lom = make("lom", general, xmlns=LOM)
    if fields:
        purpose = make("purpose", make("source", "LOMv1.0"), make("value", "discipline"))
        lom.append(make("classification", purpose, *(_write_taxon(*field) for field in fields.items())))
    return lom


def _write_taxon(steps: Steps, value: Any) -> Element:
    is_text = isinstance(value, str) and value == value.strip() == drop_controls(value) and "\r" not in value
    text = value if is_text else json.dumps(value, ensure_ascii=True, sort_keys=True)
    source = make("source", make("string", CATALOGUE if is_text else _JSON, language="x-none"))
    entry = make("entry", make("string", text, language=_language(steps)))
    return make("taxonPath", source, make("taxon", make("id", _join(steps)), entry))


def _language(steps: Steps) -> str:
    named = [step for step in steps if step in WRITTEN_LANGUAGES]
    return named[0] if named else SOURCE_LANGUAGE


def _join(steps: Steps) -> str:
    return drop_controls(_PARTING.join(step.replace("%", "%25").replace(_PARTING, "%2E") for step in steps))


def _split(text: str) -> Steps:
    return tuple(step.replace("%2E", _PARTING).replace("%25", "%") for step in text.split(_PARTING))


def read_id(lom: Element | None) -> str:
    """Return the id that we wrote, or nothing."""
    for identifier in find_all(lom, "identifier") if lom is not None else ():
        if _text(find_first(identifier, "catalog")) == CATALOGUE:
            return _text(find_first(identifier, "entry"))
    return ""


def read_fields(lom: Element | None) -> Iterator[tuple[Steps, Any]]:
    """Yield what we wrote; what is broken is not there."""
    for path in islice(find_all(lom, "taxonPath"), MAX_FIELDS) if lom is not None else ():
        source, entry = _text(find_first(path, "source")), find_first(path, "entry")
        steps = _split(_text(find_first(path, "id")))
        if source in (CATALOGUE, _JSON) and entry is not None and len(steps) <= _MAX_STEPS:
            text = "".join(entry.itertext())
            yield from _read_value(steps, text, is_json=source == _JSON)


def _read_value(steps: Steps, text: str, *, is_json: bool) -> Iterator[tuple[Steps, Any]]:
    try:
        yield steps, read_json(text) if is_json else text.strip()
    except ValueError:
        return


def _text(element: Element | None) -> str:
    return "".join(element.itertext()).strip() if element is not None else ""
