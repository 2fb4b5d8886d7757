"""The texts of the tiny banks."""

import hashlib

from tests.formats.tiny_items import HISTORY_ITEMS, LANGUAGE_ITEMS, LEGISLATION_ITEMS

PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>\n'
SOUNDS = {
    "language/2026.1/media/lang-rec-0001.opus": b"OggS tiny",
    "language/2026.1/media/lang-rec-0001.mp3": b"ID3 tiny",
}


def _titles(text: str) -> str:
    return "{ru: " + text + ", en: " + text + ", uz: Yoʻl " + text + ", tg: " + text + ", ky: " + text + "}"


def _file(path: str, kind: str, content: bytes) -> str:
    sha256 = hashlib.sha256(content).hexdigest()
    return f"{{path: {path}, type: {kind}, sha256: '{sha256}', bytes: {len(content)}}}"


def _manifest(bank: str) -> str:
    return f"""\
bank: {bank}
release: "2026.1"
released_on: 2026-11-21
title: {_titles("Банк")}
notes: First release.
licence: CC-BY-4.0
"""


def _topics(group: str, leaf: str) -> str:
    return f"""\
- id: {group}
  title: {_titles("Группа")}
  topics:
    - id: {leaf}
      title: {_titles("Тема")}
      exam_asks: {_titles("Знать тему.")}
      levels: [patent, rvp, vnzh]
"""


def _test(bank: str, part: str, items: str) -> str:
    return f"""\
- id: {bank}-01
  title: {_titles("Тест 1")}
  profile: patent
  part: {part}
  times: 1
  items: [{items}]
"""


PROFILE = f"""\
id: patent
title: {_titles("Патент")}
valid_from: 2026-01-01
valid_to: null
minutes: 80
price_rub: 3800
certificate_years: 3
taken: computer
sources: [{{title: Правила, url: https://example.org/rules, read_on: 2026-11-21}}]
parts:
  - id: russian
    bank: language
    title: {_titles("Русский")}
    slots:
      - {{task: listening_dialogue, items: 2, marks: 1}}
      - {{task: writing_word, items: 1, marks: 1, interaction: typed_word}}
  - id: history
    bank: history
    title: {_titles("История")}
    slots: [{{task: history, items: 1, marks: 1}}, {{task: history_picture, items: 1, marks: 1}}]
  - id: legislation
    bank: legislation
    title: {_titles("Закон")}
    slots:
      - {{task: legislation, items: 1, marks: 1}}
      - {{task: legislation_judgement, items: 1, marks: 1, interaction: right_or_wrong}}
thresholds:
  - {{id: total, title: {_titles("Всё")}, cut_score: 4}}
  - {{id: listening, title: {_titles("Слух")}, part: russian, tasks: [listening_dialogue], cut_score: 1}}
"""

GUIDE = """\
state: draft
as_of: 2026-11-21
sections:
  - {id: who-needs-it, title: Yoʻl kimga, body: "Matn **qalin**.", sources: [{title: Rules, url: https://example.org/}]}
"""

FILES = {
    "laws.yaml": """\
- id: 115-fz
  title: Федеральный закон № 115-ФЗ
  short: 115-ФЗ
  url: https://example.org/115
  wording_on: 2025-09-01
""",
    "exams/patent.yaml": PROFILE,
    "exams/guide/ru.yaml": GUIDE,
    "glossary.yaml": """\
- id: patent
  term: {ru: патент, en: work permit, uz: patent, tg: патент, ky: патент}
  forms: [патент, патента]
  meaning: {ru: Работа., en: Work., uz: Ish., tg: Кор., ky: Иш.}
""",
    "language/2026.1/manifest.yaml": _manifest("language"),
    "language/2026.1/topics.yaml": _topics("lang-group", "lang-topic"),
    "language/2026.1/items/one.yaml": LANGUAGE_ITEMS,
    "language/2026.1/stimuli/one.yaml": "- {id: lang-s-0001, kind: recording, media: lang-rec-0001}\n",
    "language/2026.1/tests.yaml": _test("language", "russian", "lang-0001, lang-0002, lang-0003"),
    "language/2026.1/media.yaml": f"""\
- id: lang-rec-0001
  kind: recording
  files:
    - {_file("media/lang-rec-0001.opus", "audio/ogg", b"OggS tiny")}
    - {_file("media/lang-rec-0001.mp3", "audio/mpeg", b"ID3 tiny")}
  seconds: 20.5
  synthetic: true
  licence: CC-BY-4.0
  credit: Own work
  transcript:
    - {{speaker: Мужчина, text: Вечером я иду домой.}}
  spoken_from: 04e8e70fd7fa8b02
""",
    "history/2026.1/manifest.yaml": _manifest("history"),
    "history/2026.1/topics.yaml": _topics("history-group", "history-topic"),
    "history/2026.1/items/one.yaml": HISTORY_ITEMS,
    "history/2026.1/stimuli/one.yaml": "- {id: hist-s-0001, kind: picture, media: hist-pic-0001}\n",
    "history/2026.1/tests.yaml": _test("history", "history", "hist-0001, hist-0002"),
    "history/2026.1/media.yaml": f"""\
- id: hist-pic-0001
  kind: picture
  files: [{_file("media/hist-pic-0001.svg", "image/svg+xml", PICTURE)}]
  alt: Один квадрат
  licence: CC-BY-4.0
  credit: Own work
""",
    "legislation/2026.1/manifest.yaml": _manifest("legislation"),
    "legislation/2026.1/topics.yaml": _topics("law-group", "law-topic"),
    "legislation/2026.1/items/one.yaml": LEGISLATION_ITEMS,
    "legislation/2026.1/tests.yaml": _test("legislation", "legislation", "law-0001, law-0002"),
}
