"""`elearn banks`, as people type it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from elearn.cli.banks import banks as command
from tests.formats.tiny_banks import replace_in


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own."""
    monkeypatch.setenv("ELEARN_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("ELEARN_DATABASE_URL", raising=False)
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def test_check_prints_tables_for_good_banks(banks: Path) -> None:
    result = run("check", banks)

    assert result.exit_code == 0
    assert result.stdout == ""
    assert "3 releases without defects" in result.stderr
    assert "lang-topic            3    3     0" in result.stderr
    assert "language-01      3      0.3       0.0          0.0" in result.stderr


def test_check_prints_one_defect_a_line_and_exits_1(banks: Path) -> None:
    replace_in(banks / "history/2026.1/items/one.yaml", "  key: a\n", "")
    replace_in(banks / "legislation/2026.1/items/one.yaml", "  key: right\n", "")

    result = run("check", banks, "--quiet")

    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "history/2026.1/items/one.yaml:1: hist-0001: no key: name the one choice that is right",
        "legislation/2026.1/items/one.yaml:17: law-0002: no key: name the one choice that is right",
    ]


def test_check_takes_one_bank_or_one_release(banks: Path) -> None:
    replace_in(banks / "history/2026.1/items/one.yaml", "  key: a\n", "")

    assert run("check", banks / "language").exit_code == 0
    assert run("check", banks / "language/2026.1").exit_code == 0
    assert run("check", banks / "history").exit_code == 1


def test_load_export_diff_and_freeze(banks: Path, data: Path) -> None:
    assert run("load", banks).stdout.splitlines() == [
        "history 2026.1: loaded",
        "language 2026.1: loaded",
        "legislation 2026.1: loaded",
    ]
    assert "history 2026.1: unchanged" in run("load", banks).stdout
    assert run("export", "history@2026.1", data / "out").exit_code == 0
    assert run("diff", "history@2026.1", data / "out/history/2026.1").stdout == ""
    assert run("freeze", banks / "history/2026.1").exit_code == 0
    assert "history:" in (banks / "releases.yaml").read_text("utf-8")


def test_refusals_are_told_in_words(banks: Path, data: Path) -> None:
    load = run("load", banks)
    assert load.exit_code == 0
    replace_in(banks / "history/2026.1/manifest.yaml", "First release.", "Changed.")

    altered = run("load", banks)

    assert altered.exit_code == 1
    assert "history 2026.1: refused, because it was altered after it was loaded" in altered.stdout
    assert "history@1999.1 is not in the database." in run("export", "history@1999.1", data).stderr
    assert "write it as bank@release" in run("export", "history", data).stderr
    assert "not in the database" in run("diff", "history@1.1", "history@1.2").stderr


def test_schema_writes_the_schemas(tmp_path: Path) -> None:
    assert run("schema", tmp_path / "schema").exit_code == 0
    assert (tmp_path / "schema/items.schema.json").is_file()
