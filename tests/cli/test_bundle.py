"""What the bundle for Windows is made by: nothing that is imported late or read as a file is forgotten."""

import ast
import re
from importlib.util import find_spec

import click
import pytest

from elearn.cli.root import COMMANDS, elearn
from tests.architecture.sources import PACKAGE, ROOT, parse, python_files, short

FOLDER = ROOT / "deploy" / "windows"
SPEC = (FOLDER / "elearn.spec").read_text("utf-8")


def late_imports() -> dict[str, str]:
    """What each module imports by name, `*` for what is put in later."""
    return {
        short(path): _text_of(node.args[0])
        for path in python_files()
        if path.is_relative_to(PACKAGE)
        for node in ast.walk(parse(path))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "import_module"
    }


def _text_of(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
    assert isinstance(node, ast.Constant)
    return str(node.value)


def test_every_late_import_is_of_our_own_package_which_the_bundle_holds_whole() -> None:
    found = late_imports()

    assert "elearn.cli.*" in found.values()
    assert {path: name for path, name in found.items() if not name.startswith("elearn.")} == {}
    assert all(find_spec(name) for name in found.values() if "*" not in name)
    assert all(find_spec(f"elearn.cli.{module}") for module in COMMANDS.values())
    assert '*collect_submodules("elearn")' in SPEC


@pytest.mark.parametrize(
    "folder", ["question_banks", "templates", "translations", "elearn/static", "elearn/storage/migrations"]
)
def test_what_is_read_as_files_is_in_the_bundle(folder: str) -> None:
    assert (ROOT / folder).is_dir()
    assert f'"elearn/{folder.removeprefix("elearn/")}"' in SPEC


def test_the_start_of_the_bundle_asks_for_options_that_there_are() -> None:
    found = re.search(r"elearn_main\.py\" serve (.*) %\*", (FOLDER / "start.bat").read_text("ascii"))
    assert found
    serve = elearn.get_command(click.Context(elearn), "serve")
    assert serve

    assert serve.make_context("serve", found[1].split()).params["opens"] is True


def test_the_leaflet_names_commands_that_there_are() -> None:
    text = (FOLDER / "README.txt").read_text("utf-8")

    named = set(re.findall(r"^   elearn (\w+)|: elearn (\w+)", text, re.MULTILINE))
    assert {one or other for one, other in named} == {"centres", "backup"} <= set(COMMANDS)


@pytest.mark.parametrize("name", ["start.bat", "elearn.bat"])
def test_batch_files_hold_only_letters_that_every_windows_shows(name: str) -> None:
    assert (FOLDER / name).read_bytes().isascii()


def test_everything_from_outside_comes_by_its_hash() -> None:
    for line in (FOLDER / "runtime.lock").read_text("ascii").splitlines():
        assert re.fullmatch(r"[a-z0-9]+==[0-9.]+( --hash=sha256:[0-9a-f]{64})+ ?", line)
