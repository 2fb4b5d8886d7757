"""What questions are about, as stimuli and media: a description, or the box within a question."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from elearn.domain.entries import EntryKey, EntryKind
from elearn.formats.exchange.contents import FaultKind
from elearn.formats.exchange.moodle.harvest import Harvest, QuestionRefused
from elearn.formats.exchange.moodle.identity import is_name, own_tags
from elearn.formats.exchange.moodle.imported_text import note_formatting, read_formed, text_or_refuse
from elearn.formats.exchange.moodle.question import Question
from elearn.formats.exchange.moodle.read_text import ReadParts, ReadText

_SUFFIXES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp", ".mp3", ".opus", ".ogg"})
_KINDS = frozenset({"text", "notice", "recording", "picture"})


def take_description(question: Question) -> Harvest:
    """Read a text that stands before its questions; one that no question can name is somebody else's."""
    taken, stimulus_id = Harvest(), question.id_number.strip()
    kind = own_tags(question).get("kind", "")
    if not is_name(stimulus_id) or kind not in {"text", "notice"}:
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
    """Read what the question is about; without a tag that names it, it can only be told of."""
    stimulus_id = tags.get("stimulus", "")
    kind = next((each for each in parts.box_classes if each in _KINDS), "")
    if parts.box is None or not stimulus_id or not kind:
        if parts.box is not None or question.files:
            taken.lose(item, "stimulus")
        return
    key = EntryKey(EntryKind.STIMULUS, stimulus_id)
    title = parts.box_title.text
    data: dict[str, Any] = {"id": stimulus_id, "kind": kind} | ({"title": title} if title else {})
    if kind in {"text", "notice"}:
        taken.merge(key, data | {"text": text_or_refuse(parts.box, "text")})
        note_formatting(parts.box, key, "text", taken)
    elif medium_id := _medium(question, parts.box, kind, taken):
        taken.merge(key, data | {"media": medium_id})


def _medium(question: Question, box: ReadText, kind: str, taken: Harvest) -> str:
    """Take the file that the box shows; it is named like its medium."""
    name = next(iter(box.file_names), "")
    content = next((each.content for each in question.files if each.name == name), None)
    if content is None:
        raise QuestionRefused(FaultKind.NO_FILE, {"value": name[:100]})
    path = PurePosixPath(name)
    medium_id = path.stem
    if not is_name(medium_id) or "/" in name or path.suffix not in _SUFFIXES:
        raise QuestionRefused(FaultKind.BAD_VALUE, {"field": "media", "value": name[:100]})
    taken.media[f"media/{name}"] = content
    alternative = {"kind": kind, "alt": box.alternatives[0]} if kind == "picture" and box.alternatives else {}
    taken.merge(EntryKey(EntryKind.MEDIUM, medium_id), {"id": medium_id} | alternative)
    return medium_id
