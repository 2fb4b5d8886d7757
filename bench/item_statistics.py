"""The statistics of tasks over a million answers.

The answers are made up; each paper of twenty goes through what a hand-in calls (`observe_items`), and their
tallies through the statement of a hand-in (`add_to_tallies`), a hundred papers at a time. Attempts are not
stored: the pages read tallies alone. Held against the budget is the CPU of this process, which does all of
the work; by the clock it is the same where nobody else uses the machine.
"""

import re
import time
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import median
from uuid import UUID

from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from uuid6 import uuid7

from bench.inside import Inside, inside
from bench.report import Figure, print_figures
from elearn.domain.accounts import AccountId
from elearn.domain.attempts import (
    Attempt,
    AttemptId,
    AttemptKind,
    LearnerId,
    Mode,
    Paper,
    PaperItem,
    ReleaseRef,
    Response,
)
from elearn.domain.item_bank import ItemBank
from elearn.domain.item_tallies import Observation, add_tallies, observe_items
from elearn.domain.items import BankId, Item
from elearn.domain.languages import LANGUAGES
from elearn.domain.permissions import Role
from elearn.storage.engine import transaction
from elearn.storage.item_tallies import add_to_tallies
from elearn.storage.releases import load_current_banks
from elearn.usecases.add_account import add_account
from elearn.usecases.simulate_answer import Knack, simulate_answer
from elearn.web.database import current_engine

ANSWERS, PLACES, TOGETHER = 1_000_000, 20, 100
BANK, BUDGET_MS, REPEATS = BankId("language"), 200.0, 15
BEGUN = datetime(2026, 11, 1, tzinfo=UTC)
PASSWORD = "a long password"  # noqa: S105 - of an account that lives for a minute


def measure() -> list[Figure]:
    """Fill the tallies, then open both pages, and the chart."""
    with inside() as application:
        item_id = _fill(application)
        editor = _sign_in(application)
        pages = {
            "the tasks of a bank": f"/en/editor/statistics?of={BANK}/2026.1",
            "one task": f"/en/editor/items/{item_id}/statistics",
            "a chart": f"/en/editor/items/{item_id}/statistics/choices.svg",
        }
        return [_open(editor, what, path) for what, path in pages.items()]


def _fill(application: Inside) -> str:
    """Count a million answers; return the id of a task."""
    random = Random(6)  # noqa: S311 - the same answers every time
    with application.app.app_context():
        engine = current_engine()
        with transaction(engine) as session:
            bank = load_current_banks(session)[BANK]
        for _ in range(ANSWERS // PLACES // TOGETHER):
            with transaction(engine) as session:
                _count_papers(session, bank, random)
    return next(item.id for item in bank.items if item.choices)


def _count_papers(session: Session, bank: ItemBank, random: Random) -> None:
    items = [item for item in bank.items if not item.interaction.is_marked_by_rubric]
    told = [
        (each.key, each.tally)
        for _ in range(TOGETHER)
        for each in _sit(random.sample(items, PLACES), ReleaseRef(bank_id=BANK, release=bank.release), random)
    ]
    add_to_tallies(session, add_tallies(told).items())


def _sit(items: list[Item], ref: ReleaseRef, random: Random) -> list[Observation]:
    knack = Knack(ability=random.uniform(0.2, 0.95), weak=frozenset())
    places = tuple(
        PaperItem(
            position=n,
            release=ref,
            item_id=item.id,
            part_id=BANK,
            task=item.task,
            max_score=item.max_score,
        )
        for n, item in enumerate(items, start=1)
    )
    attempt = Attempt(
        id=AttemptId(UUID(int=0)),
        learner_id=LearnerId(UUID(int=0)),
        kind=AttemptKind.DRILL,
        mode=random.choice(list(Mode)),
        is_on_paper=random.random() < 0.2,
        language=random.choice(LANGUAGES).code,
        paper=Paper(items=places, cut_scores=(), minutes=None),
        started_at=BEGUN,
    )
    responses = {
        n: Response(position=n, value=simulate_answer(item, knack, random)) for n, item in enumerate(items, 1)
    }
    moments = {n: BEGUN + timedelta(seconds=25 * n + random.randrange(20)) for n in responses}
    return list(observe_items(attempt, {item.id: item for item in items}, responses, moments).values())


def _sign_in(application: Inside) -> FlaskClient:
    with application.app.app_context(), transaction(current_engine()) as session:
        add_account(
            session,
            account_id=AccountId(UUID(int=uuid7().int)),
            user_name="measurer",
            role=Role.EDITOR,
            password=PASSWORD,
            now=datetime.now(UTC),
        )
    client = application.app.test_client()
    token = re.search(r'name="csrf-token" content="([^"]+)"', client.get("/en/account/sign-in").text)
    assert token
    fields = {"csrf_token": token[1], "user_name": "measurer", "password": PASSWORD}
    client.post("/en/account/sign-in", data=fields)
    return client


def _open(editor: FlaskClient, what: str, path: str) -> Figure:
    walls, cpus = [], []
    for _ in range(REPEATS):
        wall, cpu = time.perf_counter(), time.process_time()
        page = editor.get(path)
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
        if page.status_code != 200 or b"%" not in page.data:
            raise RuntimeError(f"{path}: {page.status_code}")
    return Figure(
        what=f"statistics over {ANSWERS:,} answers: {what}",
        measured=f"{median(cpus):.0f} ms of CPU, the first {cpus[0]:.0f}; by the clock {median(walls):.0f}",
        budget=f"<= {BUDGET_MS:.0f} ms",
        is_met=max(cpus) <= BUDGET_MS,
    )


if __name__ == "__main__":
    print_figures(measure())
