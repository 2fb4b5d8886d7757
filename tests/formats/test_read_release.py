"""A sound release becomes the domain's bank; its hash names its content."""

from pathlib import Path

from elearn.domain.items import Interaction, ItemId, TopicId
from elearn.formats.bank_files.hashes import release_hash
from elearn.formats.bank_files.read_release import read_release
from elearn.formats.reference import read_reference_books
from tests.formats.tiny_banks import replace_in


def test_a_release_is_read_with_everything_in_it(banks: Path) -> None:
    bank = read_release(banks / "language/2026.1").bank

    assert bank is not None
    assert (bank.id, bank.release, bank.released_on.isoformat()) == ("language", "2026.1", "2026-11-21")
    assert [item.interaction for item in bank.items[2:]] == [
        Interaction.TYPED_WORD,
        Interaction.FORM,
        Interaction.LETTER,
        Interaction.SPEAKING,
    ]
    assert [item.max_score for item in bank.items] == [1, 1, 1, 2, 2, 1]
    assert bank.item_by_id[ItemId("lang-0004")].model_answer == "Фамилия: Иванов\nГород: Москва"
    assert bank.item_by_id[ItemId("lang-0001")].choices[1].misunderstanding == "hears the word only"
    assert [leaf.id for leaf in bank.leaf_topics] == [TopicId("lang-topic")]
    medium = bank.media_of(bank.items[0])
    assert medium is not None
    assert [turn.text for turn in medium.transcript] == ["Вечером я иду домой."]


def test_uzbek_in_cyrillic_letters_is_derived(banks: Path) -> None:
    bank = read_release(banks / "legislation/2026.1").bank
    assert bank is not None

    translation = bank.translations["uz-cyrl"]["law-0001"]

    assert translation.explanation.startswith("Ўзбекча")
    assert translation.stem == "Савол law-0001 уз"  # w is no Uzbek letter: a foreign word stays
    assert translation.choices == {"a": "бир", "b": "икки", "c": "уч"}
    assert bank.title["uz-cyrl"] == "Йўл Банк"
    assert bank.lessons["uz-cyrl"]["law-topic"].markdown == "# Дарс\n\nМатн.\n"


def test_a_translation_of_changed_text_is_stale(banks: Path) -> None:
    items = banks / "legislation/2026.1/items/one.yaml"
    replace_in(items, "Договор заключают письменно.", "Договор всегда письменный.")
    lesson = banks / "legislation/2026.1/lessons/ru/law-topic.md"
    replace_in(lesson, "для работы", "для труда")

    bank = read_release(banks / "legislation/2026.1").bank

    assert bank is not None
    assert bank.translations["tg"]["law-0002"].is_stale
    assert bank.translations["uz-cyrl"]["law-0002"].is_stale
    assert not bank.translations["tg"]["law-0001"].is_stale
    assert bank.lessons["ky"]["law-topic"].is_stale
    assert bank.lessons["ru"]["law-topic"].state == "source"


def test_the_hash_of_a_release_names_paths_and_contents() -> None:
    files = {"a": b"1", "b": b"2"}

    assert release_hash(files) == release_hash(dict(reversed(files.items())))
    assert (
        len({release_hash(x) for x in (files, {"a": b"2", "b": b"1"}, {"a": b"1"}, {"a": b"1", "c": b"2"})})
        == 4
    )


def test_reference_books_hold_profiles_laws_and_guides(banks: Path) -> None:
    books = read_reference_books(banks)

    profile = books.profiles["patent"]
    assert profile.item_count == 7
    assert profile.part("russian").slots[1].interaction is Interaction.TYPED_WORD
    assert books.laws["115-fz"].short == "115-ФЗ"
    assert sorted(books.guides) == ["en", "ky", "ru", "tg", "uz", "uz-cyrl"]
    assert books.guides["uz-cyrl"].sections[0].body == "Матн **қалин**."
    assert not books.guides["tg"].is_stale
