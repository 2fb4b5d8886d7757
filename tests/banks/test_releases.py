"""Export, diff and freeze."""

from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from sqlalchemy import Engine

from elearn.domain.attempts import ReleaseRef
from elearn.domain.errors import BankDefective, ReleaseAltered, ReleaseNotFound
from elearn.domain.items import BankId
from elearn.formats.bank_files.read_release import read_release
from elearn.storage.engine import reading, transaction
from elearn.usecases.check_banks import check_banks
from elearn.usecases.diff_releases import diff_releases, parse_release
from elearn.usecases.export_release import export_release
from elearn.usecases.freeze_release import freeze_release
from elearn.usecases.load_banks import load_banks
from tests.formats.tiny_banks import replace_in

TODAY = date(2026, 12, 1)
LANGUAGE = ReleaseRef(bank_id=BankId("language"), release="2026.1")


@pytest.fixture
def loaded(sqlite_engine: Engine, banks: Path) -> Engine:
    """A database with the tiny banks."""
    with transaction(sqlite_engine) as session:
        load_banks(session, folder=banks, now=datetime(2026, 12, 1, tzinfo=UTC), today=TODAY)
    return sqlite_engine


def test_an_exported_release_has_the_hash_of_the_loaded_one(
    loaded: Engine, banks: Path, tmp_path: Path
) -> None:
    with reading(loaded) as session:
        target = export_release(session, ref=LANGUAGE, folder=tmp_path / "out")

    assert target == tmp_path / "out/language/2026.1"
    assert read_release(target).sha256 == read_release(banks / "language/2026.1").sha256


def test_export_repeats_but_never_overwrites_other_content(loaded: Engine, tmp_path: Path) -> None:
    with reading(loaded) as session:
        target = export_release(session, ref=LANGUAGE, folder=tmp_path)
        export_release(session, ref=LANGUAGE, folder=tmp_path)
        (target / "media.yaml").write_text("mine")

        with pytest.raises(ReleaseAltered):
            export_release(session, ref=LANGUAGE, folder=tmp_path)
    assert (target / "media.yaml").read_text() == "mine"


def test_export_of_an_unknown_release_says_so(loaded: Engine, tmp_path: Path) -> None:
    with reading(loaded) as session, pytest.raises(ReleaseNotFound):
        export_release(session, ref=ReleaseRef(bank_id=BankId("history"), release="1999.1"), folder=tmp_path)


def test_diff_lists_items_keys_tests_topics_and_languages(loaded: Engine, banks: Path) -> None:
    newer = banks / "language/2026.2"
    copytree(banks / "language/2026.1", newer)
    replace_in(newer / "manifest.yaml", '"2026.1"', '"2026.2"')
    replace_in(newer / "items/one.yaml", "  key: b\n", "  key: c\n")
    replace_in(newer / "items/one.yaml", "Напишите другу письмо.", "Напишите письмо сестре.")
    replace_in(newer / "tests.yaml", "lang-0001, lang-0002", "lang-0002, lang-0001")
    replace_in(newer / "topics.yaml", "levels: [patent, rvp, vnzh]", "levels: [patent, rvp]")
    rmtree(newer / "translations/tg")

    with reading(loaded) as session:
        lines = diff_releases(session, old=LANGUAGE, new=newer)

    assert "~ topic lang-topic: levels patent, rvp, vnzh → patent, rvp" in lines
    assert "~ item lang-0002: key b → c" in lines
    assert "~ item lang-0005: stem Напишите другу письмо. → Напишите письмо сестре." in lines
    assert any(line.startswith("~ test language-01: item_ids lang-0001, lang-0002") for line in lines)
    assert "- language tg: no translation any more" in lines
    assert "~ translation uz lang-0005: is_stale False → True" in lines


def test_diff_of_a_release_with_itself_is_empty(loaded: Engine, banks: Path) -> None:
    with reading(loaded) as session:
        assert diff_releases(session, old=LANGUAGE, new=banks / "language/2026.1") == []


def test_diff_lists_new_and_lost_items(loaded: Engine, banks: Path) -> None:
    with reading(loaded) as session:
        lines = diff_releases(session, old=banks / "history/2026.1", new=banks / "legislation/2026.1")

    assert "- item hist-0001" in lines
    assert "+ item law-0001: Где работают по патенту?" in lines
    assert "+ test legislation-01" in lines


def test_diff_refuses_broken_files(loaded: Engine, banks: Path) -> None:
    (banks / "history/2026.1/tests.yaml").write_text("{")

    with reading(loaded) as session, pytest.raises(BankDefective):
        diff_releases(session, old=LANGUAGE, new=banks / "history/2026.1")


def test_a_release_is_named_by_bank_and_release_or_by_its_folder(banks: Path) -> None:
    assert parse_release("language@2026.1") == LANGUAGE
    assert parse_release(str(banks)) == banks


def test_a_frozen_release_that_changes_is_a_defect(banks: Path) -> None:
    sha256 = freeze_release(banks / "language/2026.1", today=TODAY)
    freeze_release(banks / "history/2026.1", today=TODAY)

    assert freeze_release(banks / "language/2026.1", today=TODAY) == sha256
    assert check_banks(banks, today=TODAY).defects == ()

    replace_in(banks / "language/2026.1/manifest.yaml", "First release.", "Changed.")
    messages = [str(defect) for defect in check_banks(banks, today=TODAY).defects]
    assert len(messages) == 1
    assert messages[0].startswith(
        "language/2026.1/manifest.yaml:1: release changed after its hash was recorded"
    )
    with pytest.raises(ReleaseAltered):
        freeze_release(banks / "language/2026.1", today=TODAY)


def test_a_recorded_release_that_is_gone_is_a_defect(banks: Path) -> None:
    freeze_release(banks / "language/2026.1", today=TODAY)
    rmtree(banks / "language")

    assert [str(defect) for defect in check_banks(banks, today=TODAY).defects] == [
        "releases.yaml:3: release language 2026.1 is missing"
    ]


def test_a_defective_release_is_not_frozen(banks: Path) -> None:
    replace_in(banks / "language/2026.1/items/one.yaml", "[книгу]", "[]")

    with pytest.raises(BankDefective):
        freeze_release(banks / "language/2026.1", today=TODAY)
    assert not (banks / "releases.yaml").exists()
