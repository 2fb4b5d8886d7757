"""The draft of a bank: the list of its items."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.drafts import EntryState
from elearn.domain.item_flags import Flag
from elearn.domain.items import BankId
from elearn.domain.permissions import Permission, may
from elearn.usecases.find_items import ANY_FLAG, TRANSLATION_STATES, ItemFilter, find_items
from elearn.usecases.list_flagged_items import list_flagged_items
from elearn.usecases.load_draft import load_draft
from elearn.web.database import reading
from elearn.web.editor.entry_form import read_version
from elearn.web.editor.entry_words import STATE_WORDS
from elearn.web.editor.pages.draft import draw_draft, filter_fields
from elearn.web.editor.pages.figures import FLAG_WORDS
from elearn.web.i18n import page_language
from elearn.web.identity import current_account

_LONGEST = 200
_STATES = ("changed", *EntryState)


def show_draft(bank_id: str) -> ResponseReturnValue:
    """List the items, or those that fit what was asked for."""
    wanted = _read_filter()
    with reading() as session:
        loaded = load_draft(session, bank_id=BankId(bank_id))
        flag = None if wanted.flag in ("", ANY_FLAG) else Flag(wanted.flag)
        only = list_flagged_items(session, loaded.draft.base, flag) if wanted.flag else None
    number = read_version(request.args.get("page"))
    page = draw_draft(loaded, find_items(loaded, wanted, only), number, page_language())
    return render_template(
        "editor/draft.html",
        draft=loaded.draft,
        page=page,
        wanted=wanted,
        address_of=lambda number: filter_fields(wanted, number),
        states=STATE_WORDS,
        flags=[(ANY_FLAG, gettext("Anything conspicuous")), *FLAG_WORDS.items()] if _sees_flags() else [],
    )


def _read_filter() -> ItemFilter:
    values = {name: request.args.get(name, "").strip()[:_LONGEST] for name in vars(ItemFilter())}
    if values["state"] not in _STATES:
        values["state"] = ""
    if values["translation"] not in TRANSLATION_STATES:
        values["translation"] = ""
    if values["flag"] not in {ANY_FLAG, *Flag} or not _sees_flags():
        values["flag"] = ""
    return ItemFilter(**values)


def _sees_flags() -> bool:
    """Whether statistics are for this reader."""
    return may(current_account().role, Permission.EDIT_BANKS)
