"""Files of other formats come into drafts: brought, compared, confirmed."""

from http import HTTPStatus
from importlib import import_module
from io import BytesIO
from uuid import UUID

from flask import flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from elearn.domain.items import BankId
from elearn.formats.exchange.contents import MAX_PACKAGE_BYTES, Imported, Place
from elearn.formats.exchange.registry import FORMATS
from elearn.storage.draft_uploads import Upload, UploadId
from elearn.usecases.find_upload_of import find_upload_of
from elearn.usecases.keep_upload import keep_upload
from elearn.usecases.load_draft import load_draft
from elearn.usecases.plan_import import ImportPlan, plan_import
from elearn.usecases.take_in_entries import take_in_entries
from elearn.web.clock import new_id, utc_now
from elearn.web.database import reading, transaction
from elearn.web.editor.exchange_files import find_formats, read_file
from elearn.web.editor.exchange_words import word_fault
from elearn.web.editor.pages.imports import draw_import
from elearn.web.editor.views.exchange import draw_form
from elearn.web.identity import current_account


def bring_file(bank_id: str) -> ResponseReturnValue:
    """Keep a file until it is confirmed; nothing is changed."""
    name, content = _receive()
    if len(content) > MAX_PACKAGE_BYTES:
        return draw_form(bank_id, gettext("This file is too large."))
    if not content or not find_formats(name):
        return draw_form(bank_id, gettext("Choose a file of one of these kinds."))
    format_name, _ = read_file(name, content)
    upload_id = UploadId(new_id())
    with transaction() as session:
        keep_upload(
            session,
            upload_id=upload_id,
            bank_id=BankId(bank_id),
            account_id=current_account().id,
            file=(format_name, name, content),
            now=utc_now(),
        )
    return redirect(url_for("editor.show_import", bank_id=bank_id, upload_id=upload_id), code=303)


def show_import(bank_id: str, upload_id: UUID) -> ResponseReturnValue:
    """Show what the file would change, and what is wrong with it."""
    upload, plan = _plan(bank_id, upload_id)
    return _draw(bank_id, upload, plan)


def send_marked(bank_id: str, upload_id: UUID) -> ResponseReturnValue:
    """Give a copy of the workbook in which every wrong cell is marked."""
    upload, plan = _plan(bank_id, upload_id)
    if upload.format != "xlsx":
        return redirect(url_for("editor.show_import", bank_id=bank_id, upload_id=upload_id), code=303)
    words: list[tuple[Place, str]] = [(fault.place, word_fault(fault)) for fault in plan.faults]
    mark = import_module("elearn.formats.exchange.workbook.mark").mark_workbook
    content: bytes = mark(upload.content, words)
    return send_file(
        BytesIO(content),
        mimetype=FORMATS["xlsx"].media_type,
        as_attachment=True,
        download_name=upload.file_name,
        max_age=0,
    )


def take_in(bank_id: str, upload_id: UUID) -> ResponseReturnValue:
    """Do what was shown: all of it, or nothing."""
    upload = _find(bank_id, upload_id)
    imported = _read(upload)
    with transaction() as session:
        taken = take_in_entries(
            session,
            upload,
            imported,
            bank_id=BankId(bank_id),
            account=current_account(),
            seen=request.form.get("seen", ""),
            now=utc_now(),
        )
    if not taken.is_done:
        return _draw(bank_id, upload, taken.plan, is_outdated=not taken.plan.faults)
    flash(gettext("The file is in the draft."))
    return redirect(url_for("editor.show_exchange", bank_id=bank_id), code=303)


def _receive() -> tuple[str, bytes]:
    """Take what was sent, one byte more than the limit at most, so that too long can be told from long."""
    found = request.files.get("file")
    if found is None:
        return "", b""
    with found.stream as stream:
        return found.filename or "", stream.read(MAX_PACKAGE_BYTES + 1)


def _find(bank_id: str, upload_id: UUID) -> Upload:
    with reading() as session:
        account = current_account()
        return find_upload_of(session, upload_id, bank_id=BankId(bank_id), account_id=account.id)


def _read(upload: Upload) -> Imported:
    """Read it again, outside of any transaction: a large package takes a second."""
    return FORMATS[upload.format].read(upload.content)


def _plan(bank_id: str, upload_id: UUID) -> tuple[Upload, ImportPlan]:
    upload = _find(bank_id, upload_id)
    imported = _read(upload)
    with reading() as session:
        return upload, plan_import(
            session, load_draft(session, bank_id=BankId(bank_id)), imported, account=current_account()
        )


def _draw(
    bank_id: str, upload: Upload, plan: ImportPlan, *, is_outdated: bool = False
) -> ResponseReturnValue:
    page = draw_import(upload, plan)
    status = HTTPStatus.CONFLICT if is_outdated else HTTPStatus.OK
    if plan.faults:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    return render_template("editor/import.html", bank_id=bank_id, page=page, is_outdated=is_outdated), status
