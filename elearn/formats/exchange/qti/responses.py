"""Declarations of responses and outcomes, and the processing that marks an answer."""

from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from elearn.formats.exchange.qti.bodies import RESPONSE, field_name, identify, text_of, things_of
from elearn.formats.exchange.qti.elements import make

Data = Mapping[str, Any]
FEEDBACK = "FEEDBACK"
EXPLANATION = "explanation"
_CHOSEN = ("single_choice", "right_or_wrong")


def write_declarations(item: Data) -> list[Element]:
    """Declare what is answered, with the key, and what comes out."""
    return [*_responses(item), *_outcomes(item)]


def _responses(item: Data) -> Iterator[Element]:
    kind = item.get("interaction")
    if kind in _CHOSEN:
        yield _declare(RESPONSE, "identifier", identify(text_of(item, "key")) if item.get("key") else "")
    elif kind == "typed_word":
        yield _declare_words(item)
    elif kind == "form":
        answers = item.get("model_answer")
        known = answers if isinstance(answers, Mapping) else {}
        for each in things_of(item, "fields"):
            yield _declare(field_name(each["id"]), "string", text_of(known, each["id"]))
    elif kind in ("letter", "speaking"):
        yield _declare(RESPONSE, "string" if kind == "letter" else "file", "")


def _declare(name: str, base_type: str, correct: str) -> Element:
    declaration = make("responseDeclaration", identifier=name, cardinality="single", baseType=base_type)
    if correct:
        declaration.append(make("correctResponse", make("value", correct)))
    return declaration


def _declare_words(item: Data) -> Element:
    words = item.get("accepted")
    accepted = [word for word in words if isinstance(word, str)] if isinstance(words, list | tuple) else []
    declaration = _declare(RESPONSE, "string", accepted[0] if accepted else "")
    if accepted:
        entries = (make("mapEntry", mapKey=word, mappedValue="1", caseSensitive="false") for word in accepted)
        declaration.append(make("mapping", *entries, defaultValue="0", lowerBound="0", upperBound="1"))
    return declaration


def _outcomes(item: Data) -> Iterator[Element]:
    marks = count_marks(item)
    score = make(
        "outcomeDeclaration",
        make("defaultValue", make("value", "0")),
        identifier="SCORE",
        cardinality="single",
        baseType="float",
        normalMaximum=str(marks),
    )
    if item.get("rubric"):
        score.set("externalScored", "human")
    yield score
    yield make(
        "outcomeDeclaration",
        make("defaultValue", make("value", str(marks))),
        identifier="MAXSCORE",
        cardinality="single",
        baseType="float",
    )
    yield make("outcomeDeclaration", identifier=FEEDBACK, cardinality="multiple", baseType="identifier")


def count_marks(item: Data) -> int:
    """Count what the item is worth."""
    marks = [each.get("marks") for each in things_of(item, "rubric")]
    return sum(mark for mark in marks if isinstance(mark, int) and mark > 0) or 1


def write_processing(item: Data) -> Element:
    """Mark what a machine can mark, and show the explanation whatever was answered."""
    kind, shown = item.get("interaction"), [_value("identifier", EXPLANATION)]
    processing = make("responseProcessing")
    if kind in _CHOSEN:
        processing.append(_match())
        shown.append(_variable())
    elif kind == "typed_word":
        processing.append(_set("SCORE", make("mapResponse", identifier=RESPONSE)))
    processing.append(_set(FEEDBACK, make("multiple", *shown)))
    return processing


def _match() -> Element:
    test = make("match", _variable(), make("correct", identifier=RESPONSE))
    return make(
        "responseCondition",
        make("responseIf", test, _set("SCORE", _value("float", "1"))),
        make("responseElse", _set("SCORE", _value("float", "0"))),
    )


def _set(outcome: str, value: Element) -> Element:
    return make("setOutcomeValue", value, identifier=outcome)


def _value(base_type: str, text: str) -> Element:
    return make("baseValue", text, baseType=base_type)


def _variable() -> Element:
    return make("variable", identifier=RESPONSE)
