"""A site full of life to attack: learners with papers of every kind, staff of every role."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from werkzeug.routing import Map
from werkzeug.test import run_wsgi_app

from elearn.domain.attempts import Attempt, AttemptId, LearnerId, Mode, ResponseChange
from elearn.domain.centres import CentreId, CentreRole, Member
from elearn.domain.groups import GroupId
from elearn.domain.items import TopicId
from elearn.domain.permissions import Role
from elearn.settings import asset_folder
from elearn.storage.attempts import add_attempt
from elearn.storage.centres import save_member
from elearn.storage.engine import transaction
from elearn.storage.releases import add_release
from elearn.usecases.add_centre import add_centre
from elearn.usecases.add_participants import NewPerson, add_participants
from elearn.usecases.begin_learner import begin_learner
from elearn.usecases.issue_learner_code import issue_learner_code
from elearn.usecases.load_banks import load_banks
from elearn.usecases.make_group import make_group
from elearn.usecases.require_account import require_account
from elearn.usecases.save_response import save_response
from elearn.usecases.start_drill import start_drill
from elearn.usecases.submit_attempt import submit_attempt
from elearn.web.clock import utc_now
from tests.builders import NOW, a_paper, an_attempt, new_id
from tests.usecases.centre_world import a_chance
from tests.web.browsing import sign_in, token_of
from tests.web.conftest import store_account
from tests.web.hostile import Hostile, Known
from tests.web.learner.conftest import a_rich_bank, every_kind_of_item

RICH_RELEASE = "2000.1"  # every kind of task; older than what ships, which stays current
RESPONSES = {1: "a", 3: "wrong", 4: "книгу", 5: "Прошу.", 6: '{"name": "Али"}', 7: "said"}


@dataclass(frozen=True)
class Site:
    """The application twice on one database, alone and behind a proxy, and what went wrong inside."""

    apps: tuple[Flask, Flask]
    known: Known
    failures: list[str]

    @property
    def url_map(self) -> Map:
        """Every address."""
        return self.apps[0].url_map

    def answer(self, hostile: Hostile, *, behind_proxy: bool = False) -> int:
        """Send a request as a server would; returns the status."""
        _, status, _ = run_wsgi_app(self.apps[behind_proxy], hostile.environ(), buffered=True)
        return int(status.split()[0])


class _Failures(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.failures: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.failures.append(logging.Formatter().format(record))


def load_releases(engine: Engine) -> None:
    """Load the releases that ship, and one with every kind of task."""
    rich = a_rich_bank()
    with transaction(engine) as session:
        load_banks(session, folder=asset_folder("question_banks"), now=NOW, today=datetime.now(UTC).date())
        add_release(session, replace(rich, release=RICH_RELEASE), sha256="f" * 64, files={}, loaded_at=NOW)


def make_site(engine: Engine, make_app: Callable[..., Flask]) -> Site:
    """Bring people into a database that has releases, and start the application."""
    app, behind_proxy = make_app(), make_app(trusted_proxies=1, metrics_token="t")
    log = _Failures()
    for each in (app, behind_proxy):
        each.logger.handlers = [log]
    learners = [_live(engine) for _ in range(2)]
    staff = [_staff(app, engine, role, learners[0][0]) for role in Role if role is not Role.LEARNER]
    return Site(
        apps=(app, behind_proxy),
        known=Known(
            attempt_ids=(*(attempt_id for _, ids in learners for attempt_id in ids), UUID(int=7)),
            centre_ids=_open_centre(engine),
            media=(_any_medium(engine), "0" * 64),
            people=(
                _browser(app, None),
                _browser(app, LearnerId(UUID(int=7))),  # erased, or never there
                *(_browser(app, learner_id) for learner_id, _ in learners),
                *staff,
            ),
        ),
        failures=log.failures,
    )


def _live(engine: Engine) -> tuple[LearnerId, list[AttemptId]]:
    """Store a learner with papers: open, handed in and out of time, in both modes; and a drill."""
    now = utc_now()
    with transaction(engine) as session:
        learner_id = begin_learner(session, learner_id=LearnerId(new_id()), now=now).id
        issue_learner_code(session, learner_id=learner_id, draw=lambda: learner_id.int % 10**11)
        paper = a_paper(*every_kind_of_item(), release=RICH_RELEASE)
        attempts = [
            an_attempt(learner_id, paper=paper, mode=mode, started_at=now, deadline_at=deadline)
            for mode in Mode
            for deadline in (None, now + timedelta(hours=9), now + timedelta(microseconds=1))
        ]
        for attempt in attempts:
            add_attempt(session, attempt)
        for attempt in (attempts[0], attempts[3]):
            _answer(session, attempt, now)
        submit_attempt(session, attempt_id=attempts[3].id, learner_id=learner_id, now=now)
        drill = start_drill(
            session,
            learner_id=learner_id,
            topic_id=TopicId("history-state-symbols"),
            attempt_id=AttemptId(new_id()),
            random=Random(1),
            now=now,
        )
    return learner_id, [*(attempt.id for attempt in attempts), drill]


def _answer(session: Session, attempt: Attempt, now: datetime) -> None:
    for position, value in RESPONSES.items():
        save_response(session, ResponseChange(attempt.id, attempt.learner_id, position, value, now))


def _open_centre(engine: Engine) -> tuple[UUID, ...]:
    """Let the staff work at a centre with a group; return what its addresses name."""
    with transaction(engine) as session:
        account = require_account(session, user_name=f"a-{Role.CENTRE_STAFF.value}")
        centre = add_centre(session, centre_id=CentreId(new_id()), name="Центр", now=NOW)
        member = Member(account_id=account.id, centre_id=centre.id, role=CentreRole.MANAGER)
        save_member(session, member)
        group = make_group(session, member=member, group_id=GroupId(new_id()), name="Утро", now=NOW)
        people = add_participants(
            session,
            member=member,
            group_id=group.id,
            newcomers=[NewPerson("Али"), NewPerson()],
            chance=a_chance(),
            now=NOW,
        )
    return (group.id, *(person.id for person in people), account.id, UUID(int=7))


def _browser(app: Flask, learner_id: LearnerId | None) -> tuple[str, str]:
    client = app.test_client()
    return _cookie_and_token(client, learner_id)


def _staff(app: Flask, engine: Engine, role: Role, learner_id: LearnerId) -> tuple[str, str]:
    client = app.test_client()
    store_account(engine, f"a-{role.value}", role)
    assert sign_in(client, f"a-{role.value}").status_code == 303
    return _cookie_and_token(client, learner_id, page="/en/account/")


def _cookie_and_token(
    client: FlaskClient, learner_id: LearnerId | None, page: str = "/en/account/sign-in"
) -> tuple[str, str]:
    token_of(client, page)
    if learner_id is not None:
        with client.session_transaction() as session:
            session["learner"] = learner_id.hex
    token = token_of(client, page)
    cookie = client.get_cookie("elearn")
    assert cookie
    return cookie.value, token


def _any_medium(engine: Engine) -> str:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT sha256 FROM release_file WHERE media_type IS NOT NULL LIMIT 1"
        )
        return str(rows.scalar_one())
