"""Who may import what: the layers by import-linter, the libraries by the table here."""

import ast
import sys

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.architecture.sources import PACKAGE, functions, imports, python_files, short

#: Which folders of the package may import a library; nobody else may.
HOMES: dict[str, set[str]] = {
    "flask": {"web", "app.py"},
    "flask_login": {"web"},
    "flask_wtf": {"web"},
    "flask_babel": {"web"},
    "flask_compress": {"web"},
    "babel": {"web"},
    "jinja2": {"web", "app.py"},
    "werkzeug": {"web"},
    "wtforms": {"web"},
    "whitenoise": {"web"},
    "markupsafe": {"web"},
    "click": {"cli"},
    "alembic": {"storage"},
    "psycopg": set(),  # SQLAlchemy loads it where there is PostgreSQL; on SQLite: nine idle megabytes
    "yaml": {"formats"},
    "vobject": {"formats"},
    "fsrs": {"domain"},
    "jwt": {"formats"},
    "cryptography": {"formats"},
}
#: What the domain gets as arguments instead; `Random` itself is one.
IMPURE = {"time", "os", "pathlib", "secrets", "socket", "uuid6", "locale", "subprocess", "threading"}
#: Libraries that are rules of the field themselves, and do without clock and chance where they are told to.
PURE = {"fsrs"}


def test_the_layers_hold() -> None:
    assert lint_imports(no_cache=True, is_debug_mode=False) == EXIT_STATUS_SUCCESS


@pytest.mark.parametrize("library", HOMES)
def test_a_library_stays_at_home(library: str) -> None:
    strays = [
        f"{short(path)}:{line}"
        for path in PACKAGE.rglob("*.py")
        if path.relative_to(PACKAGE).parts[0] not in HOMES[library]
        for line, module in imports(path)
        if module.partition(".")[0] == library
    ]

    assert strays == []


def test_only_storage_writes_sql() -> None:
    strays = [
        f"{short(path)}:{node.lineno} {alias.name}"
        for path in PACKAGE.rglob("*.py")
        if path.relative_to(PACKAGE).parts[0] != "storage"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy")
        for alias in node.names
        if alias.name not in {"Session", "Engine"}
    ]

    assert strays == []


def test_the_domain_is_pure() -> None:
    strays = [
        f"{short(path)}:{line} {module}"
        for path in (PACKAGE / "domain").rglob("*.py")
        for line, module in imports(path)
        if module.partition(".")[0] not in {*sys.stdlib_module_names, *PURE, "elearn"} or module in IMPURE
    ]

    assert strays == []


def test_nothing_is_imported_inside_a_function() -> None:
    inside = [
        f"{short(path)}:{node.lineno}"
        for path in python_files()
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert inside == []
