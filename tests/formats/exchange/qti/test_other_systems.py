"""Packages of other systems: what is there comes in under ids that say so; the rest is named by its place."""

from typing import Any

import pytest

from elearn.domain.entries import EntryKey, EntryKind
from elearn.formats.exchange.contents import Fault, FaultKind, Imported
from elearn.formats.exchange.registry import FORMATS
from tests.formats.exchange.qti.other_systems import (
    QTI2,
    QTI3,
    a_package,
    an_item,
    choose,
    declare,
    resource,
)
from tests.formats.exchange.qti.releases import by_key

PICTURE = b"<svg xmlns='http://www.w3.org/2000/svg'/>"


def read(document: str) -> Imported:
    return FORMATS["qti3"].read(document.encode())


def read_item(document: str) -> Any:
    found = read(document)
    assert found.faults == ()
    return found.patches[-1].data


def test_a_question_with_other_names_gets_letters_and_says_that_it_is_foreign() -> None:
    choices = choose(("C1", "двор"), ("C2", "<p>зам<b>о</b>к</p>"), prompt="<prompt>Что это?</prompt>")

    found = read(an_item(declare("C2"), "<p>Смотрите:</p>" + choices))

    key = EntryKey(EntryKind.ITEM, "ITEM_7")
    assert found.foreign == {key}
    assert by_key(found.patches) == {
        key: {
            "id": "ITEM_7",
            "interaction": "single_choice",
            "stem": "Смотрите:\n\nЧто это?",
            "choices": [{"id": "a", "text": "двор"}, {"id": "b", "text": "зам**о**к"}],
            "key": "b",
        }
    }


def test_an_id_that_looks_like_ours_is_ours() -> None:
    document = an_item(declare("a"), choose(("a", "да"), ("b", "нет, ночью")), identifier="law-0007")

    assert read(document).foreign == frozenset()


def test_true_and_false_are_a_judgement() -> None:
    item = read_item(
        an_item(declare("T1"), "<p>Волга впадает в Каспий.</p>" + choose(("T1", "True"), ("T2", "False")))
    )

    assert (item["interaction"], item["key"], "choices" in item) == ("right_or_wrong", "right", False)


def test_the_key_may_be_what_earns_most() -> None:
    mapping = (
        '<responseDeclaration identifier="R" cardinality="single"><mapping>'
        '<mapEntry mapKey="x" mappedValue="0.5"/><mapEntry mapKey="y" mappedValue="1"/>'
        "</mapping></responseDeclaration>"
    )

    assert read_item(an_item(mapping, choose(("x", "раз"), ("y", "два"))))["key"] == "b"


def test_a_gap_takes_every_word_that_earns_something() -> None:
    words = (
        '<responseDeclaration identifier="R" cardinality="single" baseType="string"><mapping>'
        '<mapEntry mapKey="книгу" mappedValue="1"/><mapEntry mapKey="книга" mappedValue="0"/>'
        '<mapEntry mapKey="книжку" mappedValue="0.5"/></mapping></responseDeclaration>'
    )

    item = read_item(an_item(words, '<p>Я читаю <textEntryInteraction responseIdentifier="R"/> вслух.</p>'))

    assert (item["stem"], item["accepted"]) == ("Я читаю ____ вслух.", ["книгу", "книжку"])


def test_several_gaps_are_a_form() -> None:
    body = "".join(f'<p>Поле {n}: <textEntryInteraction responseIdentifier="F{n}"/></p>' for n in (1, 2))

    item = read_item(an_item("", "<p>Заполните.</p>" + body))

    assert item["fields"] == [{"id": "F1", "label": "Поле 1:"}, {"id": "F2", "label": "Поле 2:"}]
    assert item["stem"] == "Заполните."


def test_what_scorers_read_becomes_one_criterion() -> None:
    rubric = '<rubricBlock view="scorer"><p>Есть адрес</p></rubricBlock>'
    marks = (
        '<outcomeDeclaration identifier="MAXSCORE" cardinality="single"><defaultValue><value>3</value>'
        "</defaultValue></outcomeDeclaration>"
    )

    item = read_item(
        an_item(marks, f'<p>Пишите.</p>{rubric}<extendedTextInteraction responseIdentifier="R"/>')
    )

    assert item["rubric"] == [{"id": "task", "text": "Есть адрес", "marks": 3}]
    assert (item["interaction"], item["stem"]) == ("letter", "Пишите.")


def test_feedback_that_belongs_to_no_choice_is_the_explanation() -> None:
    feedback = "".join(
        f'<modalFeedback outcomeIdentifier="F" identifier="{name}" showHide="show">{text}</modalFeedback>'
        for name, text in (("a", "Не так."), ("general", "<p>Потому что.</p>"))
    )

    assert (
        read_item(an_item(declare("a"), choose(("a", "1"), ("b", "2")), feedback))["explanation"]
        == "Потому что."
    )


