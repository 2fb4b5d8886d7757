"""Elements in the plain names of QTI 2.1: made, spelled for a version, and read back."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, tostring

from elearn.formats.exchange.qti.dialect import WRAPPER, Dialect, plain_name

#: What XML 1.0 has no way to write.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def make(tag: str, *children: Element | str, **attributes: str) -> Element:
    """Make an element; `xml_lang` is `xml:lang`, `class_` is `class`."""
    element = Element(tag, {_attribute(name): drop_controls(value) for name, value in attributes.items()})
    for child in children:
        append(element, child)
    return element


def append(element: Element, child: Element | str) -> None:
    """Put an element or text at the end."""
    if isinstance(child, Element):
        element.append(child)
    elif len(element):
        element[-1].tail = (element[-1].tail or "") + drop_controls(child)
    else:
        element.text = (element.text or "") + drop_controls(child)


def _attribute(name: str) -> str:
    return "xml:lang" if name == "xml_lang" else name.rstrip("_")


def drop_controls(text: str) -> str:
    """Leave out the characters that XML cannot write."""
    return _NO_XML.sub("", text)


def spell(element: Element, dialect: Dialect) -> Element:
    """Return a copy in the names of the version, without what only the other has."""
    copy = Element(
        dialect.tag(element.tag),
        {dialect.attribute(name): value for name, value in element.attrib.items() if dialect.knows(name)},
    )
    copy.text, copy.tail = element.text, element.tail
    for child in element:
        if dialect.knows(child.tag):
            copy.append(spell(child, dialect))
        elif child.tag == WRAPPER:
            copy.extend(spell(each, dialect) for each in child)
    return copy


def write_document(element: Element, dialect: Dialect) -> bytes:
    """Write a QTI document."""
    root = spell(element, dialect)
    for name, value in dialect.root_attributes().items():
        root.set(name, value)
    return to_bytes(root)


def to_bytes(root: Element) -> bytes:
    """Write a tree as it is."""
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def to_plain(element: Element) -> Element:
    """Rename a tree that was read, of either version, to plain names; 3.0's wrappers are looked through."""
    for each in element.iter():
        each.tag = plain_name(each.tag)
        named = {plain_name(name): value for name, value in each.attrib.items()}
        each.attrib.clear()
        each.attrib.update(named)
    return element


def find_all(element: Element, *names: str) -> Iterator[Element]:
    """Yield the elements of these names, wherever below they stand."""
    return (each for each in element.iter() if each.tag in names)


def find_first(element: Element, name: str) -> Element | None:
    """Return the first of this name, wherever below."""
    return next(find_all(element, name), None)


def has_class(element: Element, name: str) -> bool:
    """Tell whether it has the class."""
    return name in element.get("class", "").split()
