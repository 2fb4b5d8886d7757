"""What a change touches. All changes here are made up."""

from dataclasses import replace

import pytest

from elearn.domain.item_bank import Lesson
from elearn.domain.items import BankId, ItemId, LawReference, TopicId
from elearn.domain.law_impact import (
    LawImpact,
    StandingItem,
    StandingTranslation,
    find_touched_items,
    find_touched_lessons,
    find_touched_tests,
    name_pattern,
)
from elearn.domain.reference import Law
from tests.builders import a_bank, a_test, an_item
from tests.domain.test_laws import READ_ON, a_change, a_law, cite

TOPIC = TopicId("history-state-symbols")


def standing(number: int, *laws: LawReference, released: tuple[LawReference, ...] = ()) -> StandingItem:
    item = an_item(number)
    return StandingItem(
        bank_id=BankId("history"),
        id=ItemId(item.id),
        stem=item.stem,
        topic_id=TOPIC,
        laws=laws,
        released=released,
    )


def test_items_are_touched_by_the_draft_and_by_what_learners_have() -> None:
    now, before, other = (
        standing(1, cite("5")),
        standing(2, cite("7"), released=(cite("5"),)),
        standing(3, cite("5.1")),
    )

    assert find_touched_items([now, before, other], a_change("5")) == (now, before)


def test_tests_say_how_many_of_their_items_are_touched() -> None:
    items = (an_item(1), an_item(2), an_item(3))
    bank = a_bank(*items, tests=(a_test(items), a_test(items[2:], id="history-02")))

    touched = find_touched_tests([bank], [standing(1), standing(2)])

    assert [(test.id, test.item_count) for test in touched] == [("history-01", 2)]


@pytest.mark.parametrize(
    ("short", "title", "text"),
    [
        ("Конституция", "Конституция Российской Федерации", "По Конституции все равны."),
        ("115-ФЗ", "Федеральный закон № 115-ФЗ", "Так говорит 115-ФЗ, статья 5."),
        ("ТК РФ", "Трудовой кодекс Российской Федерации", "В Трудовом кодексе написано"),
        ("ТК РФ", "Трудовой кодекс Российской Федерации", "статья 112 ТК РФ"),
        ("ГК РФ, часть 1", "Гражданский кодекс", "см. ГК РФ"),
        ("Закон о полиции", "Федеральный закон", "по закону о полиции"),
    ],
)
def test_an_act_is_found_by_its_name_in_any_case(short: str, title: str, text: str) -> None:
    assert name_pattern(a_law(short=short, title=title)).search(text)


@pytest.mark.parametrize(
    ("short", "text"), [("15-ФЗ", "закон 115-ФЗ"), ("ТК РФ", "ТК РФБ"), ("53-ФЗ", "53-ФЗО")]
)
def test_a_longer_name_is_another_act(short: str, text: str) -> None:
    assert not name_pattern(a_law(short=short)).search(text)


CODE = Law(id="tk-rf", title="Трудовой кодекс", short="ТК РФ", url="http://a.ru", wording_on=READ_ON)


@pytest.mark.parametrize(
    ("text", "item_count", "guess"),
    [
        ("Праздники стоят в статье 112 Трудового кодекса.", 0, (True, True)),
        ("Об этом говорит Трудовой кодекс, ст. 113.", 0, (True, False)),
        ("Праздники.", 2, (False, False)),
        ("Статья 112.", 0, None),
    ],
)
def test_a_lesson_is_guessed_by_its_words_and_topic(
    text: str, item_count: int, guess: tuple[bool, bool] | None
) -> None:
    lesson = Lesson(state="source", markdown=text)
    bank = a_bank(lessons={"ru": {TOPIC: lesson}, "uz": {TOPIC: lesson}})
    items = [standing(number) for number in range(1, item_count + 1)]

    found = find_touched_lessons([bank], CODE, ("112",), items)

    assert [(each.names_act, each.names_article) for each in found] == ([guess] if guess else [])
    assert all((each.languages, each.item_count) == (("ru", "uz"), item_count) for each in found)


def test_an_impact_sums_recordings_and_translations_once() -> None:
    fresh, stale = (
        StandingTranslation(state="draft", is_fresh=True),
        StandingTranslation(state="reviewed", is_fresh=False),
    )
    one = replace(standing(1), recording="rec-1", translations={"uz": fresh, "tg": stale})
    two = replace(standing(2), recording="rec-1", translations={"uz": stale})

    impact = LawImpact(
        items=(one, two, standing(3)), tests=(), test_count=25, lessons=(), forms=(), forms_by_item={}
    )

    assert impact.recordings == ("rec-1",)
    assert impact.translations == {"tg": 1, "uz": 2}
    assert one.fresh == {"uz"}
