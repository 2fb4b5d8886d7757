"""Citations are read as lawyers read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.citations import article_order, is_touched, parse_articles


@pytest.mark.parametrize(
    ("citation", "articles"),
    [
        ("13", ("13",)),
        ("13.3", ("13.3",)),
        ("32, 81", ("32", "81")),
        ("13, 13.3", ("13", "13.3")),
        ("290, 291, 291.2", ("290", "291", "291.2")),
        ("6.1.1", ("6.1.1",)),
        ("22.1-1", ("22.1-1",)),
        ("13.3.", ("13.3",)),
        ("5¹", ("5.1",)),
        ("14–16", ("14", "15", "16")),
        ("14-16", ("14", "15", "16")),
        ("14 — 14", ("14",)),
        ("16–14", ("16", "14")),
        ("13.1–13.3", ("13.1", "13.3")),
        ("1–99999", ("1", "99999")),
        ("5, 5", ("5",)),
        ("статьи 14 и 16", ("14", "16")),
        ("ст. 5, 7", ("5", "7")),
        ("ч. 2 ст. 5", ("5",)),
        ("часть 3 статьи 22", ("22",)),
        ("ч. 1, 2 ст. 5 и ст. 7", ("5", "7")),
        ("подп. 3 п. 1 ст. 9", ("9",)),
        ("5 (п. 1)", ("5",)),
        ("5 (п. 1), 7", ("5", "7")),
        ("п. 11 Правил", ("11",)),
        ("пп. 3, 4", ("3", "4")),
        ("гл. 35", ()),
        ("преамбула", ()),
        ("", ()),
        ("–", ()),
    ],
)
def test_a_citation_names_articles(citation: str, articles: tuple[str, ...]) -> None:
    assert parse_articles(citation) == articles


@pytest.mark.parametrize("citation", ["5.1", "15", "51", "13.5", "5.1.5", "5-1", "п. 5 ст. 7", "7 (ч. 5)"])
def test_article_5_is_only_article_5(citation: str) -> None:
    assert not is_touched(citation, ("5",))


@pytest.mark.parametrize("citation", ["5", "2, 5", "ч. 3 ст. 5", "4–6", "глава 2"])
def test_a_change_of_article_5_touches_it_and_what_cannot_be_read(citation: str) -> None:
    assert is_touched(citation, ("5",))


def test_a_change_of_the_whole_act_touches_every_citation() -> None:
    assert is_touched("5", ())


def test_articles_stand_in_the_order_of_the_act() -> None:
    shuffled = ["115", "13.10", "5", "13.3", "5.1", "13", "22.1-1", "22.1"]

    assert sorted(shuffled, key=article_order) == ["5", "5.1", "13", "13.3", "13.10", "22.1", "22.1-1", "115"]


@given(st.text("0123456789.,-–() пчстaгл¹²", max_size=60))
def test_whatever_is_typed_is_read_to_articles_that_read_as_themselves(citation: str) -> None:
    for article in parse_articles(citation):
        assert parse_articles(article)[-1] == article or "-" in article
