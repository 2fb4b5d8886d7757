"""What an editor reads of two releases: what is new, gone and changed, the key before all else."""

from dataclasses import replace
from typing import Any

import pytest

from elearn.domain.item_bank import ItemBank, ItemTranslation, Lesson, Stimulus, Topic
from elearn.domain.items import Choice, Interaction, ItemId, StimulusId, TopicId
from elearn.domain.release_changes import list_changes
from tests.builders import a_bank, a_medium, a_misconception, a_test, an_item

OLD = a_bank()
FIRST, SECOND, THIRD = OLD.items
DRAFT = ItemTranslation(state="draft", explanation="Because.")
LESSON = Lesson(state="reviewed", markdown="# Урок")


def changed(**changes: Any) -> list[str]:
    new: ItemBank = replace(OLD, **changes)
    return list_changes(OLD, new)


def test_a_release_does_not_differ_from_itself() -> None:
    assert list_changes(OLD, a_bank()) == []


def test_new_items_show_their_question_and_gone_ones_their_id() -> None:
    items = (FIRST, SECOND, an_item(4))

    assert changed(items=items) == ["- item hist-0003", "+ item hist-0004: Вопрос 4?"]


def test_of_a_changed_item_the_key_comes_first() -> None:
    choices = (Choice(id="a", text="да"), Choice(id="b", text="нет"))
    item = replace(FIRST, key="b", stem="Новый вопрос?", choices=choices)

    assert changed(items=(item, SECOND, THIRD)) == [
        "~ item hist-0001: key a → b",
        "~ item hist-0001: stem Вопрос 1? → Новый вопрос?",
        "~ item hist-0001: choices ответ a, ответ b, ответ c → да, нет",
    ]


def test_a_key_that_is_gone_is_nothing_and_accepted_words_are_listed() -> None:
    typed = replace(
        FIRST, interaction=Interaction.TYPED_WORD, key=None, choices=(), accepted=("флаг", "знамя")
    )
    lines = changed(items=(typed, SECOND, THIRD))

    assert lines[:2] == ["~ item hist-0001: key a → nothing", "~ item hist-0001: accepted  → флаг, знамя"]


def test_long_texts_are_cut() -> None:
    [line] = changed(items=(replace(FIRST, stem="о" * 61), SECOND, replace(THIRD)))

    assert line == f"~ item hist-0001: stem Вопрос 1? → {'о' * 59}…"


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        (
            {"topics": (*OLD.topics, Topic(id=TopicId("new"), title={}, exam_asks={}, levels=()))},
            "+ topic new",
        ),
        ({"tests": ()}, "- test history-01"),
        ({"tests": (a_test(OLD.items, times=5),)}, "~ test history-01: times 4 → 5"),
        ({"media": (a_medium(b"", "b" * 64),)}, "+ medium hist-pic-0001"),
        ({"stimuli": (Stimulus(id=StimulusId("s-1"), kind="picture"),)}, "+ stimulus s-1"),
        ({"misconceptions": (a_misconception(),)}, "+ misconception history-mixed-up"),
        ({"translations": {}}, "- language en: no translation any more"),
        ({"lessons": {**OLD.lessons, "en": {TopicId("t"): LESSON}}}, "+ language en: 1 × lesson"),
        (
            {"translations": {"en": {FIRST.id: replace(DRAFT, state="reviewed")}}},
            "~ translation en hist-0001: state draft → reviewed",
        ),
        (
            {"translations": {"en": {FIRST.id: DRAFT, ItemId("hist-0002"): DRAFT}}},
            "+ translation en hist-0002",
        ),
    ],
)
def test_each_kind_of_content_has_its_line(changes: dict[str, Any], line: str) -> None:
    assert changed(**changes) == [line]
