"""What ruins a code base is the tail that nobody caps."""

import ast

from tests.architecture.sources import Function, functions, python_files, short

FILE_LINES = 250
FUNCTION_LINES = 30
VAGUE = {
    "services",
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "core",
    "managers",
    "misc",
    "lib",
    "base_utils",
}


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    long = {short(path): count_lines(path.read_text("utf-8")) for path in python_files()}

    assert {path: lines for path, lines in long.items() if lines > FILE_LINES} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = {
        f"{short(path)}:{function.name}": lines
        for path in python_files()
        for function in functions(path)
        if (lines := count_body(function)) > FUNCTION_LINES
    }

    assert long == {}


def test_no_folder_or_module_has_a_name_that_says_nothing() -> None:
    assert [short(path) for path in python_files() if VAGUE & {*path.parent.parts[-3:], path.stem}] == []


def count_lines(text: str) -> int:
    return text.count("\n")


def count_body(function: Function) -> int:
    """Count the lines of code from `def` to the end; a docstring costs no reader anything."""
    first = function.body[0]
    text = first if ast.get_docstring(function, clean=False) else None
    documented = (text.end_lineno or 0) - text.lineno + 1 if text else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - documented
