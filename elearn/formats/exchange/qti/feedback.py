"""What is said after an answer, and what a scorer reads."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from elearn.formats.exchange.qti.bodies import identify, text_of, things_of
from elearn.formats.exchange.qti.dialect import WRAPPER
from elearn.formats.exchange.qti.elements import append, make
from elearn.formats.exchange.qti.flow import inline, paragraphs
from elearn.formats.exchange.qti.responses import EXPLANATION, FEEDBACK

Data = Mapping[str, Any]
_OTHER = {"right": "wrong", "wrong": "right"}


def write_feedback(item: Data, misconceptions: Mapping[str, Data]) -> Iterator[Element]:
    """Write the explanation, and the advice for each wrong answer whose kind of mistake is known."""
    if text_of(item, "explanation").strip():
        yield _modal(EXPLANATION, paragraphs(text_of(item, "explanation")))
    for choice_id, misconception in _mistakes(item):
        advice = misconceptions.get(misconception)
        if advice:
            texts = (text_of(_part(advice, name), "ru") for name in ("name", "advice"))
            yield _modal(choice_id, [each for text in texts for each in paragraphs(text)])


def _part(data: Data, name: str) -> Data:
    part = data.get(name)
    return part if isinstance(part, Mapping) else {}


def _mistakes(item: Data) -> Iterator[tuple[str, str]]:
    if item.get("interaction") == "right_or_wrong":
        if item.get("key") in _OTHER:
            yield _OTHER[item["key"]], text_of(item, "misconception")
        return
    for choice in things_of(item, "choices"):
        yield identify(choice["id"]), text_of(choice, "misconception")


def _modal(identifier: str, content: Sequence[Element]) -> Element:
    return make(
        "modalFeedback",
        make(WRAPPER, *content),
        outcomeIdentifier=FEEDBACK,
        showHide="show",
        identifier=identifier,
    )


def write_rubric(item: Data) -> list[Element]:
    """Write for scorers: the criteria with their marks, and the model answer."""
    criteria = [_criterion(each) for each in things_of(item, "rubric")]
    content = [make("ul", *criteria, class_="rubric")] if criteria else []
    answer = paragraphs(text_of(item, "model_answer"))
    if answer:
        content.append(make("div", *answer, class_="model-answer"))
    return [make("rubricBlock", make(WRAPPER, *content), view="scorer", use="scoring")] if content else []


def _criterion(criterion: Data) -> Element:
    line = inline(make("li", id=identify(criterion["id"], "criterion-")), text_of(criterion, "text") + " ")
    append(line, make("span", str(criterion.get("marks", "")), class_="marks"))
    return line
