"""The history of an item or of one of its translations: every text, what changed, and the way back."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.entries import EntryKey, EntryKind
from elearn.domain.items import BankId
from elearn.usecases.load_draft import load_draft
from elearn.usecases.load_entry_history import load_entry_history
from elearn.usecases.restore_entry import Restore, restore_entry, take_entry_out
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction
from elearn.web.editor.entry_form import read_version
from elearn.web.editor.languages import may_translate, require_right, written_language
from elearn.web.editor.pages.history import draw_history
from elearn.web.editor.same_draft import require_same_draft
from elearn.web.identity import current_account


def show_history(bank_id: str, item_id: str) -> ResponseReturnValue:
    """Show what an item was, or its translation into `?language=`."""
    key = _key(item_id, request.args.get("language", ""))
    with reading() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
        steps = load_entry_history(session, loaded, key)
        may_change = may_translate(session, key.language)
    return render_template(
        "editor/history.html",
        draft=loaded.draft,
        key=key,
        version=loaded.version_of(key),
        steps=draw_history(steps),
        is_out=key not in loaded.entries,
        may_change=may_change,
    )


def restore(bank_id: str, item_id: str) -> ResponseReturnValue:
    """Put an earlier text back."""
    key = _key(item_id, request.form.get("language", ""))
    version, text = read_version(request.form.get("version")), request.form.get("revision", "")
    wanted = Restore(key, read_version(text), version, release=text if "." in text else "")
    with transaction() as session:
        require_right(session, key)
        loaded = load_draft(session, bank_id=BankId(bank_id))
        require_same_draft(loaded.draft)
        restore_entry(session, loaded, wanted, account_id=current_account().id, now=utc_now())
    flash(gettext("The earlier text is back."))
    return redirect(_address(bank_id, key), code=303)


def take_out(bank_id: str, item_id: str) -> ResponseReturnValue:
    """Let the next release be without an item."""
    key, version = _key(item_id, ""), read_version(request.form.get("version"))
    with transaction() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
        require_same_draft(loaded.draft)
        take_entry_out(session, loaded, key, version, account_id=current_account().id, now=utc_now())
    flash(gettext("It is taken out. You can put it back here."))
    return redirect(url_for("editor.show_history", bank_id=bank_id, item_id=item_id), code=303)


def _key(item_id: str, language: str) -> EntryKey:
    if not language:
        return EntryKey(EntryKind.ITEM, item_id)
    return EntryKey(EntryKind.TRANSLATION, item_id, written_language(language).code)


def _address(bank_id: str, key: EntryKey) -> str:
    if key.language:
        return url_for("editor.show_translation", bank_id=bank_id, item_id=key.id, language=key.language)
    return url_for("editor.show_item", bank_id=bank_id, item_id=key.id)
