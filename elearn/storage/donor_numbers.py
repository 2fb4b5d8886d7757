"""The numbers of a report as JSON and back. A new shape gets a new version; old reports stay readable."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from elearn.domain.donor_report import Breakdown, Gain, MonthRow, Numbers, Row, Table

VERSION = 1


def write_numbers(numbers: Numbers) -> dict[str, Any]:
    """Write them as plain values."""
    return asdict(numbers)


def read_numbers(plain: Mapping[str, Any]) -> Numbers:
    """Read what was written."""
    together = plain["months_together"]
    return Numbers(
        people=plain["people"],
        sessions=plain["sessions"],
        visits=plain["visits"],
        gain=Gain(**plain["gain"]),
        tables=tuple(_read_table(table) for table in plain["tables"]),
        months=tuple(MonthRow(**month) for month in plain["months"]),
        months_together=MonthRow(**together) if together else None,
    )


def _read_table(plain: Mapping[str, Any]) -> Table:
    together = plain["together"]
    return Table(
        by=Breakdown(plain["by"]),
        rows=tuple(_read_row(row) for row in plain["rows"]),
        together=_read_row(together) if together else None,
    )


def _read_row(plain: Mapping[str, Any]) -> Row:
    return Row(**{**plain, "gain": Gain(**plain["gain"])})
