"""Every kind of broken topic, test, medium, translation or reference file is named with its place."""

from pathlib import Path

import pytest

from tests.formats.broken import Broken, assert_names_the_defect, defects_of

TOPICS = "legislation/2026.1/topics.yaml"
TESTS = "language/2026.1/tests.yaml"
LAW_TESTS = "legislation/2026.1/tests.yaml"
MEDIA = "language/2026.1/media.yaml"
PICTURES = "history/2026.1/media.yaml"
STIMULI = "language/2026.1/stimuli/one.yaml"
MANIFEST = "history/2026.1/manifest.yaml"
UZBEK = "legislation/2026.1/translations/uz/one.yaml"
LESSON = "legislation/2026.1/lessons/ru/law-topic.md"
UZBEK_LESSON = "legislation/2026.1/lessons/uz/law-topic.md"
PROFILE = "exams/patent.yaml"

TOPIC_CASES = [
    Broken(
        TOPICS,
        "id: law-topic",
        "id: law-group",
        "    - id: law-group",
        "law-group",
        "duplicate id",
        "topic|lesson",
    ),
    Broken(
        TOPICS,
        "      levels: [patent, rvp, vnzh]\n",
        "",
        "id: law-topic",
        "law-topic",
        "missing field 'levels'",
    ),
    Broken(
        TOPICS,
        "levels: [patent, rvp, vnzh]",
        "levels: [expert]",
        "expert",
        "law-topic",
        "'expert' is not one of",
    ),
    Broken(
        MANIFEST, "bank: history", "bank: language", "bank:", "", "bank is 'language', the folder 'history'"
    ),
    Broken(MANIFEST, '"2026.1"', '"2026.2"', "release:", "", "release is '2026.2', the folder '2026.1'"),
    Broken(MANIFEST, '"2026.1"', "2026.1", "release:", "", "put it in quotes"),
    Broken(MANIFEST, ", ky: Банк", "", "title:", "", "missing field 'ky'"),
]

TEST_CASES = [
    Broken(
        TESTS,
        "lang-0001, lang-0002, lang-0003",
        "lang-0001, lang-0002",
        "items:",
        "language-01",
        "has 2 items",
    ),
    Broken(TESTS, "times: 1", "times: 2", "items:", "language-01", "has 3 items; the profile asks 3 × 2 = 6"),
    Broken(
        TESTS,
        "lang-0002, lang-0003",
        "lang-0003, lang-0002",
        "items:",
        "language-01",
        "place 2: lang-0003 is writing_word",
        "place 3|share one",
    ),
    Broken(TESTS, "lang-0003]", "lang-0009]", "items:", "language-01", "item lang-0009 does not exist"),
    Broken(
        TESTS,
        "lang-0003]",
        "lang-0004]",
        "items:",
        "language-01",
        "item lang-0004 is of level rvp",
        "place 3",
    ),
    Broken(
        TESTS, "lang-0003]", "lang-0002]", "items:", "language-01", "stands in language-01 already", "place 3"
    ),
    Broken(
        TESTS,
        "profile: patent",
        "profile: citizen",
        "profile:",
        "language-01",
        "profile 'citizen' is unknown",
        "level",
    ),
    Broken(TESTS, "part: russian", "part: history", "part:", "language-01", "is filled from bank history"),
    Broken(
        TESTS, "part: russian", "part: maths", "part:", "language-01", "part 'maths' is not in the profile"
    ),
    Broken(
        LAW_TESTS,
        "id: legislation-01",
        "id: law-01",
        "id: law-01",
        "law-01",
        "id must begin with legislation-",
    ),
]

