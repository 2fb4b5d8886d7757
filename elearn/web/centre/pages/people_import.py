"""A table of people before it is taken in: what it would change, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import LazyString, lazy_gettext

from elearn.domain.centres import MAX_NAME_LENGTH
from elearn.domain.groups import MAX_PARTICIPANTS
from elearn.domain.people_lists import MAX_NUMBER, Fault, ListPlan, PeopleTable
from elearn.formats.people_cells import MAX_ROWS
from elearn.formats.people_table import write_csv

_SHOWN = 50
FAULTS: Mapping[Fault, LazyString] = {
    Fault.UNREADABLE: lazy_gettext("We cannot read this file. Save it as CSV or XLSX and send it again."),
    Fault.TOO_BIG: lazy_gettext("This file is too large."),
    Fault.TOO_MANY_ROWS: lazy_gettext("The table has too many rows. It may have %(most)s.", most=MAX_ROWS),
    Fault.NO_NAME_COLUMN: lazy_gettext(
        "The first row must name the columns: number, name, id. The column “name” must be there."
    ),
    Fault.EMPTY: lazy_gettext("There is nobody in this file."),
    Fault.GROUP_FULL: lazy_gettext(
        "Not all of them fit into the group. It may have %(most)s people.", most=MAX_PARTICIPANTS
    ),
    Fault.FORMULA: lazy_gettext("This is a formula. Write the text itself."),
    Fault.NAME_TOO_LONG: lazy_gettext(
        "This name is too long. It may have %(most)s letters.", most=MAX_NAME_LENGTH
    ),
    Fault.BAD_NUMBER: lazy_gettext("The number must be a whole number from 1 to %(most)s.", most=MAX_NUMBER),
    Fault.BAD_ID: lazy_gettext("This id is broken. Leave it empty for somebody new."),
    Fault.TWICE: lazy_gettext("The same number or id stands in another row too."),
    Fault.UNKNOWN_PERSON: lazy_gettext("Nobody in this group has this id. Leave it empty for somebody new."),
    Fault.NUMBER_TAKEN: lazy_gettext(
        "Somebody in the group has this number. Leave the number empty for somebody new."
    ),
    Fault.NUMBER_CHANGED: lazy_gettext("This person has another number. A number cannot be changed."),
}


@dataclass(frozen=True, kw_only=True)
class ImportPage:
    """What would happen; `table` comes back when staff confirm, and is checked again."""

    added: list[str | None]
    renamed: list[tuple[int, str | None, str | None]]
    unchanged: int
    defects: list[tuple[int | None, LazyString]]
    hidden_defects: int
    table: str

    @property
    def changes(self) -> bool:
        """Whether anything would change."""
        return bool(self.added or self.renamed)


def draw_import(table: PeopleTable, plan: ListPlan) -> ImportPage:
    """Draw what a table would change."""
    return ImportPage(
        added=[row.name for row in plan.added],
        renamed=[(person.number, person.name, row.name) for person, row in plan.renamed],
        unchanged=plan.unchanged,
        defects=[(defect.row, FAULTS[defect.fault]) for defect in plan.defects[:_SHOWN]],
        hidden_defects=max(0, len(plan.defects) - _SHOWN),
        table="" if plan.defects else write_csv(table.rows).decode("utf-8-sig"),
    )
