"""Pictures hold no program and no reference to anything outside."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

# \0: UTF-16 would hide the others
_FORBIDDEN_XML = re.compile(rb"\0|<!DOCTYPE|<!ENTITY|<\?xml-stylesheet", re.IGNORECASE)
_FORBIDDEN_ELEMENTS = {"script", "foreignobject", "iframe", "embed", "object", "handler", "audio", "video"}
_XHTML = "{http://www.w3.org/1999/xhtml}"
_ADDRESSES = {"href", "src"}
_IGNORED = re.compile(
    r"[\x00-\x20]+"
)  # browsers pass over them at the ends of addresses, and over some within
_OUTSIDE = re.compile(r"@import|url\((?!['\"]?#)|(?:src|image-set|expression)\(|javascript:", re.IGNORECASE)
_ADDRESS_IN_STYLE = re.compile(r"//|data:", re.IGNORECASE)
_ESCAPE = "\\"  # by which style sheets write every letter otherwise: no picture needs it


def find_svg_dangers(content: bytes) -> list[str]:
    """List what a picture must not have: programs, event handlers, references to other files."""
    if _FORBIDDEN_XML.search(content):
        return ["SVG with a document type, entity, style sheet reference or byte 0"]
    try:
        root = ElementTree.fromstring(content)  # noqa: S314 - entities were refused above
    except (ElementTree.ParseError, ValueError, LookupError) as error:  # the last two: encodings
        return [f"SVG cannot be read: {error}"]
    if _local(root.tag) != "svg":
        return ["the content is not SVG"]
    return [danger for element in root.iter() for danger in list_svg_dangers_of(element)]


def list_svg_dangers_of(element: ElementTree.Element, *, is_element: bool = False) -> list[str]:
    """List what is dangerous about one element; `is_element`: about itself, without its attributes."""
    found = list(_dangers_of_element(element))
    return found if is_element else [*found, *_dangers_of_attributes(element)]


def _dangers_of_element(element: ElementTree.Element) -> Iterator[str]:
    name = _local(element.tag)
    if name in _FORBIDDEN_ELEMENTS or str(element.tag).startswith(_XHTML):
        yield f"SVG with <{name}>"
    animated = _IGNORED.sub("", element.get("attributeName", "")).rpartition(":")[2].lower()
    if animated in _ADDRESSES or animated.startswith("on"):
        yield f"SVG with <{name}> that changes '{animated}'"
    if name == "style" and (len(element) or _leads_out_of_style(element.text or "")):
        yield "SVG with an external reference in <style>"


def _dangers_of_attributes(element: ElementTree.Element) -> Iterator[str]:
    for attribute, value in element.attrib.items():
        name = _local(attribute)
        if name.startswith("on"):
            yield f"SVG with the event handler '{name}'"
        elif name in _ADDRESSES and not _IGNORED.sub("", value).startswith("#"):
            yield f"SVG with an external reference: {value[:60]}"
        elif _leads_out_of_style(value) if name == "style" else _leads_out(value):
            yield f"SVG with an external reference in '{name}'"


def _leads_out_of_style(text: str) -> bool:
    return _leads_out(text) or _ADDRESS_IN_STYLE.search(_IGNORED.sub("", text)) is not None


def _leads_out(text: str) -> bool:
    return _ESCAPE in text or _OUTSIDE.search(_IGNORED.sub("", text)) is not None


def _local(name: str) -> str:
    return str(name).rsplit("}", 1)[-1].lower()
