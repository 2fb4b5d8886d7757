"""One way each of breaking the tiny banks, and the defect that must be named."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from elearn.formats.bank_files.defects import Defect
from elearn.usecases.check_banks import check_banks
from tests.formats.tiny_banks import replace_in

TODAY = date(2026, 12, 1)

LANGUAGE = "language/2026.1/items/one.yaml"
HISTORY = "history/2026.1/items/one.yaml"
LAW = "legislation/2026.1/items/one.yaml"


@dataclass(frozen=True)
class Broken:
    """Replace `old` by `new` in `file`; the defect is at the line with `at`, of `item`, and says `says`."""

    file: str
    old: str
    new: str
    at: str  # in the file after the change; empty: line 1
    item: str
    says: str
    also: str = ""  # what follows from it and may be named too

    def __str__(self) -> str:
        return self.says[:50]


def assert_names_the_defect(folder: Path, case: Broken) -> None:
    """Break the banks and compare: this defect, and nothing else but what follows from it."""
    replace_in(folder / case.file, case.old, case.new)

    also = re.compile(case.also or "stale translation")
    found = [defect for defect in defects_of(folder) if not also.search(defect.message)]

    assert [(defect.file, defect.line, defect.item) for defect in found] == [
        (case.file, line_with(folder / case.file, case.at), case.item)
    ], "\n".join(map(str, found))
    assert case.says in found[0].message


def defects_of(folder: Path, today: date = TODAY) -> list[Defect]:
    return list(check_banks(folder, today=today).defects)


def line_with(path: Path, snippet: str) -> int:
    """The first line of the file that has the snippet."""
    lines = path.read_text("utf-8").split("\n")
    return next(number for number, line in enumerate(lines, start=1) if snippet in line)
