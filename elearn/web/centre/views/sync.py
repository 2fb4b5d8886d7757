"""Results go from the centre to a central server: how far it is, now, and by USB stick."""

from collections.abc import Iterator
from itertools import chain
from typing import IO

from flask import (
    current_app,
    flash,
    redirect,
    render_template,
    request,
    stream_with_context,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from flask_babel import gettext

from elearn.domain.centres import Member
from elearn.domain.sync import ServerLink
from elearn.domain.sync_errors import FileUnusable, NotConnected
from elearn.formats.sync.line_files import LONGEST_ANSWER, LONGEST_BATCH, read_lines
from elearn.usecases.ask_to_send import ask_to_send
from elearn.usecases.find_own_link import find_own_link
from elearn.usecases.load_sync_state import load_sync_state
from elearn.usecases.note_sync_file import note_sync_file
from elearn.usecases.read_reply_lines import read_reply_lines
from elearn.usecases.receive_lines import receive_lines, write_down_lines
from elearn.usecases.send_waiting import Own
from elearn.usecases.write_up_lines import write_up_lines
from elearn.web.centre.membership import current_centre_id, require_manager
from elearn.web.centre.pages.sync import draw_sync
from elearn.web.clock import new_id, utc_now
from elearn.web.database import reading, transaction

_JSON_LINES = "application/jsonl"


def show_sync() -> ResponseReturnValue:
    """Show how far it is."""
    return _draw()


def send_now() -> ResponseReturnValue:
    """Ask the server to send; it does so a moment later."""
    manager = require_manager()
    try:
        with transaction() as session:
            ask_to_send(session, member=manager, action="send_results", now=utc_now())
    except NotConnected:
        return _refuse(gettext("This site is not connected to another server."))
    return redirect(url_for(".show_sync"), code=303)


def save_sync_file() -> ResponseReturnValue:
    """Give what waits as a file."""
    manager = require_manager()
    link = _find_link(manager)
    if link is None:
        return _refuse(gettext("This site is not connected to another server."))
    lines = write_up_lines(_own(), link)
    first = next(lines)  # what goes wrong at once is told on a page
    _note(manager, "save_results")
    return _stream(chain([first], lines), "results.jsonl")


def read_sync_file() -> ResponseReturnValue:
    """Read a file from a USB stick: the other server's answer, or at that server what a centre wrote."""
    manager = require_manager()
    found = request.files.get("lines")
    link = _find_link(manager)
    try:
        if found is None:
            raise FileUnusable
        return _read_reply(manager, link, found.stream) if link else _receive(manager, found.stream)
    except FileUnusable:
        return _refuse(gettext("This file is not for your centre. Take the file that the other server made."))


def _read_reply(manager: Member, link: ServerLink, stream: IO[bytes]) -> ResponseReturnValue:
    read = read_reply_lines(_own(), link, read_lines(stream, LONGEST_ANSWER))
    with transaction() as session:  # new tasks are loaded a moment later, beside the server
        if read.parts:
            ask_to_send(session, member=manager, action="read_results", now=utc_now())
        else:
            note_sync_file(session, member=manager, action="read_results", now=utc_now())
    flash(gettext("The file is read."))
    return redirect(url_for(".show_sync"), code=303)


def _receive(manager: Member, stream: IO[bytes]) -> ResponseReturnValue:
    own = _own()
    read = receive_lines(own, read_lines(stream, LONGEST_BATCH), draw_id=new_id, only=manager.centre_id)
    _note(manager, "read_results")
    return _stream(write_down_lines(own, read), "answer.jsonl")


def _stream(lines: Iterator[str], name: str) -> Response:
    """Give a file line by line: it is never in memory as a whole."""
    return Response(
        stream_with_context(f"{line}\n" for line in lines),
        content_type=_JSON_LINES,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


def _own() -> Own:
    return Own(transaction=transaction, reading=reading, secret=str(current_app.secret_key), clock=utc_now)


def _find_link(manager: Member) -> ServerLink | None:
    with reading() as session:
        return find_own_link(session, centre_id=manager.centre_id)


def _note(manager: Member, action: str) -> None:
    with transaction() as session:
        note_sync_file(session, member=manager, action=action, now=utc_now())


def _refuse(error: str) -> ResponseReturnValue:
    return _draw(error), 422


def _draw(error: str | None = None) -> str:
    with reading() as session:
        state = load_sync_state(session, centre_id=current_centre_id())
    return render_template("centre/sync.html", page=draw_sync(state, error))