MEDIA_CASES = [
    Broken(
        MEDIA,
        "  transcript:\n    - {speaker: Мужчина, text: Вечером я иду домой.}\n",
        "",
        "lang-rec-0001",
        "lang-rec-0001",
        "media without transcript",
    ),
    Broken(
        MEDIA,
        "\n    - {speaker: Мужчина, text: Вечером я иду домой.}",
        " []",
        "transcript",
        "lang-rec-0001",
        "media without transcript",
    ),
    Broken(
        PICTURES,
        "  alt: Один квадрат\n",
        "",
        "hist-pic-0001",
        "hist-pic-0001",
        "media without text alternative",
    ),
    Broken(
        MEDIA,
        "media/lang-rec-0001.mp3",
        "media/../../../x.mp3",
        "x.mp3",
        "lang-rec-0001",
        "path: does not fit",
    ),
    Broken(
        MEDIA, "media/lang-rec-0001.mp3", "/etc/passwd.mp3", "/etc/", "lang-rec-0001", "path: does not fit"
    ),
    Broken(
        MEDIA,
        "media/lang-rec-0001.mp3",
        "media/lang-rec-0009.mp3",
        "0009",
        "lang-rec-0001",
        "file is missing",
        "unknown file",
    ),
    Broken(MEDIA, "type: audio/mpeg", "type: audio/ogg", ".mp3", "lang-rec-0001", "type must be audio/mpeg"),
    Broken(MEDIA, "bytes: 8}", "bytes: 9}", ".mp3", "lang-rec-0001", "has 8 bytes, not 9"),
    Broken(
        STIMULI,
        "lang-rec-0001",
        "lang-rec-0009",
        "lang-rec-0009",
        "lang-s-0001",
        "is not in media.yaml",
        "no stimulus",
    ),
    Broken(
        STIMULI,
        "kind: recording",
        "kind: picture",
        "lang-s-0001",
        "lang-s-0001",
        "is a recording, not a picture",
        "needs a",
    ),
    Broken(STIMULI, ", media: lang-rec-0001", "", "lang-s-0001", "lang-s-0001", "missing field 'media'"),
]

TRANSLATION_CASES = [
    Broken(
        UZBEK, "    stem: Savol law-0001 uz\n", "", "law-0001:", "law-0001", "missing translation of the stem"
    ),
    Broken(UZBEK, ", c: uch", "", "choices:", "law-0001", "must have the choices of the item: a, b, c"),
    Broken(UZBEK, "c: uch", "c: bir", "choices:", "law-0001", "two choices became the same"),
    Broken(
        UZBEK,
        "stem: Savol law-0002 uz",
        "stem: Договор нужен всегда.",
        "Договор",
        "law-0002",
        "not translated",
    ),
    Broken(
        UZBEK,
        "  law-0002:\n    state: draft",
        "  law-0002:\n    state: done",
        "done",
        "law-0002",
        "'done' is not one of",
    ),
    Broken(
        UZBEK,
        "  law-0002:\n",
        "  law-0009:\n",
        "law-0009",
        "law-0009",
        "unknown item",
        "missing translation into uz",
    ),
    Broken(
        UZBEK_LESSON,
        "<!-- state: draft;",
        "<!-- state: fine;",
        "",
        "law-topic",
        "the first line must be",
        "begins|HTML",
    ),
    Broken(LESSON, "# Патент", "Патент", "Патент", "law-topic", "begins with '# '", "stale"),
    Broken(UZBEK_LESSON, "Matn.", "<b>Matn.</b>", "<b>", "law-topic", "HTML in a lesson"),
    Broken(UZBEK_LESSON, "Matn.", "[Matn](https://example.org)", "[Matn]", "law-topic", "link in a lesson"),
]

REFERENCE_CASES = [
    Broken(PROFILE, "cut_score: 4", "cut_score: 8", "cut_score: 8", "patent", "asks 8 of 7 marks"),
    Broken(
        PROFILE,
        "tasks: [listening_dialogue]",
        "tasks: [dancing]",
        "dancing",
        "patent",
        "tasks: 'dancing' is not one of",
        "is unknown",
    ),
    Broken(
        PROFILE,
        "minutes: 80",
        "minutes: 80\nseconds: 1",
        "seconds",
        "patent",
        "unknown field 'seconds'",
        "is unknown",
    ),
    Broken(
        "laws.yaml",
        "short: 115-ФЗ\n",
        "short: 115-ФЗ\n  shortest: x\n",
        "shortest",
        "115-fz",
        "unknown field",
        "not in laws",
    ),
    Broken(
        "exams/guide/tg.yaml",
        "id: who-needs-it",
        "id: who",
        "sections:",
        "",
        "sections are not those of ru.yaml",
    ),
    Broken(
        "exams/guide/tg.yaml",
        "source: '",
        "source: '0",
        "source:",
        "",
        "stale translation: source is 0",
        "^$",
    ),
]

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
