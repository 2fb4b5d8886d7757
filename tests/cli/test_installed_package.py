"""The package as people install it: `pip install` into an empty venv, started from an empty folder."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import polib
import pytest

from elearn.settings import asset_folder
from tests.cli.serving import Served, serving

pytestmark = pytest.mark.xdist_group("installed-package")

ROOT = asset_folder("templates").parent
SOURCES = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE")
FOLDERS = ("elearn", "templates", "translations", "question_banks")
LEFTOVERS = shutil.ignore_patterns("*.mo", "*.pyc", "__pycache__", ".*")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from what is in the repository and nothing that an earlier build left there."""
    folder = tmp_path_factory.mktemp("build")
    source = folder / "source"
    source.mkdir()
    for name in SOURCES:
        shutil.copy(ROOT / name, source)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, source / name, ignore=LEFTOVERS)
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, source, cwd=folder)
    shutil.rmtree(source)  # nothing that is installed may look for it
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def venv(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A venv that held nothing before the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("venv")
    run(sys.executable, "-m", "venv", folder, cwd=folder)
    run(program(folder, "python"), "-m", "pip", "install", "-q", wheel, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def server(venv: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The installed site, started from an empty folder."""
    empty = tmp_path_factory.mktemp("empty")
    data = tmp_path_factory.mktemp("data")
    with serving(data, command=[program(venv, "elearn")], folder=empty) as served:
        yield served
    assert list(empty.iterdir()) == [], "it writes where it was told to and nowhere else"


def test_the_wheel_holds_everything_that_is_needed(wheel: Path) -> None:
    packed = set(ZipFile(wheel).namelist())

    wanted = {f"elearn/{path.relative_to(ROOT)}" for name in FOLDERS[1:] for path in files(ROOT / name)}
    wanted |= {str(path.relative_to(ROOT)) for path in files(ROOT / "elearn")}
    wanted |= {name.replace(".po", ".mo") for name in wanted if name.endswith(".po")}
    assert wanted - packed == set()
    assert {name.partition("/")[0] for name in packed if not name.startswith("elearn/")} == {
        dist_info(packed)
    }


def test_it_answers_in_every_language(server: Served) -> None:
    browser = server.browser()
    assert browser.get("/healthz").status == 200
    assert browser.get("/readyz").status == 200
    for path in files(ROOT / "translations"):
        if path.suffix == ".po":
            said = next(entry.msgstr for entry in polib.pofile(str(path)) if entry.msgid == "Practice tests")
            code = path.parent.parent.name.lower().replace("_", "-")
            assert said in browser.get(f"/{code}/").body.decode(), code


def test_it_serves_its_static_files(server: Served) -> None:
    browser = server.browser()
    addresses = re.findall(r'"(/static/[^"]+)"', browser.get("/uz/").body.decode())

    assert any(address.endswith(".css") for address in addresses)
    assert {address for address in addresses if browser.get(address).status != 200} == set()


def test_it_serves_the_banks_with_their_recordings(server: Served) -> None:
    browser = server.browser()
    attempt = browser.start("language-01")
    paper = browser.get(f"/en/attempts/{attempt}").body.decode()
    recordings = set(re.findall(r"/media/[0-9a-f]{64}", paper))

    assert recordings
    assert {address for address in recordings if browser.get(address).status != 200} == set()


def test_its_commands_work_on_what_it_carries(venv: Path, tmp_path: Path) -> None:
    elearn = program(venv, "elearn")
    said = run(elearn, "banks", "check", "--quiet", cwd=tmp_path, data=tmp_path / "data")
    assert "without defects" in said
    assert "elearn" in run(elearn, "--version", cwd=tmp_path, data=tmp_path / "data")


def files(folder: Path) -> Iterator[Path]:
    """List what the repository holds of a folder: no compiled catalogues, no caches."""
    for path in folder.rglob("*"):
        is_left_over = path.suffix in {".mo", ".pyc"} or "__pycache__" in path.parts
        if path.is_file() and not is_left_over and not path.name.startswith("."):
            yield path


def dist_info(packed: set[str]) -> str:
    return next(name.partition("/")[0] for name in packed if ".dist-info/" in name)


def program(venv: Path, name: str) -> str:
    return str(venv / ("Scripts" if os.name == "nt" else "bin") / name)


def run(*arguments: str | Path, cwd: Path, data: Path | None = None) -> str:
    """Run a command that sees nothing of this checkout; returns all that it said."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"ELEARN_DATA": str(data)} if data else {}
    done = subprocess.run(
        arguments,
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=900,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout
