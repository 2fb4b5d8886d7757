"""Pages of recordings and pictures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import LazyString, lazy_gettext

from elearn.domain.drafts import ChangeKind
from elearn.domain.editing_errors import EntryNotFound
from elearn.domain.entries import EntryData, EntryKey, EntryKind
from elearn.formats.speech.media_list import is_older_than_words
from elearn.formats.uploads.refusal import UploadFault
from elearn.usecases.change_shared import list_unused
from elearn.usecases.load_draft import LoadedDraft
from elearn.usecases.put_medium import write_transcript
from elearn.web.editor.same_draft import mark_draft

PAGE_OF_MEDIA = 50

_FAULTS: Mapping[UploadFault, LazyString] = {
    UploadFault.EMPTY: lazy_gettext("This file is empty."),
    UploadFault.TOO_LARGE: lazy_gettext("This file is too large."),
    UploadFault.NOT_SOUND: lazy_gettext("We cannot read this sound. Send WAV, MP3, Ogg, FLAC or M4A."),
    UploadFault.TOO_SHORT: lazy_gettext("This recording is shorter than half a second."),
    UploadFault.TOO_LONG: lazy_gettext("This recording is longer than three minutes."),
    UploadFault.SILENT: lazy_gettext("Nothing can be heard in this recording."),
    UploadFault.NOT_PICTURE: lazy_gettext("We cannot read this picture. Send SVG, PNG, JPEG or WebP."),
    UploadFault.TOO_MANY_PIXELS: lazy_gettext("This picture is too large."),
    UploadFault.TOO_SMALL: lazy_gettext("This picture is too small to be seen well."),
    UploadFault.NOT_HERE: lazy_gettext("This server cannot make recordings and pictures. Use the main one."),
}


def word_fault(fault: UploadFault) -> str:
    """Say why a file is not taken."""
    return str(_FAULTS[fault])


@dataclass(frozen=True, kw_only=True)
class MediumLine:
    """One of the list."""

    id: str
    is_recording: bool
    words: str
    is_stale: bool
    is_changed: bool


@dataclass(frozen=True, kw_only=True)
class MediaPage:
    """A page of the list."""

    bank_id: str
    lines: list[MediumLine]
    unused: list[str]  # stimuli that no item shows
    number: int
    pages: int


@dataclass(frozen=True, kw_only=True)
class MediumPage:
    """A recording or picture with its words; `files` are addresses with their types.

    `saved`: words and credit as somebody else saved them meanwhile, if not as typed; None: nobody did.
    """

    bank_id: str
    draft: str
    id: str
    is_new: bool
    is_recording: bool
    version: int
    words: str  # the transcript or the text alternative
    credit: str
    change: str  # what was said to have changed in the words
    saved: Mapping[str, str] | None
    seconds: float | None
    is_synthetic: bool
    is_stale: bool
    files: list[tuple[str, str]]
    used_by: list[str]


def draw_media(loaded: LoadedDraft, number: int, size: int) -> MediaPage:
    """Draw the list; what is stale comes first."""
    lines = [
        MediumLine(
            id=key.id,
            is_recording=entry.data.get("kind") == "recording",
            words=_words_of(entry.data).replace("\n", " ")[:120],
            is_stale=is_stale(entry.data),
            is_changed=key in loaded.changed,
        )
        for key, entry in loaded.entries.items()
        if key.kind is EntryKind.MEDIUM
    ]
    lines.sort(key=lambda line: (not line.is_stale, line.id))
    pages = max(1, -(-len(lines) // size))
    number = min(max(number, 1), pages)
    shown = lines[(number - 1) * size : number * size]
    return MediaPage(
        bank_id=loaded.draft.bank_id,
        lines=shown,
        unused=list_unused(loaded, EntryKind.STIMULUS),
        number=number,
        pages=pages,
    )


def draw_medium(
    loaded: LoadedDraft,
    medium_id: str,
    *,
    kind: str | None = None,
    words: Mapping[str, Any] | None = None,
    change: ChangeKind = ChangeKind.MEANING,
    is_late: bool = False,
) -> MediumPage:
    """Draw one, with the words that were just typed. `is_late`: after somebody else had saved it.

    Raises:
        EntryNotFound: the draft has none of this id, and none is new.

    """
    key = EntryKey(EntryKind.MEDIUM, medium_id)
    stored = _find_stored(loaded, key, kind)
    data = {**stored, **(words or {})}
    return MediumPage(
        bank_id=loaded.draft.bank_id,
        draft=mark_draft(loaded.draft),
        id=medium_id,
        is_new=key not in loaded.entries,
        is_recording=data["kind"] == "recording",
        version=loaded.version_of(key),
        words=_words_of(data),
        credit=str(data.get("credit", "")),
        change=change,
        saved=_find_saved(stored, data) if is_late else None,
        seconds=data.get("seconds"),
        is_synthetic=bool(data.get("synthetic")),
        is_stale=is_stale(stored),
        files=[_address(loaded, file) for file in stored.get("files", [])],
        used_by=_find_users(loaded, medium_id),
    )


def is_stale(data: Mapping[str, Any]) -> bool:
    """Whether the words were changed after the sound was made."""
    return is_older_than_words(dict(data))


def _find_stored(loaded: LoadedDraft, key: EntryKey, kind: str | None) -> EntryData:
    if key not in loaded.entries and kind is None:
        raise EntryNotFound(entry_id=key.id)
    return loaded.entries[key].data if key in loaded.entries else {"kind": kind}


def _find_saved(stored: Mapping[str, Any], typed: Mapping[str, Any]) -> dict[str, str]:
    both = {
        "words": (_words_of(stored), _words_of(typed)),
        "credit": (str(stored.get("credit", "")), str(typed.get("credit", ""))),
    }
    return {name: theirs for name, (theirs, mine) in both.items() if theirs != mine and theirs}


def _words_of(data: Mapping[str, Any]) -> str:
    if data.get("kind") == "recording":
        return write_transcript(data.get("transcript", []))
    return str(data.get("alt", ""))


def _address(loaded: LoadedDraft, file: Mapping[str, Any]) -> tuple[str, str]:
    path = str(file.get("path", "")).removeprefix("media/")
    version = str(file.get("sha256", ""))[:8]
    bank_id = loaded.draft.bank_id
    return url_for("editor.send_draft_file", bank_id=bank_id, path=path, v=version), str(file.get("type"))


def _find_users(loaded: LoadedDraft, medium_id: str) -> list[str]:
    """Name the items whose stimulus shows it."""
    stimuli = {
        key.id
        for key, entry in loaded.entries.items()
        if key.kind is EntryKind.STIMULUS and entry.data.get("media") == medium_id
    }
    return [
        key.id
        for key, entry in loaded.entries.items()
        if key.kind is EntryKind.ITEM and entry.data.get("stimulus") in stimuli
    ]
