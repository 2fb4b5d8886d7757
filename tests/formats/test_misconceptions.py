"""Named misconceptions: read with their distractors, and every way of getting them wrong is named."""

from pathlib import Path

import pytest

from elearn.domain.items import ItemId
from elearn.formats.bank_files.hashes import release_hash
from elearn.formats.bank_files.read_release import read_release
from tests.formats.broken import HISTORY, LAW, Broken, assert_names_the_defect, defects_of, line_with
from tests.formats.tiny_banks import replace_in

RELEASE = "legislation/2026.1"
FILE = f"{RELEASE}/misconceptions.yaml"
MISCONCEPTIONS = """\
- id: legislation-everywhere
  name: {ru: Один регион или все, en: One region, uz: Bitta viloyat, tg: Як вилоят, ky: Бир облус}
  advice:
    ru: Посмотрите, где выдан патент.
    en: Look where the patent was issued.
    uz: Patent qayerda berilganiga qarang.
    tg: Бинед, ки патент дар куҷо дода шудааст.
    ky: Патент кайда берилгенин караңыз.
- id: legislation-word-is-enough
  name: {ru: Слово или бумага, en: Word or paper, uz: Soʻz yoki qogʻoz, tg: Сухан ё қоғаз, ky: Сөз же кагаз}
  advice:
    ru: Спросите себя, что можно показать через 2 года.
    en: Ask yourself what you can show after 2 years.
    uz: 2 yildan keyin nimani koʻrsata olasiz?
    tg: Аз худ пурсед, ки баъди 2 сол чиро нишон дода метавонед.
    ky: 2 жылдан кийин эмнени көрсөтө алам деп ойлонуңуз.
"""
NINE_WORDS = "One two three four five six seven eight nine"
LONG_ADVICE = " ".join(["слово"] * 36)

CASES = [
    Broken(
        LAW,
        "misconception: legislation-everywhere}\n    - {id: c",
        "misconception: legislation-nowhere}\n    - {id: c",
        "legislation-nowhere",
        "law-0001",
        "misconception 'legislation-nowhere' is not in misconceptions.yaml",
    ),
    Broken(
        LAW,
        "text: везде, misconception: legislation-everywhere}",
        "text: везде}",
        "text: везде}",
        "law-0001",
        "a wrong answer without a misconception",
    ),
    Broken(
        LAW,
        "  misconception: legislation-word-is-enough\n",
        "",
        "- id: law-0002",
        "law-0002",
        "a wrong answer without a misconception",
        "no wrong answer",
    ),
    Broken(
        LAW,
        "text: в своём регионе}",
        "text: в своём регионе, misconception: legislation-everywhere}",
        "в своём регионе",
        "law-0001",
        "two keys? the key carries a misconception",
    ),
    Broken(
        FILE,
        "id: legislation-word-is-enough",
        "id: legislation-everywhere # again",
        "# again",
        "legislation-everywhere",
        "duplicate id: see legislation-everywhere",
        "is not in",
    ),
    Broken(
        FILE,
        "id: legislation-word-is-enough",
        "id: law-word-is-enough",
        "law-word",
        "law-word-is-enough",
        "id must begin with legislation-",
        "is not in|no wrong answer",
    ),
    Broken(FILE, ", tg: Як вилоят", "", "name:", "legislation-everywhere", "missing field 'tg'", "is not in"),
    Broken(
        FILE,
        "ru: Слово или бумага",
        "ru: один регион или все",
        "id: legislation-word-is-enough",
        "legislation-word-is-enough",
        "duplicate name: see legislation-everywhere",
    ),
    Broken(
        FILE,
        "en: One region",
        f"en: {NINE_WORDS}",
        "name:",
        "legislation-everywhere",
        "name en has 9 words; at most 8",
    ),
    Broken(
        FILE,
        "ru: Посмотрите, где выдан патент.",
        f"ru: {LONG_ADVICE}",
        LONG_ADVICE,
        "legislation-everywhere",
        "advice ru has 36 words; at most 35",
    ),
    Broken(
        FILE,
        "ky: Патент кайда берилгенин караңыз.",
        "ky: Посмотрите, где выдан патент.",
        "ky: Посмотрите",
        "legislation-everywhere",
        "advice ky: left in Russian",
    ),
    Broken(FILE, "uz: Soʻz", "uz: So'z", "So'z", "legislation-word-is-enough", "name uz: oʻ and gʻ"),
    Broken(
        FILE, "after 2 years", "later", "later", "legislation-word-is-enough", "the number 2 of the source"
    ),
    Broken(
        FILE,
        "  advice:\n    ru: Посмотрите",
        "  help: x\n  advice:\n    ru: Посмотрите",
        "help",
        "legislation-everywhere",
        "unknown field 'help'",
    ),
]


