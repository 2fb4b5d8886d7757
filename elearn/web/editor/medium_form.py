"""The form of a recording or picture: its words, and the file that came with them."""

from importlib import import_module
from typing import Any

from flask import request
from flask_babel import gettext

from elearn.domain.drafts import ChangeKind
from elearn.domain.entries import EntryData
from elearn.formats.uploads.refusal import MAX_BYTES, UploadFault, UploadRefused
from elearn.usecases.put_medium import keep_stress, read_transcript

_LONGEST = 5_000  # characters of words


def read_words(before: EntryData, kind: str) -> dict[str, Any]:
    """Read the words; turns that are as before keep their stress marks."""
    words: dict[str, Any] = {"credit": request.form.get("credit", "").strip()[:_LONGEST]}
    if kind == "recording":
        turns = read_transcript(request.form.get("transcript", "")[:_LONGEST])
        words["transcript"] = keep_stress(turns, before.get("transcript", []))
    else:
        words["alt"] = request.form.get("alt", "").strip()[:_LONGEST]
    return words


def read_change() -> ChangeKind:
    """Read what was said to have changed in the words."""
    is_wording = request.form.get("change") == ChangeKind.WORDING
    return ChangeKind.WORDING if is_wording else ChangeKind.MEANING


def read_files(kind: str) -> tuple[dict[str, bytes], float | None]:
    """Make the bank's files of what was sent; nothing where nothing was.

    Raises:
        UploadRefused: it is no such file, or this computer cannot make any.

    """
    content = request.files["file"].stream.read(MAX_BYTES + 1) if has_file() else None
    if content is None:
        return {}, None
    try:
        if kind == "recording":
            made = import_module("elearn.formats.uploads.recordings").make_recording(content)
            return {"opus": made.opus, "mp3": made.mp3}, made.seconds
        picture = import_module("elearn.formats.uploads.pictures").make_picture(content)
    except ModuleNotFoundError as error:  # a classroom's computer
        raise UploadRefused(UploadFault.NOT_HERE) from error
    return {picture.suffix: picture.content}, None


def has_file() -> bool:
    """Whether a file was sent."""
    sent = request.files.get("file")
    return bool(sent and sent.filename)


def find_problem(kind: str, words: dict[str, Any], *, is_whole: bool) -> str | None:
    """Say what is missing. `is_whole`: there is a file, sent now or before."""
    if not is_whole:
        return str(gettext("Choose a file."))
    if kind == "picture" and not words["alt"]:
        return str(gettext("Say in words what the picture shows: some learners cannot see it."))
    if kind == "recording" and not words["transcript"]:
        return str(gettext("Write down what is said."))
    return None if words["credit"] else str(gettext("Say who made it."))
