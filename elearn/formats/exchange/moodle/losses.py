"""What does not come back from a file of questions: fields that the format lacks, texts that it changes."""

from collections.abc import Iterator, Mapping

from elearn.domain.entries import EntryData, EntryKey, EntryKind
from elearn.formats.exchange.contents import Loss, LossKind
from elearn.formats.exchange.moodle.dialect import Dialect
from elearn.formats.exchange.moodle.source import Source
from elearn.formats.exchange.moodle.stimuli import one_line, path_of
from elearn.formats.exchange.moodle.tags import OF_ITEM, tag_of, tag_of_mistake, wrong_choices

_NEVER = ("grammar_point", "laws", "checked_on", "review_by", "sources", "prepare_seconds", "speak_seconds")
_FOR_MARKERS = ("model_answer", "rubric", "fields")  # shown to them, not read again
_OF_MISTAKES = ("misconception", "misunderstanding")
_CARRIED_OF_MEDIUM = {"picture": frozenset({"id", "kind", "alt", "files"}), "recording": frozenset({"id"})}


def losses_of(source: Source, dialect: Dialect) -> Iterator[Loss]:
    """Yield every field of every entry that does not come back as it is."""
    for key, data in source.entries.items():
        match key.kind:
            case EntryKind.ITEM:
                yield from _of_item(key, data, source, dialect)
            case EntryKind.TRANSLATION:
                yield from _of_translation(key, data, source, dialect)
            case EntryKind.STIMULUS:
                yield from _of_stimulus(key, data, source, dialect)
            case EntryKind.MEDIUM:
                yield from _of_medium(key, data, source, dialect)
            case _:
                yield from _all(key, data)
    for key, data in source.unsound.items():
        yield from _all(key, data)


def _all(key: EntryKey, data: EntryData) -> Iterator[Loss]:
    yield from (Loss(key, name) for name in data)


def _of_item(key: EntryKey, item: EntryData, source: Source, dialect: Dialect) -> Iterator[Loss]:
    yield from (Loss(key, name) for name in _NEVER if name in item)
    kind = LossKind.CHANGED if dialect.has_fields else LossKind.LEFT_OUT
    yield from (Loss(key, name, kind) for name in _FOR_MARKERS if name in item)
    if "min_words" in item and not dialect.has_fields:
        yield Loss(key, "min_words")
    yield from (Loss(key, name) for name in OF_ITEM if name in item and not tag_of(name, item[name]))
    yield from _of_mistakes(key, item, dialect)
    texts = {name: item[name] for name in ("stem", "explanation")}
    yield from _of_texts(key, texts, dialect)
    if any(_changes(each["text"], dialect) for each in item.get("choices", ())):
        yield Loss(key, "choices.text", LossKind.CHANGED)
    if any(_changes(word, dialect) for word in item.get("accepted", ())):
        yield Loss(key, "accepted", LossKind.CHANGED)


def _of_mistakes(key: EntryKey, item: EntryData, dialect: Dialect) -> Iterator[Loss]:
    """Say whose notes and kinds of mistake have no place: learners' advice takes the place of a note."""
    for choice in item.get("choices", ()):
        if choice["id"] == item["key"]:
            yield from (Loss(key, f"choices.{name}") for name in _OF_MISTAKES if name in choice)
    for path, parts in (("", (item,)), ("choices.", wrong_choices(item))):
        if any("misconception" in part and not tag_of_mistake(part) for part in parts):
            yield Loss(key, f"{path}misconception")
        if any("misunderstanding" in part and tag_of_mistake(part) for part in parts):
            yield Loss(key, f"{path}misunderstanding")
        if any(_changes(part.get("misunderstanding"), dialect) for part in parts):
            yield Loss(key, f"{path}misunderstanding", LossKind.CHANGED)


def _changes(text: str | None, dialect: Dialect) -> bool:
    return text is not None and dialect.carried(text) != text


def _of_texts(key: EntryKey, texts: Mapping[str, str], dialect: Dialect) -> Iterator[Loss]:
    for name, text in texts.items():
        if _changes(text, dialect):
            yield Loss(key, name, LossKind.CHANGED)


def _of_translation(key: EntryKey, data: EntryData, source: Source, dialect: Dialect) -> Iterator[Loss]:
    item = source.entries.get(EntryKey(EntryKind.ITEM, key.id))
    if item is None or key.language not in source.languages:
        yield from _all(key, data)
        return
    yield from (Loss(key, name) for name in ("state", "source", "rubric") if name in data)
    yield from _of_texts(key, {n: data[n] for n in ("stem", "explanation") if n in data}, dialect)
    if any(_changes(text, dialect) for text in data.get("choices", {}).values()):
        yield Loss(key, "choices", LossKind.CHANGED)


def _of_stimulus(key: EntryKey, data: EntryData, source: Source, dialect: Dialect) -> Iterator[Loss]:
    is_text = "text" in data
    is_carried = is_text or (dialect.has_boxes and path_of(source.medium(data["media"]), source))
    if key.id not in source.used_stimuli or not is_carried:
        yield from _all(key, data)
        return
    yield from _of_texts(key, {n: data[n] for n in ("text", "title") if n in data}, dialect)
    title = data.get("title", "")
    if not dialect.has_boxes and one_line(title) != title:
        yield Loss(key, "title", LossKind.CHANGED)


def _of_medium(key: EntryKey, data: EntryData, source: Source, dialect: Dialect) -> Iterator[Loss]:
    is_shown = dialect.has_boxes and key.id in source.used_media and path_of(data, source)
    carried = _CARRIED_OF_MEDIUM[data["kind"]] if is_shown else frozenset()
    yield from (Loss(key, name) for name in data if name not in carried or _has_more(data, name))


def _has_more(medium: EntryData, name: str) -> bool:
    """Tell whether a picture has more files than the one that is shown."""
    return name == "files" and len(medium["files"]) > 1