@pytest.fixture
def advised(banks: Path) -> Path:
    """The tiny banks; the wrong answers of legislation name their misconceptions."""
    (banks / FILE).write_text(MISCONCEPTIONS, "utf-8")
    for choice in ("везде", "нигде"):
        replace_in(
            banks / LAW, f"text: {choice}}}", f"text: {choice}, misconception: legislation-everywhere}}"
        )
    note = "  misunderstanding: thinks that a word is enough\n"
    replace_in(banks / LAW, note, f"{note}  misconception: legislation-word-is-enough\n")
    return banks


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_wrong_misconception_is_named(advised: Path, case: Broken) -> None:
    assert_names_the_defect(advised, case)


def test_misconceptions_are_read_with_the_answers_that_show_them(advised: Path) -> None:
    bank = read_release(advised / RELEASE).bank

    assert defects_of(advised) == []
    assert bank is not None
    everywhere, word = bank.misconceptions
    choices = bank.item_by_id[ItemId("law-0001")].choices
    assert [choice.misconception_id for choice in choices] == [None, everywhere.id, everywhere.id]
    assert bank.item_by_id[ItemId("law-0002")].misconception_id == word.id
    assert bank.item_by_id[ItemId("law-0002")].misunderstanding == "thinks that a word is enough"
    assert everywhere.advice["en"] == "Look where the patent was issued."


def test_uzbek_names_and_advice_in_cyrillic_letters_are_derived(advised: Path) -> None:
    bank = read_release(advised / RELEASE).bank

    assert bank is not None
    assert bank.misconceptions[1].name["uz-cyrl"] == "Сўз ёки қоғоз"
    assert bank.misconceptions[0].advice["uz-cyrl"] == "Патент қаерда берилганига қаранг."


def test_a_release_need_not_have_any(banks: Path) -> None:
    bank = read_release(banks / RELEASE).bank

    assert defects_of(banks) == []
    assert bank is not None
    assert bank.misconceptions == ()


def test_without_the_file_no_answer_may_name_one(banks: Path) -> None:
    replace_in(banks / HISTORY, "text: Казань}", "text: Казань, misconception: history-city}")

    [defect] = defects_of(banks)
    assert (defect.item, defect.line) == ("hist-0001", line_with(banks / HISTORY, "history-city"))
    assert defect.message == "misconception 'history-city' is not in misconceptions.yaml"


@pytest.mark.parametrize("text", ["- {", "name: x\n"])
def test_a_file_that_cannot_be_read_hides_no_names(advised: Path, text: str) -> None:
    (advised / FILE).write_text(text, "utf-8")

    assert {defect.file for defect in defects_of(advised)} == {FILE}


def test_a_misconception_is_no_topic(advised: Path) -> None:
    text = (advised / LAW).read_text("utf-8").replace("topic: law-topic", "topic: legislation-everywhere")
    (advised / LAW).write_text(text, "utf-8")

    assert {defect.message for defect in defects_of(advised)} == {
        "topic 'legislation-everywhere' is not in topics.yaml"
    }


def test_the_hash_of_the_release_covers_them(advised: Path) -> None:
    before = read_release(advised / RELEASE)
    replace_in(advised / FILE, "Look where", "See where")
    after = read_release(advised / RELEASE)

    assert before.sha256 != after.sha256
    assert release_hash(before.files) == before.sha256
