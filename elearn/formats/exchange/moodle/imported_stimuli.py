"""What questions are about, as stimuli and media: a description, or the box within a question."""

from collections.abc import Mapping
from typing import Any

from elearn.domain.entries import EntryKey, EntryKind
from elearn.formats.exchange.contents import FaultKind
from elearn.formats.exchange.media_described import (
    STORED_AS,
    TYPES,
    describe,
    ending_of,
    kind_of,
    name_medium,
)
from elearn.formats.exchange.moodle.harvest import Harvest, QuestionRefused
from elearn.formats.exchange.moodle.identity import is_name, own_tags
from elearn.formats.exchange.moodle.imported_text import note_formatting, read_formed, text_or_refuse
from elearn.formats.exchange.moodle.question import Question
from elearn.formats.exchange.moodle.read_text import ReadParts, ReadText

_READ = frozenset({"text", "notice"})
_KINDS = _READ | {"recording", "picture"}


def take_description(question: Question) -> Harvest:
    """Read a text that stands before its questions; one that no question can name is somebody else's."""
    taken, stimulus_id = Harvest(), question.id_number.strip()
    kind = own_tags(question).get("kind", "")
    if not is_name(stimulus_id) or kind not in _READ:
        raise QuestionRefused(FaultKind.NOT_KNOWN, {"value": question.type})
    text = read_formed(question.text)
    key = EntryKey(EntryKind.STIMULUS, stimulus_id)
    title = question.name.removeprefix(f"{stimulus_id} ")
    heading = {"title": title} if title not in {question.name, ""} else {}
    taken.merge(key, {"id": stimulus_id, "kind": kind, "text": text_or_refuse(text, "text")} | heading)
    note_formatting(text, key, "text", taken)
    return taken


def take_box(
    question: Question, parts: ReadParts, tags: Mapping[str, str], item: EntryKey, taken: Harvest
) -> None:
    """Read what the question is about: the box that a tag names, or the picture of another system."""
    stimulus_id = tags.get("stimulus", "")
    kind = next((each for each in parts.box_classes if each in _KINDS), "")
    if parts.box is not None and stimulus_id and kind:
        _take_own(question, parts, EntryKey(EntryKind.STIMULUS, stimulus_id), kind, taken)
        return
    is_taken = not stimulus_id and _take_foreign(question, parts.rest, item, taken)
    if parts.box is not None or len(question.files) > is_taken:
        taken.lose(item, "stimulus")


def _take_own(question: Question, parts: ReadParts, key: EntryKey, kind: str, taken: Harvest) -> None:
    box, title = parts.box or ReadText(), parts.box_title.text
    data: dict[str, Any] = {"id": key.id, "kind": kind} | ({"title": title} if title else {})
    if kind in _READ:
        taken.merge(key, data | {"text": text_or_refuse(box, "text")})
        note_formatting(box, key, "text", taken)
        return
    name = next(iter(box.file_names), "")
    content = next((each.content for each in question.files if each.name == name), None)
    if content is None:
        raise QuestionRefused(FaultKind.NO_FILE, {"value": name[:100]})
    medium_id, _, ending = name.rpartition(".")
    if not is_name(medium_id) or f".{ending}" not in TYPES:
        raise QuestionRefused(FaultKind.BAD_VALUE, {"field": "media", "value": name[:100]})
    _take_medium(EntryKey(EntryKind.MEDIUM, medium_id), kind, f"media/{name}", content, taken)
    if kind == "picture" and box.alternatives:
        taken.merge(EntryKey(EntryKind.MEDIUM, medium_id), {"alt": box.alternatives[0]})
    taken.merge(key, data | {"media": medium_id})


def _take_medium(key: EntryKey, kind: str, path: str, content: bytes, taken: Harvest) -> None:
    """Take a file: of a picture it is all that there is, of a recording one of two."""
    whole = {"kind": kind, "files": [describe(path, content)]} if kind == "picture" else {}
    taken.media[path] = content
    taken.merge(key, {"id": key.id} | whole)


def _take_foreign(question: Question, text: ReadText, item: EntryKey, taken: Harvest) -> bool:
    """Take the first picture that a text shows as a stimulus of its own, whose ids are not ours yet."""
    shown = {each.name: each.content for each in question.files if each.content}
    names = [name for name in text.file_names if name in shown and ending_of(name) in TYPES]
    name = next((name for name in names if kind_of(name) == "picture"), "")
    if not name:
        return False
    medium = EntryKey(EntryKind.MEDIUM, name_medium(name, shown[name]))
    stimulus = EntryKey(EntryKind.STIMULUS, f"of-{item.id}")
    path = f"media/{medium.id}{STORED_AS.get(ending_of(name), ending_of(name))}"
    _take_medium(medium, "picture", path, shown[name], taken)
    if text.alternatives:
        taken.merge(medium, {"alt": text.alternatives[0]})
    taken.merge(stimulus, {"kind": "picture", "media": medium.id})
    taken.merge(item, {"stimulus": stimulus.id})
    taken.foreign |= {medium, stimulus}
    return True
