import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId, tidy_name
from elearn.domain.groups import PICTURES, GroupId, Participant, ParticipantId
from elearn.domain.people_lists import Defect, Fault, PersonRow
from elearn.formats.people_cells import MAX_BYTES
from elearn.formats.people_table import read_people_table, write_csv, write_xlsx
from tests.builders import NOW, new_id

HEADER = "number;name;id\n"
names = st.text(min_size=1, max_size=120).map(tidy_name).map(lambda name: name or None)


def a_person(number: int, name: str | None) -> Participant:
    return Participant(
        id=ParticipantId(new_id()),
        centre_id=CentreId(new_id()),
        group_id=GroupId(new_id()),
        learner_id=LearnerId(new_id()),
        number=number,
        name=name,
        pin=PICTURES[:3],
        created_at=NOW,
    )


def a_workbook(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def repacked(content: bytes, **changes: bytes) -> bytes:
    """Put other bytes into parts of a workbook, named by the end of their path."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            stem = part.rpartition("/")[2].partition(".")[0].lstrip("[")
            new.writestr(part, changes.get(stem, old.read(part)))
    return target.getvalue()


def defects_of(content: bytes) -> tuple[Defect, ...]:
    table = read_people_table(content)
    assert not (table.rows and None in {defect.row for defect in table.defects})
    return table.defects


SMALL = a_workbook(("name",), ("Али",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_table_is_read_in_every_encoding_and_with_every_delimiter(encoding: str, delimiter: str) -> None:
    text = "Номер;Имя\r\n7;Али\r\n;Фарида\r\n\r\n".replace(";", delimiter)

    table = read_people_table(text.encode(encoding))

    assert table.defects == ()
    assert table.rows == (PersonRow(row=2, number=7, name="Али"), PersonRow(row=3, name="Фарида"))


def test_a_workbook_is_read_with_its_numbers() -> None:
    person = new_id()

    table = read_people_table(
        a_workbook(("id", "name", "number"), (str(person), "Али", 7), (), (None, 12, 8.0), (None, "Бек", "9"))
    )

    assert table.rows == (
        PersonRow(row=2, number=7, name="Али", id=ParticipantId(person)),
        PersonRow(row=4, number=8, name="12"),
        PersonRow(row=5, number=9, name="Бек"),
    )


@given(st.lists(names, min_size=1, max_size=5))
def test_what_is_written_is_read_back_whatever_the_names_are(texts: list[str | None]) -> None:
    people = [a_person(number, name) for number, name in enumerate(texts, start=1)]
    expected = tuple(
        PersonRow(row=line, number=each.number, name=each.name, id=each.id)
        for line, each in enumerate(people, start=2)
    )

    assert read_people_table(write_csv(people)).rows == expected
    assert read_people_table(write_xlsx(people)).rows == expected


@pytest.mark.parametrize("name", ["=1+1", "+7", "-1", "@SUM(A1)", "'=1", "#N/A", "TRUE", "=cmd|'/c calc'!A1"])
def test_no_name_becomes_a_formula_in_what_we_write(name: str) -> None:
    person = a_person(1, name)

    line = write_csv([person]).decode("utf-8-sig").splitlines()[1]
    cell = load_workbook(io.BytesIO(write_xlsx([person]))).active["B2"]

    assert line.split(";")[1][0] not in "=+-@"
    assert (cell.data_type, cell.value) == ("s", name)
    assert read_people_table(write_csv([person])).rows[0].name == name
    assert read_people_table(write_xlsx([person])).rows[0].name == name


@pytest.mark.parametrize("text", ["=1+1", "=HYPERLINK(1)", "+7", "-1", "@x"])
def test_a_formula_is_refused_and_its_row_named(text: str) -> None:
    assert defects_of(f"{HEADER};Али;\n;{text};\n".encode()) == (Defect(Fault.FORMULA, 3),)


def test_a_formula_of_a_workbook_is_refused_and_never_worked_out() -> None:
    assert defects_of(a_workbook(("name",), ("Али",), ("=1+1",))) == (Defect(Fault.FORMULA, 3),)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (f";{'a' * 101};", Fault.NAME_TOO_LONG),
        ("0;Али;", Fault.BAD_NUMBER),
        ("-1;Али;", Fault.FORMULA),
        ("1.5;Али;", Fault.BAD_NUMBER),
        ("10000;Али;", Fault.BAD_NUMBER),
        ("٣;Али;", Fault.BAD_NUMBER),
        ("seven;Али;", Fault.BAD_NUMBER),
        ("1;Али;12", Fault.BAD_ID),
    ],
)
def test_a_wrong_cell_is_named_by_its_row_and_the_good_rows_are_still_read(line: str, fault: Fault) -> None:
    table = read_people_table(f"{HEADER};Бек;\n{line}\n".encode())

    assert table.defects == (Defect(fault, 3),)
    assert [row.row for row in table.rows] == [2]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.EMPTY),
        (b"\n\n;;\n", Fault.EMPTY),
        (HEADER.encode(), Fault.EMPTY),
        ("Али\nБек\n".encode(), Fault.NO_NAME_COLUMN),
        (b"number;id\n1;\n", Fault.NO_NAME_COLUMN),
        (b"\x89PNG\r\n\x1a\n\x00\x00", Fault.UNREADABLE),
        ("name\nАли\n".encode("utf-16-le"), Fault.UNREADABLE),
        (b"\xff\xfe\x00", Fault.UNREADABLE),
        (b"name\n\x98\n", Fault.UNREADABLE),
        (b'name\n"' + b"a" * 200_000, Fault.UNREADABLE),
        (b"PK\x03\x04 nothing", Fault.UNREADABLE),
        (b"a" * (MAX_BYTES + 1), Fault.TOO_BIG),
        (b"name\n" + b"a\n" * 100_000, Fault.TOO_MANY_ROWS),
        (b"\n" * 100_000, Fault.TOO_MANY_ROWS),
    ],
)
def test_a_file_that_cannot_be_taken_says_why(content: bytes, fault: Fault) -> None:
    assert defects_of(content) == (Defect(fault),)


@pytest.mark.parametrize(("count", "defects"), [(1000, ()), (1001, (Defect(Fault.TOO_MANY_ROWS),))])
def test_a_table_may_have_a_thousand_rows(count: int, defects: tuple[Defect, ...]) -> None:
    table = read_people_table(b"name\n" + b"a\n" * count)

    assert table.defects == defects
    assert len(table.rows) == (count if not defects else 0)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = repacked(a_workbook(("name",), ("Али",)), sheet1=b"\0" * 21_000_000)

    assert len(bomb) < MAX_BYTES
    assert defects_of(bomb) == (Defect(Fault.TOO_BIG),)


def test_a_zip_of_many_parts_is_refused() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for number in range(201):
            archive.writestr(f"{number}.xml", "")

    assert defects_of(content.getvalue()) == (Defect(Fault.TOO_BIG),)


def test_xml_that_defines_entities_is_refused() -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]><worksheet>&a;</worksheet>'

    assert defects_of(repacked(a_workbook(("name",)), sheet1=laughs)) == (Defect(Fault.UNREADABLE),)


@pytest.mark.parametrize("row", [b"1048576", b"99999999999"])
def test_a_row_far_below_is_not_waited_for(row: bytes) -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1"/>'
        b'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>'
        b'<row r="' + row + b'"><c t="inlineStr"><is><t>a</t></is></c></row></sheetData></worksheet>'
    )

    assert defects_of(repacked(a_workbook(("name",)), sheet1=sheet)) == (Defect(Fault.TOO_MANY_ROWS),)


@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda rest: b"PK\x03\x04" + rest))
def test_whatever_the_bytes_are_the_answer_is_a_table_or_defects(content: bytes) -> None:
    table = read_people_table(content)

    assert table.rows or table.defects


@given(st.data())
def test_a_damaged_workbook_is_an_answer_too(data: st.DataObject) -> None:
    content = bytearray(SMALL)
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[place] = data.draw(st.integers(0, 255))

    table = read_people_table(bytes(content))

    assert table.rows or table.defects
