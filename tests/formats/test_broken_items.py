"""Every kind of broken item gives its message with file, line and item."""

from datetime import date
from pathlib import Path

import pytest

from tests.formats.broken import HISTORY, LANGUAGE, LAW, Broken, assert_names_the_defect, defects_of
from tests.formats.tiny_banks import replace_in

LONG = " ".join(["слово"] * 46)

KEYS = [
    Broken(
        HISTORY, "  key: a\n", "  key: a\n  colour: red\n", "colour", "hist-0001", "unknown field 'colour'"
    ),
    Broken(HISTORY, "  key: a\n", "  key: [a, b]\n", "key: [", "hist-0001", "two keys"),
    Broken(HISTORY, "  key: a\n", "  key: a\n  key: b\n", "key: b", "hist-0001", "'key' stands twice"),
    Broken(HISTORY, "  key: a\n", "", "- id: hist-0001", "hist-0001", "no key"),
    Broken(HISTORY, "  key: a\n", "  key:\n", "  key:", "hist-0001", "no key"),
    Broken(HISTORY, "  key: a\n", "  key: d\n", "  key: d", "hist-0001", "key: 'd' is not one of"),
    Broken(LAW, "  key: right\n", "  key: yes\n", "key: yes", "law-0002", "key: 'True' is not one of"),
    Broken(LANGUAGE, "[книгу]", "[]", "accepted: []", "lang-0003", "no key: list at least one"),
    Broken(LANGUAGE, "[книгу]", "[книгу, КНИГУ]", "accepted:", "lang-0003", "stands 2 times"),
    Broken(LANGUAGE, "читаю ____", "читаю", "читаю вечером", "lang-0003", "exactly one gap"),
    Broken(
        HISTORY,
        "text: Казань}",
        "text: Москва}",
        "b, text: Москва",
        "hist-0001",
        "two choices with the same text",
    ),
    Broken(
        HISTORY,
        "text: Москва}",
        "text: Москва, misunderstanding: x}",
        "text: Москва",
        "hist-0001",
        "two keys? the key carries a misunderstanding",
    ),
    Broken(HISTORY, "    - {id: c, text: Пермь}\n", "", "choices:", "hist-0001", "at least 3 items"),
    Broken(
        HISTORY,
        "{id: c, text: Пермь}",
        "{id: b, text: Пермь}",
        "choices:",
        "hist-0001",
        "must be a, b, c",
        "translation",
    ),
    Broken(
        LANGUAGE,
        "{id: city,",
        "{id: surname,",
        "fields:",
        "lang-0004",
        "two fields with the same id",
        "model_answer",
    ),
    Broken(LANGUAGE, ", city: Москва", "", "model_answer: {surname", "lang-0004", "exactly the fields"),
    Broken(
        LANGUAGE,
        "{id: words,",
        "{id: task,",
        "rubric: [{id: task, text: Всё",
        "lang-0004",
        "stands 2 times",
        "must have the criteria",
    ),
    Broken(LANGUAGE, "  min_words: 20\n", "", "- id: lang-0005", "lang-0005", "missing field 'min_words'"),
    Broken(LANGUAGE, "  min_words: 20\n", "  min_words: '20'\n", "min_words", "lang-0005", "whole number"),
    Broken(
        LANGUAGE,
        "interaction: letter",
        "interaction: poem",
        "poem",
        "lang-0005",
        "interaction 'poem' is not one",
    ),
    Broken(
        LANGUAGE, "  interaction: letter\n", "", "- id: lang-0005", "lang-0005", "missing field 'interaction'"
    ),
]

TEXTS = [
    Broken(
        HISTORY, "  explanation: Столица — Москва.\n", "", "hist-0001", "hist-0001", "missing explanation"
    ),
    Broken(
        HISTORY,
        "explanation: Столица — Москва.",
        "explanation: ' '",
        "explanation: ' '",
        "hist-0001",
        "blank",
    ),
    Broken(HISTORY, "Столица — Москва.", LONG, LONG, "hist-0001", "46 words; at most 45"),
    Broken(
        HISTORY, "text: Москва", "text: 1147", "1147", "hist-0001", "text: must be text; put it in quotes"
    ),
    Broken(
        LANGUAGE,
        "stem: Когда он идёт?\n  choices:\n    - {id: a, text: утром}\n    - {id: b, text: вечером}",
        "stem: Куда он идёт?\n  choices:\n    - {id: a, text: утром}\n    - {id: b, text: Домой!}",
        "id: lang-0002",
        "lang-0002",
        "duplicate text: see lang-0001",
    ),
    Broken(
        HISTORY,
        "- id: hist-0002",
        "- id: hist-0001 # again",
        "# again",
        "hist-0001",
        "duplicate id: see hist-0001",
        "unknown item|hist-0002|place 1|stale",
    ),
    Broken(
        HISTORY,
        "id: hist-0001",
        "id: hist-1",
        "hist-1",
        "hist-1",
        "id: does not fit",
        "does not exist|unknown item",
    ),
]

