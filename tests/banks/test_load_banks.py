"""Loading: idempotent, refuses what is defective or altered, serves the newest sound release."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copytree

import pytest
from sqlalchemy import Engine

from elearn.domain.attempts import ReleaseRef
from elearn.domain.items import BankId
from elearn.formats.bank_files import read_release
from elearn.storage.engine import reading, transaction
from elearn.storage.releases import load_bank, load_current_refs, load_release_files
from elearn.usecases import load_banks as usecase
from elearn.usecases.load_banks import LoadOutcome, LoadResult, load_banks
from tests.formats.tiny_banks import replace_in

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
TODAY = NOW.date()
HISTORY = BankId("history")
FIRST = ReleaseRef(bank_id=HISTORY, release="2026.1")


def load(engine: Engine, folder: Path, today: date = TODAY) -> dict[str, LoadResult]:
    with transaction(engine) as session:
        results = load_banks(session, folder=folder, now=NOW, today=today)
    return {f"{result.ref.bank_id} {result.ref.release}": result for result in results}


def current(engine: Engine) -> dict[str, str]:
    with reading(engine) as session:
        return {bank_id: ref.release for bank_id, ref in load_current_refs(session).items()}


def next_release(folder: Path, name: str) -> Path:
    copytree(folder / "history/2026.1", folder / "history" / name)
    replace_in(folder / "history" / name / "manifest.yaml", '"2026.1"', f'"{name}"')
    return folder / "history" / name


def test_new_releases_are_loaded_and_become_current(engine: Engine, banks: Path) -> None:
    results = load(engine, banks)

    assert {result.outcome for result in results.values()} == {LoadOutcome.LOADED}
    assert current(engine) == {"history": "2026.1", "language": "2026.1", "legislation": "2026.1"}
    with reading(engine) as session:
        assert load_bank(session, FIRST) == read_release.read_release(banks / "history/2026.1").bank


def test_files_come_back_byte_for_byte(engine: Engine, banks: Path) -> None:
    load(engine, banks)

    with reading(engine) as session:
        files = load_release_files(session, FIRST)
    assert files == {
        path.relative_to(banks / "history/2026.1").as_posix(): path.read_bytes()
        for path in (banks / "history/2026.1").rglob("*")
        if path.is_file()
    }


def test_loading_again_changes_nothing_and_parses_nothing(
    sqlite_engine: Engine, banks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(sqlite_engine, banks)
    monkeypatch.setattr(usecase, "read_release_files", None)  # to parse would raise
    monkeypatch.setattr(usecase, "read_reference_contents", None)

    results = load(sqlite_engine, banks)

    assert {result.outcome for result in results.values()} == {LoadOutcome.UNCHANGED}


def test_an_altered_release_is_refused_and_the_old_one_goes_on(sqlite_engine: Engine, banks: Path) -> None:
    load(sqlite_engine, banks)
    with reading(sqlite_engine) as session:
        before = load_bank(session, FIRST)
    replace_in(banks / "history/2026.1/manifest.yaml", "First release.", "Another text.")

    result = load(sqlite_engine, banks)["history 2026.1"]

    assert result.outcome is LoadOutcome.ALTERED
    assert result.is_refused
    with reading(sqlite_engine) as session:
        assert load_bank(session, FIRST) == before
    assert current(sqlite_engine)["history"] == "2026.1"


def test_a_defective_release_is_refused_and_the_old_one_goes_on(sqlite_engine: Engine, banks: Path) -> None:
    load(sqlite_engine, banks)
    newer = next_release(banks, "2026.2")
    replace_in(newer / "items/one.yaml", "  key: a\n", "")

    results = load(sqlite_engine, banks)

    assert results["history 2026.2"].outcome is LoadOutcome.DEFECTIVE
    assert "history/2026.2/items/one.yaml:1: hist-0001: no key" in str(results["history 2026.2"])
    assert results["history 2026.1"].outcome is LoadOutcome.UNCHANGED
    assert current(sqlite_engine)["history"] == "2026.1"


def test_a_release_that_does_not_have_its_recorded_hash_is_refused(
    sqlite_engine: Engine, banks: Path
) -> None:
    (banks / "releases.yaml").write_text(f'history:\n  "2026.1": "{"0" * 64}"\n')

    result = load(sqlite_engine, banks)["history 2026.1"]

    assert result.outcome is LoadOutcome.DEFECTIVE
    assert "release changed after its hash was recorded" in str(result)
    assert "history" not in current(sqlite_engine)


def test_the_newest_release_becomes_current_by_number(sqlite_engine: Engine, banks: Path) -> None:
    next_release(banks, "2026.9")
    next_release(banks, "2026.10")

    load(sqlite_engine, banks)

    assert current(sqlite_engine)["history"] == "2026.10"


def test_a_release_of_the_database_newer_than_the_folder_stays_current(
    sqlite_engine: Engine, banks: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    copytree(banks, elsewhere)
    next_release(elsewhere, "2026.2")
    load(sqlite_engine, elsewhere)

    load(sqlite_engine, banks)

    assert current(sqlite_engine)["history"] == "2026.2"


def test_an_overdue_review_is_told_but_a_fresh_installation_still_works(
    sqlite_engine: Engine, banks: Path
) -> None:
    result = load(sqlite_engine, banks, today=date(2029, 1, 1))["legislation 2026.1"]

    assert result.outcome is LoadOutcome.LOADED
    assert "legal item not checked within 12 months" in str(result)


def test_a_computer_whose_clock_is_years_behind_has_its_tests_all_the_same(
    sqlite_engine: Engine, banks: Path
) -> None:
    results = load(sqlite_engine, banks, today=date(2009, 1, 1))

    assert {result.outcome for result in results.values()} == {LoadOutcome.LOADED}
    assert "is in the future" in str(results["legislation 2026.1"])


def test_nodes_that_start_at_once_load_every_release_once(engine: Engine, banks: Path) -> None:
    with ThreadPoolExecutor(3) as nodes:
        results = list(nodes.map(lambda _: load(engine, banks), range(3)))

    outcomes = [result.outcome for result in (found for each in results for found in each.values())]
    assert outcomes.count(LoadOutcome.LOADED) == 3
    assert outcomes.count(LoadOutcome.UNCHANGED) == 6


def test_an_act_that_is_in_the_register_of_another_server_refuses_nothing(
    sqlite_engine: Engine, banks: Path
) -> None:
    for path in (banks / "legislation/2026.1/items").iterdir():
        path.write_text(path.read_text("utf-8").replace("act: 115-fz", "act: 1-fz"), "utf-8")

    result = load(sqlite_engine, banks)["legislation 2026.1"]

    assert result.outcome is LoadOutcome.LOADED
    assert any("act '1-fz' is not in laws.yaml" in str(defect) for defect in result.defects)
