"""`elearn laws`."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from elearn.cli.laws import laws
from elearn.settings import asset_folder

SHIPPED = asset_folder("question_banks") / "laws.yaml"


@pytest.fixture(autouse=True)
def _data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELEARN_DATA", str(tmp_path))
    monkeypatch.delenv("ELEARN_DATABASE_URL", raising=False)


def test_the_register_is_written_to_a_file_byte_for_byte(tmp_path: Path) -> None:
    written = CliRunner().invoke(laws, ["export", str(tmp_path / "laws.yaml")])

    assert written.exit_code == 0, written.output
    assert (tmp_path / "laws.yaml").read_bytes() == SHIPPED.read_bytes()


def test_without_a_file_it_goes_to_the_output() -> None:
    written = CliRunner().invoke(laws, ["export"])

    assert written.exit_code == 0, written.output
    assert written.stdout_bytes == SHIPPED.read_bytes()
