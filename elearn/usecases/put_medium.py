"""An editor puts a recording or picture into a draft, new or in place of another one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.drafts import ChangeKind, DraftEntry
from elearn.domain.entries import EntryData, EntryKey, EntryKind
from elearn.domain.foreign_entries import PREFIXES
from elearn.formats.bank_files.hashes import sha256_hex
from elearn.formats.speech.media_list import is_older_than_words, spoken_hash
from elearn.storage.audit import add_audit_entry
from elearn.storage.draft_files import put_draft_file, take_draft_file_out
from elearn.usecases.load_draft import LoadedDraft
from elearn.usecases.own_changes import speaks_for_all
from elearn.usecases.save_entry import Save, save_entry

MEDIA_TYPES = {"opus": "audio/ogg", "mp3": "audio/mpeg", "svg": "image/svg+xml", "webp": "image/webp"}
LICENCE = "CC-BY-4.0"


@dataclass(frozen=True, kw_only=True)
class MediumUpload:
    """What an editor sends. `files` by suffix: empty where the files stay as they are.

    `words`: of a picture {"alt", "credit"}, of a recording {"transcript", "credit"}.
    `change`: what changed in the words of a recording whose sound stays.
    """

    key: EntryKey
    version: int
    words: Mapping[str, Any]
    files: Mapping[str, bytes]
    seconds: float | None = None
    change: ChangeKind = ChangeKind.MEANING


def put_medium(
    session: Session, loaded: LoadedDraft, upload: MediumUpload, *, account_id: AccountId, now: datetime
) -> DraftEntry:
    """Store the words and files of a medium together.

    A transcript of another meaning without a new sound makes the sound stale: the checks say so. Another
    wording leaves it as fresh as it was; somebody who alone changed it may say that of all changes, by
    changing nothing else.

    Raises:
        EntryChangedMeanwhile: somebody else saved it; nothing was stored.

    """
    before = loaded.entries[upload.key].data if upload.key in loaded.entries else {}
    described = _describe(upload)
    data = {**before, "id": upload.key.id, **upload.words, "licence": before.get("licence", LICENCE)}
    data["files"] = described or list(before.get("files", []))
    if upload.seconds is not None:
        data |= {"kind": "recording", "seconds": upload.seconds, "synthetic": False}
        data["spoken_from"] = spoken_hash(data)
    elif upload.files:
        data["kind"] = "picture"
    is_about_all = speaks_for_all(session, loaded, upload.key, account_id, data)
    if not upload.files and before.get("transcript"):
        data |= _keep_sound(before, data, upload.change, is_about_all=is_about_all)
    save = Save(
        key=upload.key,
        data=data,
        version=upload.version,
        file="media.yaml",
        change=upload.change,
        is_about_all=is_about_all,
    )
    entry = save_entry(session, loaded.draft, save, account_id=account_id, now=now)
    _store(session, loaded, upload, before, now)
    if upload.files:
        subject = f"{loaded.draft.bank_id} {upload.key.id}"
        add_audit_entry(session, account_id=account_id, action="upload_medium", subject=subject, now=now)
    return entry


def _keep_sound(
    before: EntryData, data: EntryData, change: ChangeKind, *, is_about_all: bool
) -> dict[str, str]:
    """Say from which words the sound was made that stays; what was imported never said so."""
    said_before = spoken_hash(dict(before))
    if change is ChangeKind.WORDING and (is_about_all or not is_older_than_words(dict(before))):
        return {"spoken_from": spoken_hash(dict(data))}
    is_unknown = not before.get("spoken_from") and not before.get("synthetic")
    return {"spoken_from": said_before} if is_unknown and said_before != spoken_hash(dict(data)) else {}


def _describe(upload: MediumUpload) -> list[dict[str, Any]]:
    return [
        {
            "path": f"media/{upload.key.id}.{suffix}",
            "type": MEDIA_TYPES[suffix],
            "sha256": sha256_hex(content),
            "bytes": len(content),
        }
        for suffix, content in upload.files.items()
    ]


def _store(
    session: Session, loaded: LoadedDraft, upload: MediumUpload, before: EntryData, now: datetime
) -> None:
    draft_id = loaded.draft.id
    for suffix, content in upload.files.items():
        path = f"media/{upload.key.id}.{suffix}"
        put_draft_file(session, draft_id, path, sha256=sha256_hex(content), content=content, now=now)
    if upload.files:
        kept = {f"media/{upload.key.id}.{suffix}" for suffix in upload.files}
        for path in {str(file["path"]) for file in before.get("files", [])} - kept:
            take_draft_file_out(session, draft_id, path, now=now)


def name_next(loaded: LoadedDraft, kind: str, used: Collection[tuple[EntryKind, str]]) -> EntryKey:
    """Name the next medium of a bank, e.g. lang-rec-0042; no number is given twice."""
    middle = "rec" if kind == "recording" else "pic"
    return EntryKey(EntryKind.MEDIUM, next_id(loaded, EntryKind.MEDIUM, middle, used))


def next_id(
    loaded: LoadedDraft, kind: EntryKind, middle: str, used: Collection[tuple[EntryKind, str]]
) -> str:
    """Return the id after the largest that entries of a kind ever had, e.g. hist-s-0007."""
    known = {(key.kind, key.id) for key in (*loaded.base, *loaded.changed)} | set(used)
    prefix = f"{PREFIXES.get(loaded.draft.bank_id, loaded.draft.bank_id)}-{middle}-"
    ends = [each.removeprefix(prefix) for of_kind, each in known if of_kind is kind]
    numbers = [int(end) for end in ends if end.isascii() and end.isdigit()]
    return f"{prefix}{max(numbers, default=0) + 1:04d}"


def read_transcript(text: str) -> list[dict[str, str]]:
    """Read `Speaker: words`, one turn in a line; a line without a speaker goes on with the turn before."""
    turns: list[dict[str, str]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        speaker, colon, words = line.partition(":")
        if colon and words.strip() and len(speaker) <= _LONGEST_SPEAKER:
            turns.append({"speaker": speaker.strip(), "text": words.strip()})
        elif turns:
            turns[-1]["text"] += f" {line}"
        else:
            turns.append({"speaker": "", "text": line})
    return turns


_LONGEST_SPEAKER = 40


def write_transcript(turns: Sequence[Mapping[str, Any]]) -> str:
    """Write the turns of a recording, one in a line."""
    return "\n".join(f"{turn.get('speaker', '')}: {turn.get('text', '')}" for turn in turns)


def keep_stress(turns: list[dict[str, str]], before: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Keep the stress marks of turns whose words are the same as before."""
    marked = {(turn.get("speaker"), turn.get("text")): turn for turn in before}
    return [dict(marked.get((turn["speaker"], turn["text"]), turn)) for turn in turns]
