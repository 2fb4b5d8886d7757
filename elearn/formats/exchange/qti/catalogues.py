"""Translations of an item in QTI 3.0's catalogues: one per text, a card entry per language."""

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from elearn.formats.exchange.qti.bodies import identify, text_of, things_of
from elearn.formats.exchange.qti.elements import find_all, find_first, has_class, make
from elearn.formats.exchange.qti.flow import paragraphs, read_text
from elearn.formats.exchange.qti.responses import EXPLANATION

Data = Mapping[str, Any]
_SUPPORT = "keyword-translation"
_PREFIX = "catalog-"
_LISTS = {"choice": "choices", "criterion": "rubric"}


def add_catalogues(root: Element, item: Data, translations: Mapping[str, Data]) -> None:
    """Put translations beside what they translate."""
    catalogues = [
        catalogue
        for name, part, target in _targets(root, item)
        for catalogue in [_write(name, part, target, translations)]
        if catalogue is not None
    ]
    if catalogues:
        place = [child.tag for child in root].index("itemBody") + 1
        root.insert(place, make("catalogInfo", *catalogues))
    _add_to_explanation(root, translations)


def _targets(root: Element, item: Data) -> Iterator[tuple[str, tuple[str, ...], Element]]:
    for element in find_all(root, "div", "simpleChoice", "li"):
        if has_class(element, "stem"):
            yield "stem", ("stem",), element
    for list_name, prefix, element_name in (
        ("choices", "choice", "simpleChoice"),
        ("rubric", "criterion", "li"),
    ):
        elements = list(find_all(root, element_name))
        for each, element in zip(things_of(item, list_name), elements, strict=False):
            yield identify(each["id"], f"{prefix}-"), (list_name, each["id"]), element


def _write(
    name: str, part: tuple[str, ...], target: Element, translations: Mapping[str, Data]
) -> Element | None:
    texts = {language: _text_at(data, part) for language, data in translations.items()}
    entries = [
        make("cardEntry", make("htmlContent", *paragraphs(text)), xml_lang=language)
        for language, text in texts.items()
        if text.strip()
    ]
    if not entries:
        return None
    target.set("data-catalog-idref", _PREFIX + name)
    return make("catalog", make("card", *entries, support=_SUPPORT), id=_PREFIX + name)


def _text_at(data: Data, part: tuple[str, ...]) -> str:
    if len(part) == 1:
        return text_of(data, part[0])
    texts = data.get(part[0])
    return text_of(texts, part[1]) if isinstance(texts, Mapping) else ""


def _add_to_explanation(root: Element, translations: Mapping[str, Data]) -> None:
    modal = next(
        (each for each in find_all(root, "modalFeedback") if each.get("identifier") == EXPLANATION), None
    )
    if modal is None:
        return
    text = make("div", *list(modal[0]))
    catalogue = _write(EXPLANATION, (EXPLANATION,), text, translations)
    if catalogue is not None:
        modal[0][:] = [text]
        modal.append(make("catalogInfo", catalogue))


def read_catalogues(root: Element) -> dict[str, dict[str, Any]]:
    """Read the translations by language."""
    translations: dict[str, dict[str, Any]] = {}
    for catalogue in find_all(root, "catalog"):
        name = catalogue.get("id", "")
        for entry in find_all(catalogue, "cardEntry") if name.startswith(_PREFIX) else ():
            content = find_first(entry, "htmlContent")
            if entry.get("lang") and content is not None:
                data = translations.setdefault(entry.get("lang", ""), {})
                _place(data, name.removeprefix(_PREFIX), read_text(content))
    return translations


def _place(data: dict[str, Any], name: str, text: str) -> None:
    prefix, _, thing_id = name.partition("-")
    if name in ("stem", EXPLANATION):
        data[name] = text
    elif prefix in _LISTS:
        data.setdefault(_LISTS[prefix], {})[thing_id] = text
