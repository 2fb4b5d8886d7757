"""An item of a draft as a learner would see it, drawn from an entry's data, sound or not."""

import re
from collections.abc import Mapping
from math import ceil
from typing import Any

from flask import url_for

from elearn.domain.entries import EntryData, EntryKey, EntryKind
from elearn.domain.entry_sources import source_text
from elearn.domain.items import RIGHT_OR_WRONG_CHOICES
from elearn.domain.languages import DERIVED_LANGUAGE, SOURCE_LANGUAGE, Language, uzbek_cyrillic
from elearn.domain.reference import Law
from elearn.formats.bank_files.hashes import source_hash
from elearn.usecases.load_draft import LoadedDraft
from elearn.web.editor.pages.draft import list_topics
from elearn.web.editor.pages.preview_values import (
    PreviewFeedback,
    PreviewFile,
    PreviewLaw,
    PreviewLine,
    PreviewStimulus,
    PreviewTask,
    PreviewTranslation,
)
from elearn.web.task_kinds import TASK_KINDS
from elearn.web.wording import Wording

_SHA256 = re.compile(r"[0-9a-f]{64}")


def draw_preview(
    loaded: LoadedDraft, data: EntryData, laws: Mapping[str, Law], language: Language
) -> PreviewTask:
    """Draw an item, sound or not."""
    found = _translation(loaded, data, language)
    choices = tuple(_draw_choices(data))
    has_key = bool(choices) or data.get("interaction") == "typed_word"
    return PreviewTask(
        kind=TASK_KINDS.get(str(data.get("task")), ""),
        stem=_text(data, "stem"),
        interaction=_text(data, "interaction"),
        choices=choices,
        fields=tuple(PreviewLine(_text(x, "id"), "", label=_text(x, "label")) for x in _list(data, "fields")),
        min_words=data.get("min_words") if isinstance(data.get("min_words"), int) else None,
        prepare_seconds=_number(data, "prepare_seconds"),
        speak_seconds=_number(data, "speak_seconds"),
        translation=_draw_translation(data, found, language),
        feedback=_draw_feedback(loaded, data, found, laws, language, has_key),
        stimulus=_draw_stimulus(loaded, _text(data, "stimulus")),
    )


def _draw_choices(data: EntryData) -> list[PreviewLine]:
    if data.get("interaction") == "right_or_wrong":
        return [PreviewLine(choice.id, choice.text) for choice in RIGHT_OR_WRONG_CHOICES]
    return [PreviewLine(_text(choice, "id"), _text(choice, "text")) for choice in _list(data, "choices")]


def _translation(loaded: LoadedDraft, data: EntryData, language: Language) -> EntryData | None:
    code = "uz" if language.code == DERIVED_LANGUAGE else language.code
    entry = loaded.entries.get(EntryKey(EntryKind.TRANSLATION, _text(data, "id"), code))
    return entry.data if entry else None


def _spell(text: str, language: Language) -> str:
    return uzbek_cyrillic(text) if language.code == DERIVED_LANGUAGE else text


def _draw_translation(
    data: EntryData, found: EntryData | None, language: Language
) -> PreviewTranslation | None:
    choices = found.get("choices") if found else None
    if not found or not (found.get("stem") or choices):
        return None
    texts = choices.values() if isinstance(choices, Mapping) else ()
    return PreviewTranslation(
        stem=_spell(_text(found, "stem"), language),
        choices=tuple(_spell(str(text), language) for text in texts),
        tag=language.tag,
        is_draft=found.get("state") == "draft",
        is_stale=found.get("source") != source_hash(source_text(data)),
    )


def _draw_feedback(
    loaded: LoadedDraft,
    data: EntryData,
    found: EntryData | None,
    laws: Mapping[str, Law],
    language: Language,
    has_key: bool,
) -> PreviewFeedback:
    key = _text(data, "key")
    texts = {line.id: line.text for line in _draw_choices(data)}
    accepted = data.get("accepted")
    words = " / ".join(map(str, accepted)) if isinstance(accepted, list) else ""
    model = data.get("model_answer")
    return PreviewFeedback(
        key=key,
        key_text=texts.get(key, words),
        model_answer=model if isinstance(model, str) else "\n".join(_pairs(model)),
        explanation=_word(data, found, language),
        laws=tuple(_draw_law(law, laws) for law in _list(data, "laws")),
        topic_id=_text(data, "topic") or "-",
        topic_title=Wording(text=_topic_title(loaded, _text(data, "topic"), language), tag=language.tag),
        is_correct=False if has_key else None,
    )


def _word(data: EntryData, found: EntryData | None, language: Language) -> Wording:
    translated = _text(found or {}, "explanation")
    if not translated or found is None:
        russian = _text(data, "explanation")
        return Wording(text=russian, tag="ru", is_foreign=language.code != SOURCE_LANGUAGE)
    return Wording(
        text=_spell(translated, language),
        tag=language.tag,
        is_draft=found.get("state") == "draft",
        is_stale=found.get("source") != source_hash(source_text(data)),
    )


def _topic_title(loaded: LoadedDraft, topic_id: str, language: Language) -> str:
    return dict(list_topics(loaded, language)).get(topic_id, topic_id)


def _draw_law(law: EntryData, laws: Mapping[str, Law]) -> PreviewLaw:
    act = laws.get(_text(law, "act"))
    return PreviewLaw(
        short=act.short if act else _text(law, "act"),
        title=act.title if act else "",
        url=act.url if act else None,
        article=_text(law, "article"),
    )


def _draw_stimulus(loaded: LoadedDraft, stimulus_id: str) -> PreviewStimulus | None:
    entry = loaded.entries.get(EntryKey(EntryKind.STIMULUS, stimulus_id))
    if entry is None:
        return None
    found = loaded.entries.get(EntryKey(EntryKind.MEDIUM, _text(entry.data, "media")))
    medium: EntryData = found.data if found else {}
    files = [file for file in _list(medium, "files") if _SHA256.fullmatch(_text(file, "sha256"))]
    is_recording = medium.get("kind") == "recording"
    addresses = [url_for("media.show_medium", digest=file["sha256"]) for file in files]
    seconds, size = medium.get("seconds"), files[0].get("bytes") if files else 0
    return PreviewStimulus(
        kind=_text(entry.data, "kind"),
        title=_text(entry.data, "title"),
        text=_text(entry.data, "text"),
        picture=addresses[0] if addresses and not is_recording else None,
        alt=_text(medium, "alt"),
        sounds=tuple(
            PreviewFile(address, _text(file, "type"))
            for address, file in zip(addresses, files, strict=True)
            if is_recording
        ),
        seconds=ceil(seconds) if isinstance(seconds, int | float) else 0,
        kilobytes=ceil(size / 1024) if isinstance(size, int) else 0,
        transcript=[{"speaker": "", "text": "", **turn} for turn in _list(medium, "transcript")],
    )


def _text(data: EntryData, name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""


def _number(data: EntryData, name: str) -> int | None:
    value = data.get(name)
    return value if isinstance(value, int) else None


def _list(data: EntryData, name: str) -> list[Mapping[str, Any]]:
    values = data.get(name)
    found = values if isinstance(values, list | tuple) else ()
    return [each for each in found if isinstance(each, Mapping)]


def _pairs(values: object) -> list[str]:
    return [f"{name}: {text}" for name, text in values.items()] if isinstance(values, Mapping) else []
