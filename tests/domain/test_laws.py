"""The register keeps what editors did; a change knows what rests on it. All changes here are made up."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from elearn.domain.items import LawReference
from elearn.domain.laws import (
    LawChange,
    LawChangeId,
    RegisteredAct,
    find_edits,
    normalize_articles,
    take_in,
)
from elearn.domain.reference import Law, LawArticle
from tests.builders import NOW, new_id

READ_ON, LATER = date(2025, 9, 1), date(2026, 2, 1)
MARCH = date(2027, 3, 1)


def a_law(**changes: Any) -> Law:
    values = {
        "id": "115-fz",
        "title": "Закон",
        "short": "115-ФЗ",
        "url": "http://a.ru",
        "wording_on": READ_ON,
    }
    return Law(**{**values, **changes})


def a_change(*articles: str, **changes: Any) -> LawChange:
    values = {
        "id": LawChangeId(new_id()),
        "act": "115-fz",
        "articles": articles,
        "takes_effect_on": MARCH,
        "words": "Made up.",
        "url": None,
        "noted_by": None,
        "noted_at": NOW,
    }
    return LawChange(**{**values, **changes})


def cite(article: str, act: str = "115-fz", wording_on: date = READ_ON) -> LawReference:
    return LawReference(act=act, article=article, wording_on=wording_on)


def test_a_new_act_of_the_file_comes_in() -> None:
    assert take_in(None, a_law()) == RegisteredAct(law=a_law())


def test_what_is_the_same_changes_nothing() -> None:
    assert take_in(RegisteredAct(law=a_law()), a_law()) is None


def test_the_file_corrects_what_no_editor_touched() -> None:
    taken = take_in(RegisteredAct(law=a_law(note="old")), a_law(note="new"))

    assert taken == RegisteredAct(law=a_law(note="new"), version=2)


def test_what_an_editor_changed_stays() -> None:
    mine = RegisteredAct(law=a_law(note="mine"), version=3, edited_at=NOW)

    assert take_in(mine, a_law(note="theirs")) is None


@pytest.mark.parametrize(
    ("wording_on", "wins"),
    [(READ_ON - timedelta(1), False), (READ_ON, False), (READ_ON + timedelta(1), True)],
)
def test_only_a_newer_wording_of_the_file_wins(wording_on: date, wins: bool) -> None:
    mine = RegisteredAct(law=a_law(note="mine"), version=3, edited_at=NOW)

    taken = take_in(mine, a_law(note="theirs", wording_on=wording_on))

    assert (taken is not None) is wins
    if taken:
        assert (taken.law.note, taken.version, taken.edited_at) == ("theirs", 4, None)


def test_articles_of_an_editor_survive_a_newer_file() -> None:
    mine = a_law(articles=(LawArticle(number="5", note="mine"),))
    theirs = a_law(wording_on=LATER, articles=(LawArticle(number="13.3"),))

    taken = take_in(RegisteredAct(law=mine, edited_at=NOW), theirs)

    assert taken is not None
    assert [article.number for article in taken.law.articles] == ["5", "13.3"]
    assert taken.edited_at == NOW
    assert take_in(taken, theirs) is None


@pytest.mark.parametrize(("wording_on", "note"), [(None, "mine"), (READ_ON, "mine"), (LATER, "theirs")])
def test_of_an_article_the_newer_wording_wins(wording_on: date | None, note: str) -> None:
    mine = a_law(articles=(LawArticle(number="5", note="mine", wording_on=READ_ON),))
    theirs = a_law(articles=(LawArticle(number="5", note="theirs", wording_on=wording_on),))

    taken = take_in(RegisteredAct(law=mine, edited_at=NOW), theirs)

    assert (taken.law if taken else mine).articles[0].note == note


def test_edits_name_each_field_and_article() -> None:
    old = a_law(note="a", articles=(LawArticle(number="5"), LawArticle(number="7", note="x")))
    new = replace(old, note=None, wording_on=LATER, articles=(LawArticle(number="5", note="b"),))

    assert find_edits(old, new) == {
        "": {"wording_on": ("2025-09-01", "2026-02-01"), "note": ("a", None)},
        "5": {"note": (None, "b")},
        "7": {"number": ("7", None), "note": ("x", None)},
    }


def test_what_was_typed_becomes_articles_in_the_order_of_the_act() -> None:
    assert normalize_articles("ст. 13.3, 5 и 13") == ("5", "13", "13.3")


def test_a_change_touches_citations_of_its_act_and_article_alone() -> None:
    change = a_change("13.3")

    assert change.touches([cite("5"), cite("13, 13.3")])
    assert not change.touches([cite("13")])
    assert not change.touches([cite("13.3", act="109-fz")])
    assert not change.touches([])
    assert a_change().touches([cite("13")])


@pytest.mark.parametrize(
    ("wording_on", "checked_after", "is_met"),
    [
        (MARCH, timedelta(0), True),
        (MARCH + timedelta(1), timedelta(9), True),
        (MARCH - timedelta(1), timedelta(0), False),
        (MARCH, -timedelta(1), False),
    ],
)
def test_an_item_meets_a_change_by_wording_and_check(
    wording_on: date, checked_after: timedelta, is_met: bool
) -> None:
    laws = [cite("13.3", wording_on=wording_on), cite("5")]
    checked_on = NOW.date() + checked_after

    assert a_change("13.3").is_met(laws, checked_on) is is_met


def test_an_item_that_was_never_checked_meets_nothing() -> None:
    assert not a_change().is_met([cite("5", wording_on=MARCH)], None)


def test_an_item_that_cites_it_no_more_meets_a_change_once_it_was_checked() -> None:
    noted_at = datetime(2026, 11, 21, tzinfo=NOW.tzinfo)

    assert a_change("13.3", noted_at=noted_at).is_met([cite("5")], date(2026, 11, 21))
