"""What a document says to scorers: criteria with marks, and a model answer."""

from itertools import islice
from typing import Any
from xml.etree.ElementTree import Element

from elearn.formats.exchange.qti.elements import find_all, find_first, has_class
from elearn.formats.exchange.qti.flow import read_text

MAX_MARKS = 1_000
MAX_CRITERIA = 100


def read_rubric(root: Element) -> dict[str, Any]:
    """Read the criteria: ours one by one, another system's text as a whole."""
    for block in _blocks(root):
        listed = next((each for each in find_all(block, "ul") if has_class(each, "rubric")), None)
        if listed is not None:
            lines = islice(find_all(listed, "li"), MAX_CRITERIA)
            return {"rubric": [_read_criterion(each, number) for number, each in enumerate(lines, 1)]}
        text = read_text(block, without=_answers(block))
        if text:
            return {"rubric": [{"id": "task", "text": text, "marks": _read_maximum(root)}]}
    return {}


def read_model_answer(root: Element) -> dict[str, str]:
    """Read the model answer, if one is written down for scorers."""
    texts = [read_text(each) for block in _blocks(root) for each in _answers(block)]
    return {"model_answer": texts[0]} if texts and texts[0] else {}


def _blocks(root: Element) -> list[Element]:
    return [each for each in find_all(root, "rubricBlock") if "scorer" in each.get("view", "").split()]


def _answers(block: Element) -> list[Element]:
    return [each for each in find_all(block, "div") if has_class(each, "model-answer")]


def _read_criterion(line: Element, number: int) -> dict[str, Any]:
    shown = [each for each in find_all(line, "span") if has_class(each, "marks")]
    criterion_id = line.get("id", "").removeprefix("criterion-") or f"criterion-{number}"
    marks = _to_marks("".join(shown[0].itertext())) if shown else None
    criterion = {"id": criterion_id, "text": read_text(line, without=shown)}
    return criterion | ({"marks": marks} if marks is not None else {})


def _read_maximum(root: Element) -> int:
    for declaration in find_all(root, "outcomeDeclaration"):
        if declaration.get("identifier") == "MAXSCORE":
            value = find_first(declaration, "value")
            return _to_marks("".join(value.itertext()) if value is not None else "") or 1
    return 1


def _to_marks(text: str) -> int | None:
    try:
        marks = float(text)
    except ValueError:
        return None
    return int(marks) if 0 < marks <= MAX_MARKS and marks == int(marks) else None
