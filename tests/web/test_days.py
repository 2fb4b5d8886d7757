"""Days are written as each language writes them."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask

from elearn.domain.languages import LANGUAGES
from elearn.web.days import say_day, say_weekday

DAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ru", "5 марта 2026\u202fг."),
        ("en", "March 5, 2026"),
        ("uz", "5-mart, 2026"),
        ("uz-cyrl", "5 март, 2026"),
        ("tg", "5 марти соли 2026"),
        ("ky", "2026-ж., 5-март"),
    ],
)
def test_a_day_in_words(app: Flask, lang: str, words: str) -> None:
    with app.test_request_context(f"/{lang}/"):
        assert say_day(DAY) == words
        assert say_day(datetime(2026, 3, 4, 22, tzinfo=UTC)) == words, "that is the fifth in Moscow"


@pytest.mark.parametrize(("lang", "words"), [("tg", "панҷшанбе 5 март"), ("ru", "четверг 5 марта")])
def test_a_day_of_the_week(app: Flask, lang: str, words: str) -> None:
    with app.test_request_context(f"/{lang}/"):
        assert say_weekday(DAY) == words


def test_every_month_has_its_word_in_every_language(app: Flask) -> None:
    for language in LANGUAGES:
        with app.test_request_context(f"/{language.code}/"):
            assert len({say_day(date(2026, month, 5)) for month in range(1, 13)}) == 12
