"""Another WSGI server than `elearn serve` runs wsgi.py, and nothing else."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from elearn.domain.attempts import ReleaseRef
from elearn.domain.items import BankId
from elearn.storage.accounts import add_account
from elearn.storage.engine import make_engine, reading, transaction
from elearn.storage.releases import add_release, load_bank, load_current_refs
from elearn.storage.switches import add_switch
from tests.builders import a_switch, an_account
from tests.cli.serving import elearn, environment

SOURCES = Path(__file__).parents[2]
LAW = BankId("legislation")
#: A worker that answers nothing, until the release serves or the test gives up.
WORKER = """
from elearn.cli import switching
switching.PAUSE = 0.1
import wsgi
from elearn.storage.engine import make_engine, reading
from elearn.storage.releases import load_current_refs
from elearn.settings import read_settings
engine = make_engine(read_settings().database_url)
def current():
    with reading(engine) as session:
        return load_current_refs(session)["legislation"].release
while current() != "2026.99":
    pass
"""


def order_for_now(url: str) -> None:
    """Order a release, while nothing serves."""
    engine, ref, account = make_engine(url), ReleaseRef(bank_id=LAW, release="2026.99"), an_account()
    now = datetime.now(UTC)
    switch = a_switch(ref, starts_at=now, ordered_at=now, ordered_by=account.id)
    with transaction(engine) as session:
        bank = replace(load_bank(session, load_current_refs(session)[LAW]), release=ref.release)
        add_release(session, bank, sha256="9" * 64, files={}, loaded_at=now)
        add_account(session, account)
        add_switch(session, switch)
    engine.dispose()


def test_a_dated_release_begins_where_another_server_than_elearn_serve_runs(tmp_path: Path) -> None:
    elearn(tmp_path, "db", "prepare")
    order_for_now(f"sqlite:///{tmp_path / 'elearn.db'}")

    worker = [sys.executable, "-c", WORKER]
    subprocess.run(worker, env=environment(tmp_path), cwd=SOURCES, check=True, timeout=120)

    engine = make_engine(f"sqlite:///{tmp_path / 'elearn.db'}")
    with reading(engine) as session:
        assert load_current_refs(session)[LAW].release == "2026.99"
    engine.dispose()
