"""A text or notice that items share."""

from http import HTTPStatus

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.entry_fields import flatten
from elearn.domain.items import BankId
from elearn.usecases.change_shared import add_stimulus
from elearn.usecases.load_draft import LoadedDraft, load_draft
from elearn.usecases.save_fields import entry_fields, find_entry
from elearn.web.clock import utc_now
from elearn.web.database import transaction
from elearn.web.editor.entry_form import EntryForm, make_entry_form
from elearn.web.editor.shared_page import SharedPage, save_shared, show_shared, take_shared_out
from elearn.web.identity import current_account

_WRITTEN = ("text", "notice")


def show_stimulus(bank_id: str, stimulus_id: str) -> ResponseReturnValue:
    """Show the text with the items that use it."""
    return show_shared(_page(bank_id, stimulus_id))


def save_stimulus(bank_id: str, stimulus_id: str) -> ResponseReturnValue:
    """Save the text; if somebody else was faster, show both."""
    return save_shared(_page(bank_id, stimulus_id))


def begin_stimulus(bank_id: str, kind: str) -> ResponseReturnValue:
    """Begin a text or notice, and lead to where it is written."""
    if kind not in _WRITTEN:
        abort(HTTPStatus.NOT_FOUND)
    with transaction() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
        data = {"kind": kind, "text": ""}
        stimulus_id = add_stimulus(session, loaded, data, account_id=current_account().id, now=utc_now())
    return redirect(_page(bank_id, stimulus_id).address(), code=303)


def take_stimulus_out(bank_id: str, stimulus_id: str) -> ResponseReturnValue:
    """Let the next release be without one that no item uses."""
    return take_shared_out(_page(bank_id, stimulus_id), url_for("editor.show_media", bank_id=bank_id))


def make_stimulus_form(loaded: LoadedDraft, stimulus_id: str) -> EntryForm:
    """Build the form of a stimulus that is in the draft."""
    entry = find_entry(loaded, EntryKey(EntryKind.STIMULUS, stimulus_id))
    fields = entry_fields(loaded, entry)
    media = [(key.id, key.id) for key in loaded.entries if key.kind is EntryKind.MEDIUM]
    version = loaded.version_of(entry.key)
    return make_entry_form(fields, flatten(entry.data, fields), version, {"media": media})


def _page(bank_id: str, stimulus_id: str) -> SharedPage:
    return SharedPage(
        bank_id=bank_id,
        key=EntryKey(EntryKind.STIMULUS, stimulus_id),
        name="stimulus",
        users_words=gettext("Tasks with this text, recording or picture:"),
        make_form=make_stimulus_form,
    )
