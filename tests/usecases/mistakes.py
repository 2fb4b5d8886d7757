"""Deliberate mistakes in entries of the real banks, each of which the checks of a draft tell."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from elearn.domain.entries import EntryData, EntryKey, EntryKind

Entries = Mapping[EntryKey, EntryData]
Mistakes = Iterator[tuple[EntryKey, Mapping[str, Any]]]
ITEM, STIMULUS, MEDIUM = EntryKind.ITEM, EntryKind.STIMULUS, EntryKind.MEDIUM
LONG = "слово " * 60
TURN = {"speaker": "А", "text": "Да."}


def of_legislation(entries: Entries) -> Mistakes:
    """Mistakes in items, in their translations and in what they name."""
    twin = entries[EntryKey(ITEM, "law-0003")]
    for number, changes in enumerate(_of_items(entries, twin), start=1):
        yield EntryKey(ITEM, f"law-{number:04}"), changes
    yield EntryKey(ITEM, "hist-0999"), {**twin, "id": "hist-0999"}
    russian = entries[EntryKey(ITEM, "law-0020")]["stem"]
    yield EntryKey(EntryKind.TRANSLATION, "law-0020", "en"), {"stem": russian}
    yield EntryKey(EntryKind.TRANSLATION, "law-0020", "uz"), {"stem": "Bu o'zbekcha savolmi?"}
    yield EntryKey(EntryKind.TRANSLATION, "law-0020", "tg"), {"choices": {"a": "Ҳа"}, "source": "0" * 16}
    yield EntryKey(EntryKind.TRANSLATION, "law-0020", "ky"), {"choices": None, "stem": None}
    misconception = next(key for key in entries if key.kind is EntryKind.MISCONCEPTION)
    yield misconception, {"name": {**entries[misconception]["name"], "en": "a b c d e f g h i"}}
    yield EntryKey(EntryKind.MISCONCEPTION, "law-unused"), {**entries[misconception], "id": "law-unused"}


def _of_items(entries: Entries, twin: EntryData) -> Iterator[Mapping[str, Any]]:
    def choices(item_id: str, **changes: Any) -> dict[str, Any]:
        first, second, third = entries[EntryKey(ITEM, item_id)]["choices"]
        return {"choices": [first, {**second, **changes}, third]}

    yield {"level": "vnzh"}
    yield {"stem": twin["stem"], "choices": twin["choices"], "key": twin["key"]}
    yield {}  # the other one of the twins
    yield {"explanation": LONG}
    yield {"explanation": None}
    yield {"key": "d"}
    yield choices("law-0007", text=entries[EntryKey(ITEM, "law-0007")]["choices"][0]["text"])
    yield choices("law-0008", misconception="legislation-none")
    yield choices("law-0009", misconception=None)
    yield {"topic": "law-state"}
    yield {"topic": "law-none"}
    yield {"stimulus": "law-s-9999"}
    yield {"task": "grammar"}
    yield {"laws": [{"act": "none", "article": "x", "wording_on": "2099-01-01"}]}
    yield {"sources": None, "checked_on": None, "review_by": None}


def of_language(entries: Entries) -> Mistakes:
    """Mistakes in texts, in recordings, and in tests where texts are shared."""
    yield EntryKey(ITEM, "lang-0001"), {"stimulus": "lang-s-0002"}  # its neighbour has another one
    yield EntryKey(ITEM, "lang-0013"), {"stem": "Без пропуска", "accepted": ["дом", "дом"]}
    yield EntryKey(ITEM, "lang-0015"), {"grammar_point": None, "task": "reading_text"}
    letter = next(key for key in entries if entries[key].get("interaction") == "letter")
    yield letter, {"rubric": [{**each, "marks": 9} for each in entries[letter]["rubric"]]}
    text = entries[EntryKey(STIMULUS, "lang-s-0005")]["text"]
    yield EntryKey(STIMULUS, "lang-s-0006"), {"text": text}
    yield EntryKey(STIMULUS, "lang-s-0003"), {"media": "lang-rec-9999"}
    yield EntryKey(STIMULUS, "text-1"), {"id": "text-1", "kind": "text", "text": "Никто не читает."}
    recordings = [key for key in entries if entries[key].get("kind") == "recording" and key.kind is MEDIUM]
    first, second, third, fourth, *_ = recordings
    yield first, {"transcript": [TURN]}
    yield second, {"transcript": [{**TURN, "spoken": "Нет."}]}
    yield third, {"files": entries[third]["files"][:1]}
    opus, mp3 = entries[fourth]["files"]
    wrong = {**opus, "type": "image/webp", "bytes": 5, "sha256": "0" * 64}
    yield fourth, {"files": [wrong, {**mp3, "path": "media/none.mp3"}]}
    yield EntryKey(MEDIUM, "rec-1"), {**entries[first], "id": "rec-1"}


def of_history(entries: Entries) -> Mistakes:
    """Mistakes that leave nothing to read."""
    for number, item_id in enumerate(("hist-0001", "hist-0002", "hist-0003", "hist-0004", "hist-0005")):
        item = entries[EntryKey(ITEM, item_id)]
        longer = [
            {**each, "text": each["text"] + "а" * (40 if each["id"] == item["key"] else number)}
            for each in item["choices"]
        ]
        yield EntryKey(ITEM, item_id), {"choices": longer}
    yield EntryKey(ITEM, "hist-0017"), {"stimulus": None}
    yield EntryKey(ITEM, "hist-0020"), {"stimulus": "hist-s-0003"}  # shown at the place before
    yield EntryKey(STIMULUS, "hist-s-0003"), {"media": None}
    yield EntryKey(MEDIUM, "hist-pic-0001"), {"credit": None}
    yield EntryKey(MEDIUM, "hist-pic-0002"), {"alt": " "}
    yield EntryKey(MEDIUM, "hist-pic-0004"), {"kind": "film"}


MISTAKES: Mapping[str, Callable[[Entries], Mistakes]] = {
    "legislation": of_legislation,
    "language": of_language,
    "history": of_history,
}
