"""Recordings and pictures of a draft."""

from http import HTTPStatus
from typing import Any

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.editing_errors import EntryChangedMeanwhile, EntryNotFound
from elearn.domain.entries import EntryData, EntryKey, EntryKind
from elearn.domain.items import BankId
from elearn.formats.bank_files.checks.media import OLDER_SOUND
from elearn.formats.uploads.refusal import UploadRefused
from elearn.usecases.change_shared import add_stimulus, take_unused_out
from elearn.usecases.check_entry import check_entry
from elearn.usecases.list_used_ids import list_used_ids
from elearn.usecases.load_draft import LoadedDraft, load_draft
from elearn.usecases.open_draft_file import open_draft_file
from elearn.usecases.put_medium import MediumUpload, name_next, put_medium
from elearn.web.clock import utc_now
from elearn.web.database import books, reading, transaction
from elearn.web.editor.entry_form import read_version
from elearn.web.editor.medium_form import find_problem, has_file, read_change, read_files, read_words
from elearn.web.editor.pages.media import PAGE_OF_MEDIA, MediumPage, draw_media, draw_medium, word_fault
from elearn.web.editor.same_draft import require_same_draft
from elearn.web.identity import current_account

_KINDS = ("recording", "picture")


def show_media(bank_id: str) -> ResponseReturnValue:
    """List what is heard and seen, page by page."""
    page = read_version(request.args.get("page")) or 1
    loaded = _load(bank_id)
    return render_template("editor/media.html", page=draw_media(loaded, page, PAGE_OF_MEDIA))


def show_medium(bank_id: str, medium_id: str) -> ResponseReturnValue:
    """Show one, with what can be changed."""
    return _draw(_load(bank_id), medium_id)


def show_new_medium(bank_id: str, kind: str) -> ResponseReturnValue:
    """Let an editor bring a new recording or picture."""
    _require_kind(kind)
    loaded = _load(bank_id)
    return _draw(loaded, _name_next(loaded, kind).id, kind=kind)


def save_medium(bank_id: str, medium_id: str) -> ResponseReturnValue:
    """Store words and file of one that is there."""
    loaded = _load(bank_id)
    key = EntryKey(EntryKind.MEDIUM, medium_id)
    if key not in loaded.entries:
        raise EntryNotFound(entry_id=medium_id)
    return _save(loaded, key, str(loaded.entries[key].data.get("kind")))


def add_medium(bank_id: str, kind: str) -> ResponseReturnValue:
    """Store a new one."""
    _require_kind(kind)
    loaded = _load(bank_id)
    return _save(loaded, _name_next(loaded, kind), kind)


def take_medium_out(bank_id: str, medium_id: str) -> ResponseReturnValue:
    """Let the next release be without one that no item uses."""
    key = EntryKey(EntryKind.MEDIUM, medium_id)
    with transaction() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
        require_same_draft(loaded.draft)
        take_unused_out(session, loaded, key, account_id=current_account().id, now=utc_now())
    flash(gettext("Taken out"))
    return redirect(url_for("editor.show_media", bank_id=bank_id), code=303)


def send_draft_file(bank_id: str, path: str) -> ResponseReturnValue:
    """Give a file as the draft has it: learners get it when it is published."""
    with reading() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
        found = open_draft_file(session, loaded, f"media/{path}")
    if found is None:
        abort(HTTPStatus.NOT_FOUND)
    answer = Response(found.content, content_type=found.type)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _require_kind(kind: str) -> None:
    if kind not in _KINDS:
        abort(HTTPStatus.NOT_FOUND)


def _name_next(loaded: LoadedDraft, kind: str) -> EntryKey:
    with reading() as session:
        return name_next(loaded, kind, list_used_ids(session, bank_id=loaded.draft.bank_id))


def _load(bank_id: str) -> LoadedDraft:
    with reading() as session:
        return load_draft(session, bank_id=BankId(bank_id))


def _save(loaded: LoadedDraft, key: EntryKey, kind: str) -> ResponseReturnValue:
    try:
        return _store(loaded, key, kind)
    except EntryChangedMeanwhile:
        return _draw_late(loaded, key, kind)


def _store(loaded: LoadedDraft, key: EntryKey, kind: str) -> ResponseReturnValue:
    require_same_draft(loaded.draft)
    version = read_version(request.form.get("version"))
    if version != loaded.version_of(key):
        raise EntryChangedMeanwhile(entry_id=key.id, version=loaded.version_of(key))
    words = read_words(_data_of(loaded, key), kind)
    try:
        files, seconds = read_files(kind)
    except UploadRefused as refused:
        return _draw(loaded, key.id, kind=kind, words=words, problem=word_fault(refused.fault))
    problem = find_problem(kind, words, is_whole=bool(files) or key in loaded.entries)
    if problem:
        return _draw(loaded, key.id, kind=kind, words=words, problem=problem)
    _put(
        loaded,
        MediumUpload(
            key=key, version=version, words=words, files=files, seconds=seconds, change=read_change()
        ),
        kind,
    )
    flash(gettext("Saved in the draft."))
    address = url_for("editor.show_medium", bank_id=loaded.draft.bank_id, medium_id=key.id)
    return redirect(address, code=303)


def _put(loaded: LoadedDraft, upload: MediumUpload, kind: str) -> None:
    account_id, now = current_account().id, utc_now()
    with transaction() as session:
        put_medium(session, loaded, upload, account_id=account_id, now=now)
        if upload.key not in loaded.entries:  # items choose what they show by a stimulus
            data = {"kind": kind, "media": upload.key.id}
            add_stimulus(session, loaded, data, account_id=account_id, now=now)


def _data_of(loaded: LoadedDraft, key: EntryKey) -> EntryData:
    return loaded.entries[key].data if key in loaded.entries else {}


def _draw_late(before: LoadedDraft, key: EntryKey, kind: str) -> ResponseReturnValue:
    """Draw the form again with what was typed, over the medium as somebody else left it."""
    loaded = _load(before.draft.bank_id)
    key = key if key in before.entries else _name_next(loaded, kind)
    words = read_words(_data_of(loaded, key), kind)
    page = draw_medium(loaded, key.id, kind=kind, words=words, change=read_change(), is_late=True)
    problem = gettext("Choose a file.") if has_file() else None  # no browser keeps the one that was sent
    return _render(loaded, page, problem), HTTPStatus.CONFLICT


def _draw(
    loaded: LoadedDraft,
    medium_id: str,
    *,
    kind: str | None = None,
    words: dict[str, Any] | None = None,
    problem: str | None = None,
) -> ResponseReturnValue:
    page = draw_medium(loaded, medium_id, kind=kind, words=words, change=read_change())
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return _render(loaded, page, problem), status


def _render(loaded: LoadedDraft, page: MediumPage, problem: str | None) -> str:
    key = EntryKey(EntryKind.MEDIUM, page.id)
    with reading() as session:
        found = check_entry(session, loaded, key, books(), today=utc_now().date())
    # that the sound is older, the page says in words of its own
    messages = (message for messages in found.values() for message in messages)
    defects = [message for message in messages if not message.startswith(OLDER_SOUND)]
    return render_template("editor/medium.html", page=page, problem=problem, defects=defects)
