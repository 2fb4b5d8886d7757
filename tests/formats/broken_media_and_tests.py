"""Topics, tests and media broken in one way each."""

from tests.formats.broken import Broken

TOPICS = "legislation/2026.1/topics.yaml"
TESTS = "language/2026.1/tests.yaml"
LAW_TESTS = "legislation/2026.1/tests.yaml"
MEDIA = "language/2026.1/media.yaml"
PICTURES = "history/2026.1/media.yaml"
STIMULI = "language/2026.1/stimuli/one.yaml"
MANIFEST = "history/2026.1/manifest.yaml"

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
        "text: Вечером я иду домой.}",
        "text: Вечером я иду домой., spoken: В+ечером я ид+у в парк.}",
        "spoken:",
        "lang-rec-0001",
        "spoken differs from text in more than stress marks",
        "older than the transcript",
    ),
    Broken(
        MEDIA,
        "text: Вечером я иду домой.}",
        "text: Вечером я иду в парк.}",
        "lang-rec-0001",
        "lang-rec-0001",
        "the sound is older than the transcript",
    ),
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
