"""Sessions: opened, watched, closed."""

import secrets
from http import HTTPStatus
from uuid import UUID

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from elearn.domain.groups import GroupId
from elearn.domain.rooms import RoomSession, RoomSessionId, Start, make_join_code
from elearn.usecases.count_room_tasks import count_room_tasks
from elearn.usecases.is_group_put_away import is_group_put_away
from elearn.usecases.list_centre_groups import list_centre_groups
from elearn.usecases.list_mock_exams import list_mock_exams
from elearn.usecases.list_practice_tests import list_practice_tests
from elearn.usecases.load_wall import Wall, load_wall
from elearn.usecases.open_room import open_room as open_session
from elearn.web.centre.membership import current_centre_id
from elearn.web.centre.pages.rooms import RoomHead, draw_head, draw_subjects
from elearn.web.centre.qr import draw_qr
from elearn.web.centre.room_form import RoomForm
from elearn.web.clock import new_id, utc_now
from elearn.web.database import books, reading, transaction
from elearn.web.i18n import page_language
from elearn.web.identity import current_account

_CODES = 10**6


def show_new_room() -> ResponseReturnValue:
    """Ask who, what and how."""
    return _ask(RoomForm(group=request.args.get("group", ""), subject=request.args.get("subject", "")))


def open_room() -> ResponseReturnValue:
    """Open the session and show its wall."""
    form = RoomForm()
    if not form.validate():
        return _ask(form), HTTPStatus.UNPROCESSABLE_ENTITY
    with transaction() as session:
        room = open_session(session, make=lambda: _make_room(form), books=books())
    return redirect(url_for(".show_room", session_id=room.id), code=303)


def show_room(session_id: UUID) -> ResponseReturnValue:
    """Show the live wall."""
    wall, head = _load(session_id)
    return render_template("centre/room.html", wall=wall, head=head, has_scores="scores" in request.args)


def show_seats(session_id: UUID) -> ResponseReturnValue:
    """Show the seats alone: the wall asks for them every few seconds."""
    with reading() as session:
        wall = load_wall(
            session, session_id=RoomSessionId(session_id), centre_id=current_centre_id(), now=utc_now()
        )
    return render_template("centre/_seats.html", wall=wall, has_scores="scores" in request.args)


def show_board(session_id: UUID) -> ResponseReturnValue:
    """Show what the room may see: code, QR, numbers without names."""
    wall, head = _load(session_id)
    qr = draw_qr(_join_address(wall.room))
    return render_template("centre/board.html", wall=wall, title=head.title, qr=qr)


def _ask(form: RoomForm) -> str:
    with reading() as session:
        groups = list_centre_groups(session, centre_id=current_centre_id())
        tests = list_practice_tests(session, learner_id=None, books=books())
        exams = list_mock_exams(session, books=books())
    subjects = draw_subjects(tests, exams, page_language())
    return render_template("centre/room_new.html", form=form, groups=groups, subjects=subjects)


def _load(session_id: UUID) -> tuple[Wall, RoomHead]:
    with reading() as session:
        wall = load_wall(
            session, session_id=RoomSessionId(session_id), centre_id=current_centre_id(), now=utc_now()
        )
        tests = list_practice_tests(session, learner_id=None, books=books())
        count = count_room_tasks(session, room=wall.room, books=books()) if wall.room.step else 0
        is_put_away = is_group_put_away(session, room=wall.room)
    head = draw_head(
        wall.room, tests, books(), page_language(), task_count=count, is_group_put_away=is_put_away
    )
    return wall, head


def _make_room(form: RoomForm) -> RoomSession:
    kind, _, name = form.subject.data.partition(":")
    return RoomSession(
        id=RoomSessionId(new_id()),
        centre_id=current_centre_id(),
        group_id=GroupId(UUID(form.group.data)) if form.group.data else None,
        test_id=name if kind == "test" else None,
        profile_id=name if kind == "exam" else None,
        mode=form.chosen_mode(),
        start=Start(form.start.data),
        join_code=make_join_code(secrets.randbelow(_CODES)),
        opened_by=current_account().id,
        opened_at=utc_now(),
        step=1 if form.in_step.data else None,
    )


def _join_address(room: RoomSession) -> str:
    return url_for("room.show_tiles", code=room.join_code, _external=True)
