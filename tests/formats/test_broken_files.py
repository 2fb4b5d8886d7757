"""Every kind of broken topic, test, medium, translation or reference file is named with its place."""

from pathlib import Path

import pytest

from tests.formats.broken import Broken, assert_names_the_defect, defects_of
from tests.formats.broken_media_and_tests import MEDIA_CASES, TEST_CASES, TOPIC_CASES, TOPICS
from tests.formats.broken_translations import REFERENCE_CASES, TRANSLATION_CASES, UZBEK

CASES = [*TOPIC_CASES, *TEST_CASES, *MEDIA_CASES, *TRANSLATION_CASES, *REFERENCE_CASES]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_broken_file_is_named(banks: Path, case: Broken) -> None:
    assert_names_the_defect(banks, case)


def messages(folder: Path) -> list[str]:
    return [str(defect) for defect in defects_of(folder)]


def test_good_banks_have_no_defects(banks: Path) -> None:
    assert messages(banks) == []


def test_a_missing_translation_is_listed_with_its_hash(banks: Path) -> None:
    (banks / "legislation/2026.1/translations/tg/one.yaml").unlink()

    found = messages(banks)

    assert len(found) == 2
    assert found[0].startswith(
        "legislation/2026.1/translations/tg/one.yaml:1: law-0001: missing translation into tg; source: "
    )
    hashed = found[0].rsplit(" ", 1)[1]
    assert f"source: '{hashed}'" in (banks / UZBEK).read_text("utf-8")


def test_a_stale_translation_is_listed_with_the_hash_that_it_should_have(banks: Path) -> None:
    text = (banks / UZBEK).read_text("utf-8")
    expected = text.split("source: '")[1][:16]
    (banks / UZBEK).write_text(text.replace(expected, "0" * 16), "utf-8")

    assert messages(banks) == [
        f"{UZBEK}:4: law-0001: stale translation: source is {'0' * 16}, expected {expected}",
    ]


@pytest.mark.parametrize(
    ("gone", "says"),
    [
        ("legislation/2026.1/lessons/ru/law-topic.md", "missing lesson lessons/ru/law-topic.md"),
        (
            "legislation/2026.1/lessons/ky/law-topic.md",
            "missing translation; its first line: <!-- state: draft; source:",
        ),
        ("legislation/2026.1/tests.yaml", "missing file"),
        ("language/2026.1/media/lang-rec-0001.opus", "file is missing"),
        ("exams/guide/tg.yaml", "missing guide"),
    ],
)
def test_a_missing_file_is_named(banks: Path, gone: str, says: str) -> None:
    (banks / gone).unlink()

    found = messages(banks)

    assert len(found) == 1
    assert says in found[0]


@pytest.mark.parametrize(
    "name", ["notes.txt", "items/Big.yaml", "media/.DS_Store", "translations/de/one.yaml"]
)
def test_unknown_files_are_named(banks: Path, name: str) -> None:
    (banks / "history/2026.1" / name).parent.mkdir(exist_ok=True)
    (banks / "history/2026.1" / name).write_text("")

    assert f"history/2026.1/{name}:1: unknown file in a release folder" in messages(banks)


def test_links_are_refused(banks: Path) -> None:
    (banks / "history/2026.1/media/secret.svg").symlink_to("/etc/passwd")

    assert messages(banks) == ["history/2026.1/media/secret.svg:1: a link or special file, not a plain one"]


def test_a_file_with_another_hash_is_named(banks: Path) -> None:
    (banks / "language/2026.1/media/lang-rec-0001.mp3").write_bytes(b"ID3 other")

    assert [line.split(": ", 2)[2] for line in messages(banks)][1].startswith(
        "media/lang-rec-0001.mp3: wrong hash; the file's is "
    )


def test_topics_are_unique_over_all_banks(banks: Path) -> None:
    topics = banks / TOPICS
    topics.write_text(topics.read_text("utf-8").replace("law-topic", "history-topic"), "utf-8")

    assert any("duplicate id: bank history has this topic too" in line for line in messages(banks))
