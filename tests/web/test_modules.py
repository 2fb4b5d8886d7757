import re

import pytest
from flask import Flask

from elearn.web.static_files import SOURCE

_NAMED = re.compile(r'(?:from |import )"\./([^"]+)"')


@pytest.mark.parametrize("entry", ["js/sit.js", "js/away/sit.js"])
def test_every_module_that_a_paper_imports_is_known_beforehand(app: Flask, entry: str) -> None:
    modules = _modules_of(app, entry)

    assert modules[0] == entry
    assert len(set(modules)) == len(modules)
    for name in modules:
        folder = name.rpartition("/")[0]
        beside = _NAMED.findall((SOURCE / name).read_text("utf-8"))
        assert {f"{folder}/{imported}" for imported in beside} <= set(modules)


def test_what_is_only_imported_when_it_is_wanted_is_not_loaded_before(app: Flask) -> None:
    assert _modules_of(app, "js/study.js") == ("js/study.js",)


def _modules_of(app: Flask, entry: str) -> tuple[str, ...]:
    found: tuple[str, ...] = app.jinja_env.globals["modules_of"](entry)  # type: ignore[operator]
    return found
