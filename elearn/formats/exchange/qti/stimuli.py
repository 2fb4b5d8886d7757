"""Texts, notices, recordings and pictures that items share."""

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from elearn.formats.exchange.qti.around import Around
from elearn.formats.exchange.qti.bodies import identify, text_of
from elearn.formats.exchange.qti.dialect import Dialect
from elearn.formats.exchange.qti.elements import find_all, find_first, has_class, make
from elearn.formats.exchange.qti.flow import inline, paragraphs, read_texts

Data = Mapping[str, Any]
_CLASS = "stimulus"
_TEXTS = ("text", "notice")


def write_stimulus_body(stimulus: Data, medium: Data | None, dialect: Dialect) -> Element:
    """Write a stimulus as a block."""
    kind = text_of(stimulus, "kind")
    content = list(paragraphs(text_of(stimulus, "text")))
    if text_of(stimulus, "title").strip():
        content.insert(0, inline(make("h2"), text_of(stimulus, "title")))
    if medium is not None:
        content += _write_medium(medium, dialect)
    classes = f"{_CLASS} {kind}" if kind in _TEXTS else _CLASS
    return make("div", *content, id=identify(text_of(stimulus, "id")), class_=classes)


def _write_medium(medium: Data, dialect: Dialect) -> Iterator[Element]:
    files = medium.get("files")
    listed = [each for each in files if isinstance(each, Mapping)] if isinstance(files, list | tuple) else []
    places = [
        (f"../{text_of(each, 'path')}", text_of(each, "type")) for each in listed if text_of(each, "path")
    ]
    if not places:
        return
    if medium.get("kind") == "picture":
        yield make("p", make("img", src=places[0][0], alt=text_of(medium, "alt")))
    elif dialect.has_stimuli:
        yield make("audio", *(make("source", src=path, type=kind) for path, kind in places), controls="true")
    else:
        path, kind = places[-1]
        yield make("p", make("object", data=path, type=kind))


def write_stimulus(stimulus: Data, medium: Data | None, dialect: Dialect) -> Element:
    """Write a stimulus as a document of its own."""
    return make(
        "assessmentStimulus",
        make("stimulusBody", write_stimulus_body(stimulus, medium, dialect)),
        identifier=identify(text_of(stimulus, "id")),
        title=text_of(stimulus, "title") or text_of(stimulus, "id"),
        xml_lang="ru",
    )


def find_block(body: Element) -> Element | None:
    """Find the stimulus that stands in an item."""
    return next((each for each in find_all(body, "div") if has_class(each, _CLASS)), None)


def read_stimulus(body: Element, stimulus_id: str, around: Around) -> dict[str, Any]:
    """Read a stimulus: with a recording or picture it is one, else a text."""
    title = next((each for each in find_all(body, "h1", "h2")), None)
    stimulus: dict[str, Any] = {"id": stimulus_id}
    block = find_block(body)
    medium_id, kind = find_medium(body, around)
    text = read_texts([body], [title] if title is not None else [])
    if medium_id:
        stimulus |= {"kind": kind, "media": medium_id}
    else:
        is_notice = block is not None and has_class(block, "notice")
        stimulus["kind"] = "notice" if is_notice else "text"
    if title is not None:
        stimulus["title"] = read_texts([title])
    return stimulus | ({"text": text} if text else {})


def find_medium(body: Element, around: Around) -> tuple[str, str]:
    """Find the first recording or picture that the package holds: its id and kind."""
    for element in find_all(body, "img", "audio", "source", "object", "video"):
        href = element.get("data" if element.tag == "object" else "src", "")
        medium_id = around.find_medium(href, element.get("alt", "")) if href else ""
        if medium_id:
            return medium_id, "recording" if around.is_recording(href) else "picture"
    return "", ""


def read_id(element: Element) -> str:
    """Return the id that an identifier was made from."""
    identifier = element.get("identifier") or element.get("id") or ""
    return identifier[1:] if identifier[:1] == "_" and identifier[1:2].isdigit() else identifier


def find_body(root: Element) -> Element:
    """Return a stimulus document's body, or the document."""
    body = find_first(root, "stimulusBody")
    return root if body is None else body
