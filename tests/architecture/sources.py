"""The source files that the rules are about."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "elearn"
Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files() -> list[Path]:
    """List our modules, tests and measurements; migrations are a diary and keep their own form."""
    found = [path for folder in ("elearn", "tests", "bench") for path in (ROOT / folder).rglob("*.py")]
    return sorted(path for path in found if "versions" not in path.parts)


@cache
def parse(path: Path) -> ast.Module:
    """Parse a module."""
    return ast.parse(path.read_text("utf-8"))


def functions(path: Path) -> Iterator[Function]:
    """List the functions and methods of a module."""
    return (node for node in ast.walk(parse(path)) if isinstance(node, Function))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """List (line, module) of everything that a module imports."""
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or ""


def short(path: Path) -> str:
    """Name a file as people say it."""
    return path.relative_to(ROOT).as_posix()
