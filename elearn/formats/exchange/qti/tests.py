"""Practice tests as assessment tests: one part, one section, the items in order."""

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from elearn.formats.exchange.qti.bodies import identify, text_of
from elearn.formats.exchange.qti.elements import find_all, make

Data = Mapping[str, Any]


def write_test(test: Data, item_paths: Mapping[str, str]) -> Element:
    """Write a test; every item must have a document."""
    title = _title(test)
    names = list(test["items"])
    references = [
        make("assessmentItemRef", identifier=identify(f"{name}.{place}"), href=f"../{item_paths[name]}")
        for place, name in enumerate(names, 1)
    ]
    section = make("assessmentSection", *references, identifier="section", title=title, visible="true")
    part = make(
        "testPart", section, identifier="part", navigationMode="nonlinear", submissionMode="simultaneous"
    )
    total = make("sum", make("testVariables", variableIdentifier="SCORE"))
    return make(
        "assessmentTest",
        make("outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float"),
        part,
        make("outcomeProcessing", make("setOutcomeValue", total, identifier="SCORE")),
        identifier=identify(text_of(test, "id")),
        title=title,
    )


def _title(test: Data) -> str:
    titles = test.get("title")
    return (text_of(titles, "ru") if isinstance(titles, Mapping) else "") or text_of(test, "id")


def can_write(test: Data, item_paths: Mapping[str, str]) -> bool:
    """Tell whether every item of the test is in the package."""
    items = test.get("items")
    is_list = isinstance(items, Sequence) and not isinstance(items, str) and bool(items)
    return is_list and all(isinstance(name, str) and name in item_paths for name in items or ())


def read_test(root: Element, test_id: str, items: Mapping[str, str]) -> dict[str, Any]:
    """Read a test; `items` are ids by the addresses that it names them with."""
    names = [
        items[href]
        for each in find_all(root, "assessmentItemRef")
        for href in [each.get("href", "")]
        if href in items
    ]
    return {"id": test_id, "title": {"ru": root.get("title") or test_id}, "items": names}
