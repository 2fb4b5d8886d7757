"""Scripts run in the browsers that docs/browsers.md names: ES2018 and modules, nothing translates more."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

FOLDER = ROOT / "elearn" / "static" / "js"
SCRIPTS = sorted(path for path in FOLDER.rglob("*.js") if path.parent.name != "vendor")
_TEXT = re.compile(r'"(?:[^"\\\n]|\\.)*"|//[^\n]*')
_TOO_NEW = re.compile(
    r"\?\.(?!\d)|\?\?|\bcatch \{|(?:\|\||&&)=|\(\?<[=!]"  # syntax: the whole module would not run
    r"|\.(?:at|flat|flatMap|replaceAll|replaceChildren|requestSubmit|trimEnd|trimStart)\("
    r"|\b(?:allSettled|fromEntries|hasOwn|structuredClone|toSorted|WeakRef)\b"
)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_a_script_asks_for_nothing_newer_than_es2018(path: Path) -> None:
    code = _TEXT.sub('""', path.read_text("utf-8"))

    assert [found[0] for found in _TOO_NEW.finditer(code)] == []


@pytest.mark.parametrize(
    "code", ["a?.b", "a ?? b", "try { a(); } catch { b(); }", "a ||= b", "c.at(-1)", "Promise.allSettled(d)"]
)
def test_what_is_too_new_is_found(code: str) -> None:
    assert _TOO_NEW.search(code)


@pytest.mark.parametrize("code", ["a ? .5 : b", "a?.5:b", "catch (error) { /* none */ }", "boxes.flatten()"])
def test_what_is_old_enough_is_let_through(code: str) -> None:
    assert not _TOO_NEW.search(code)
