"""A row for every table of the register of laws."""

from typing import Any

from tests.builders import NOW, new_id

LAW_CHANGE, LAW_TASK = new_id(), new_id()

LAW_ROWS: dict[str, dict[str, Any]] = {
    "law_act": {
        "id": "115-fz",
        "position": 1,
        "title": "Federal law",
        "short": "115",
        "url": "https://example.org",
        "wording_on": NOW.date(),
        "version": 1,
    },
    "law_article": {"act_id": "115-fz", "number": "13.3"},
    "law_edit": {"act_id": "115-fz", "article": "", "edits": {"note": [None, "x"]}, "edited_at": NOW},
    "laws_file": {"id": 1, "sha256": "a" * 64, "read_at": NOW},
    "law_change": {
        "id": LAW_CHANGE,
        "act_id": "115-fz",
        "articles": ("13.3",),
        "takes_effect_on": NOW.date(),
        "words": "Made up.",
        "noted_at": NOW,
        "state": "open",
    },
    "law_task": {"id": LAW_TASK, "change_id": LAW_CHANGE, "bank_id": "history", "item_id": "hist-0001"},
    "law_task_step": {"task_id": LAW_TASK, "kind": "translation", "language": "uz"},
}

LAWS_REFUSED: list[tuple[str, str, dict[str, Any]]] = [
    ("law_act", "named", {"title": ""}),
    ("law_act", "named", {"short": ""}),
    ("law_act", "version_positive", {"version": 0}),
    ("law_article", "number_given", {"number": ""}),
    ("laws_file", "only_one", {"id": 2}),
    ("laws_file", "sha256_is_whole", {"sha256": "abc"}),
    ("law_change", "told_in_words", {"words": ""}),
    ("law_change", "state_is_known", {"state": "lost"}),
    ("law_task_step", "kind_is_known", {"kind": "dance", "language": ""}),
    ("law_task_step", "translation_names_language", {"language": ""}),
    ("law_task_step", "translation_names_language", {"kind": "print"}),
]
