"""Workbooks whose XML defines entities are refused before the library reads them, however it is hidden."""

import pytest

from elearn.domain.people_lists import Defect, Fault
from elearn.formats.people_table import read_people_table
from elearn.formats.workbook_guard import LONGEST_PROLOG, WorkbookRefused, check_workbook
from tests.formats.test_people_table import SMALL, defects_of, repacked

SHEET = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row><c t="inlineStr"><is><t>name</t></is></c></row><row><c t="inlineStr"><is><t>{}</t></is></c></row>
</sheetData></worksheet>"""
ENTITY = f'<!DOCTYPE x [<!ENTITY a "{"ha" * 50_000}">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "koi8-r"])
@pytest.mark.parametrize("filling", [0, 2_000, LONGEST_PROLOG])
def test_a_comment_or_an_encoding_does_not_hide_that_entities_are_defined(
    encoding: str, filling: int
) -> None:
    name = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    beginning = f'<?xml version="1.0" encoding="{name}"?><!--{"x" * filling}-->'
    sheet = (beginning + ENTITY + SHEET.format("&a;" * 500)).encode(encoding)

    content = repacked(SMALL, sheet1=sheet)

    with pytest.raises(WorkbookRefused):
        check_workbook(content, max_parts=99, max_unpacked=10_000_000)
    assert defects_of(content) == (Defect(Fault.UNREADABLE),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "koi8-r"])
def test_a_workbook_may_begin_with_a_comment_and_be_written_in_other_encodings(encoding: str) -> None:
    sheet = f'<?xml version="1.0" encoding="{encoding}"?><!-- comment -->{SHEET.format("Али")}'

    table = read_people_table(repacked(SMALL, sheet1=sheet.encode(encoding)))

    assert [row.name for row in table.rows] == ["Али"]
