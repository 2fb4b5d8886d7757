"""Drafts go out as files of other formats."""

from datetime import date
from http import HTTPStatus
from importlib import import_module
from io import BytesIO

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.items import BankId
from elearn.domain.languages import WRITTEN_LANGUAGES
from elearn.formats.exchange.contents import Exported
from elearn.formats.exchange.registry import FORMATS
from elearn.usecases.load_draft import LoadedDraft, load_draft
from elearn.usecases.write_exchange import ExchangeOrder, write_exchange
from elearn.web.clock import utc_now
from elearn.web.database import books, reading
from elearn.web.editor.exchange_words import name_format
from elearn.web.editor.pages.exchange import draw_exchange, draw_losses
from elearn.web.i18n import page_language

_XLSX = FORMATS["xlsx"]


def show_exchange(bank_id: str) -> ResponseReturnValue:
    """Let an editor choose what goes out, or bring a file."""
    return draw_form(bank_id)


def draw_form(bank_id: str, refusal: str = "") -> ResponseReturnValue:
    """Draw the page, and say why a file was not taken."""
    page = draw_exchange(_load(bank_id), page_language())
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refusal else HTTPStatus.OK
    return render_template("editor/exchange.html", page=page, refusal=refusal), status


def show_export(bank_id: str) -> ResponseReturnValue:
    """Show what the file leaves out, before it is saved."""
    order, exported = _write(bank_id)
    if not exported.content:
        return _say_nothing_to_do(bank_id)
    return render_template(
        "editor/export.html",
        bank_id=bank_id,
        format=name_format(order.format.name),
        size=max(1, len(exported.content) // 1000),
        losses=draw_losses(exported.losses),
        query=request.args.to_dict(),
    )


def send_export(bank_id: str) -> ResponseReturnValue:
    """Give the file."""
    order, exported = _write(bank_id)
    if not exported.content:
        return _say_nothing_to_do(bank_id)
    parts = (bank_id, order.test_id, order.language, _today().isoformat())
    name = "-".join(part for part in parts if part)
    return _send(exported.content, f"{name}.{order.format.extension}", order.format.media_type)


def send_template(bank_id: str) -> ResponseReturnValue:
    """Give a workbook without rows, to fill in."""
    loaded = _load(bank_id)
    write_template = import_module("elearn.formats.exchange.workbook.write").write_template
    content: bytes = write_template(list(loaded.entries.values()))
    return _send(content, f"{bank_id}-template.xlsx", _XLSX.media_type)


def _load(bank_id: str) -> LoadedDraft:
    with reading() as session:
        return load_draft(session, bank_id=BankId(bank_id))


def _write(bank_id: str) -> tuple[ExchangeOrder, Exported]:
    order = _read_order()
    with reading() as session:
        return order, write_exchange(session, load_draft(session, bank_id=BankId(bank_id)), order)


def _read_order() -> ExchangeOrder:
    """Read what was chosen; what we do not have becomes what comes first."""
    chosen = FORMATS.get(request.args.get("format", ""), _XLSX)
    language = request.args.get("language", "")
    return ExchangeOrder(
        format=chosen,
        test_id=request.args.get("test", "")[:64],
        language=_choose_language(language) if chosen.is_for_translators else "",
        is_open_only="open" in request.args,
        glossary=books().glossary,
    )


def _choose_language(language: str) -> str:
    return language if language in WRITTEN_LANGUAGES[1:] else WRITTEN_LANGUAGES[1]


def _say_nothing_to_do(bank_id: str) -> ResponseReturnValue:
    flash(gettext("There is nothing to write into this file."))
    return redirect(url_for("editor.show_exchange", bank_id=bank_id), code=303)


def _today() -> date:
    return utc_now().date()


def _send(content: bytes, name: str, media_type: str) -> ResponseReturnValue:
    return send_file(BytesIO(content), mimetype=media_type, as_attachment=True, download_name=name, max_age=0)