SOURCES = [
    Broken(
        HISTORY, "  sources: [https://example.org/moscow]\n", "", "hist-0001", "hist-0001", "missing source"
    ),
    Broken(LAW, "  sources: [https://example.org/law]\n", "", "law-0001", "law-0001", "missing source"),
    Broken(
        HISTORY, "https://example.org/moscow", "moscow.html", "moscow.html", "hist-0001", "must be an address"
    ),
    Broken(
        LAW,
        '  laws: [{act: 115-fz, article: "13.3", wording_on: 2025-09-01}]\n',
        "",
        "law-0001",
        "law-0001",
        "missing source: name the law",
    ),
    Broken(
        LAW,
        'act: 115-fz, article: "13.3"',
        'act: 116-fz, article: "13.3"',
        "116-fz",
        "law-0001",
        "not in laws.yaml",
    ),
    Broken(LAW, 'article: "13.3"', 'article: "§"', "§", "law-0001", "names no article"),
    Broken(LAW, 'article: "13.3"', "article: 13.3", "article: 13.3", "law-0001", "put it in quotes"),
    Broken(
        LAW,
        'article: "13.3", wording_on: 2025-09-01',
        'article: "13.3", wording_on: 2025-13-01',
        "2025-13",
        "law-0001",
        "must be a date such as",
    ),
    Broken(
        LAW,
        'article: "13.3", wording_on: 2025',
        'article: "13.3", wording_on: 2035',
        "2035",
        "law-0001",
        "future",
    ),
    Broken(
        HISTORY,
        "  topic: history-topic\n  level: patent\n  task: history\n",
        "  level: patent\n  task: history\n",
        "hist-0001",
        "hist-0001",
        "missing field 'topic'",
    ),
    Broken(
        HISTORY,
        "topic: history-topic\n  level: patent\n  task: history\n",
        "topic: nowhere\n  level: patent\n  task: history\n",
        "nowhere",
        "hist-0001",
        "topic 'nowhere' is not in topics.yaml",
    ),
    Broken(
        HISTORY,
        "topic: history-topic\n  level: patent\n  task: history\n",
        "topic: history-group\n  level: patent\n  task: history\n",
        "history-group",
        "hist-0001",
        "is a group",
    ),
    Broken(
        HISTORY,
        "stimulus: hist-s-0001",
        "stimulus: hist-s-0009",
        "hist-s-0009",
        "hist-0002",
        "stimulus 'hist-s-0009' is missing",
        "no item uses",
    ),
]


@pytest.mark.parametrize("case", [*KEYS, *TEXTS, *SOURCES], ids=str)
def test_a_broken_item_is_named(banks: Path, case: Broken) -> None:
    assert_names_the_defect(banks, case)


def test_a_legal_item_must_be_checked_every_twelve_months(banks: Path) -> None:
    assert defects_of(banks, today=date(2027, 11, 21)) == []

    defects = [defect for defect in defects_of(banks, today=date(2027, 11, 22)) if defect.item == "law-0001"]
    assert [defect.message for defect in defects] == [
        "legal item not checked within 12 months: last on 2026-11-21",
        "review was due by 2027-11-21",
    ]
    assert all(defect.is_overdue for defect in defects)


def test_all_defects_are_named_at_once(banks: Path) -> None:
    replace_in(banks / HISTORY, "  key: a\n", "")
    replace_in(banks / LAW, "  key: right\n", "")
    replace_in(banks / LAW, "  explanation: Патент действует в регионе.\n", "")
    replace_in(banks / LANGUAGE, "[книгу]", "[]")

    assert {defect.item for defect in defects_of(banks)} == {"hist-0001", "law-0001", "law-0002", "lang-0003"}
