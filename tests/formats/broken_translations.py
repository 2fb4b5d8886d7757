"""Translations, lessons and reference files broken in one way each."""

from tests.formats.broken import Broken

UZBEK = "legislation/2026.1/translations/uz/one.yaml"
LESSON = "legislation/2026.1/lessons/ru/law-topic.md"
UZBEK_LESSON = "legislation/2026.1/lessons/uz/law-topic.md"
PROFILE = "exams/patent.yaml"
GLOSSARY = "glossary.yaml"

TRANSLATION_CASES = [
    Broken(
        "language/2026.1/translations/uz/one.yaml",
        "    rubric: {task: Salom bor}\n",
        "",
        "lang-0005:",
        "lang-0005",
        "must have the criteria of the rubric: task",
    ),
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
        "left in Russian",
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
    Broken(GLOSSARY, "[патент, патента]", "[патента]", "forms:", "patent", "not among its forms"),
    Broken(GLOSSARY, "патента]", "Патента]", "forms:", "patent", "must be in small letters"),
    Broken(GLOSSARY, "патента]", "патент]", "forms:", "patent", "stands twice, first in 'patent'"),
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