@pytest.mark.parametrize(
    ("document", "kind", "details"),
    [
        (an_item("", "<hotspotInteraction/>"), FaultKind.NOT_KNOWN, {"value": "hotspotInteraction"}),
        (an_item("", "<p>Ничего</p>"), FaultKind.MISSING, {"field": "interaction"}),
        (an_item("", choose(("a", "1"), ("b", "2"))), FaultKind.NO_KEY, {}),
        (an_item(declare("z"), choose(("a", "1"), ("b", "2"))), FaultKind.NO_KEY, {}),
        (an_item(declare("a"), choose(("a", "1"), ("a", "2"))), FaultKind.MISSING, {"field": "choices"}),
        (an_item("", '<p><textEntryInteraction responseIdentifier="R"/></p>'), FaultKind.NO_KEY, {}),
        (
            an_item(declare("a", "b", cardinality="multiple"), choose(("a", "1"), ("b", "2"))),
            FaultKind.NOT_KNOWN,
            {"value": "cardinality multiple"},
        ),
        (
            an_item(declare("a"), choose(("a", "1"), ("b", "2")) * 2),
            FaultKind.NOT_KNOWN,
            {"value": "choiceInteraction × 2"},
        ),
        ("<html/>", FaultKind.OTHER_FORMAT, {}),
        ("<assessmentItem>", FaultKind.BROKEN, {}),
        (
            an_item(declare("a"), "я" * 20_001 + choose(("a", "1"), ("b", "2"))),
            FaultKind.TOO_LONG,
            {"field": "stem", "limit": 20_000},
        ),
    ],
)
def test_what_we_do_not_have_is_a_fault(document: str, kind: FaultKind, details: dict[str, Any]) -> None:
    found = read(document)

    assert [(fault.kind, fault.details) for fault in found.faults] == [(kind, details)]
    assert found.patches == ()


def test_a_picture_in_a_question_becomes_a_stimulus() -> None:
    shown = '<p><img src="../img/My%20Map.svg" alt="Карта"/></p>'
    document = an_item(declare("a"), shown + choose(("a", "1"), ("b", "2")))

    found = FORMATS["qti2"].read(
        a_package({"q/1.xml": document, "img/My Map.svg": PICTURE}, resource("q/1.xml"))
    )

    medium, item, stimulus = found.patches
    assert found.faults == ()
    assert dict(found.media) == {medium.data["files"][0]["path"]: PICTURE}
    assert (medium.data["kind"], medium.data["alt"]) == ("picture", "Карта")
    assert stimulus.data == {"id": item.data["stimulus"], "kind": "picture", "media": medium.key.id}
    assert found.foreign == {medium.key, item.key, stimulus.key}


@pytest.mark.parametrize(("name", "stored"), [("a.JPEG", ".jpg"), ("b.ogg", ".opus"), ("c.mp3", ".mp3")])
def test_a_file_is_kept_under_an_ending_of_ours(name: str, stored: str) -> None:
    document = an_item(declare("a"), f'<p><object data="{name}"/></p>' + choose(("a", "1"), ("b", "2")))

    found = FORMATS["qti2"].read(a_package({"q.xml": document, name: b"content"}, resource("q.xml")))

    assert [path.endswith(stored) for path in found.media] == [True]


def test_a_test_of_another_system_names_its_questions_in_order() -> None:
    documents = {
        f"q{n}.xml": an_item(declare("a"), choose(("a", "1"), ("b", "2")), identifier=f"Q{n}") for n in (1, 2)
    }
    references = "".join(f'<assessmentItemRef identifier="r{n}" href="q{n}.xml"/>' for n in (2, 1))
    test = (
        f'<assessmentTest xmlns="{QTI2}" identifier="Mein Test" title="Проба">{references}</assessmentTest>'
    )
    listed = resource("t.xml", "test") + resource("q1.xml") + resource("q2.xml")

    found = by_key(FORMATS["qti3"].read(a_package({**documents, "t.xml": test}, listed)).patches)

    key = EntryKey(EntryKind.TEST, "mein-test")
    assert found[key] == {"id": "mein-test", "title": {"ru": "Проба"}, "items": ["Q2", "Q1"]}


def test_one_bad_question_does_not_keep_the_others_out() -> None:
    good = an_item(declare("a"), choose(("a", "1"), ("b", "2")))
    listed = resource("good.xml") + resource("bad.xml") + resource("gone.xml")

    found = FORMATS["qti3"].read(a_package({"good.xml": good, "bad.xml": "<x", "x.zip": b"PK"}, listed))

    assert [patch.key.id for patch in found.patches] == ["ITEM_7"]
    assert [(fault.place.file, fault.kind) for fault in found.faults] == [
        ("bad.xml", FaultKind.BROKEN),
        ("gone.xml", FaultKind.NO_FILE),
    ]


def test_a_question_that_comes_twice_is_taken_once() -> None:
    document = an_item(declare("a"), choose(("a", "1"), ("b", "2")))

    found = FORMATS["qti3"].read(
        a_package({"1.xml": document, "2.xml": document}, resource("1.xml") + resource("2.xml"))
    )

    assert len(found.patches) == 1
    assert found.faults == (
        Fault(place=found.faults[0].place, kind=FaultKind.TWICE, details={"value": "ITEM_7"}),
    )
    assert found.faults[0].place.file == "2.xml"


def test_version_3_of_another_system_is_read_too() -> None:
    document = (
        f'<qti-assessment-item xmlns="{QTI3}" identifier="i" title="t" time-dependent="false">'
        '<qti-response-declaration identifier="R" cardinality="single" base-type="identifier">'
        "<qti-correct-response><qti-value>A</qti-value></qti-correct-response></qti-response-declaration><qti-item-body><p>Где?</p>"
        '<qti-choice-interaction response-identifier="R">'
        '<qti-simple-choice identifier="A">здесь</qti-simple-choice>'
        '<qti-simple-choice identifier="B">там</qti-simple-choice></qti-choice-interaction></qti-item-body>'
        '<qti-modal-feedback outcome-identifier="F" identifier="f" show-hide="show">'
        "<qti-content-body><p>Вот.</p></qti-content-body></qti-modal-feedback></qti-assessment-item>"
    )

    item = read_item(document)

    assert (item["stem"], item["key"], item["explanation"]) == ("Где?", "a", "Вот.")
