import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import MAX_NAME_LENGTH, CentreId, tidy_name
from elearn.domain.groups import MAX_PARTICIPANTS, PICTURES, GroupId, Participant, ParticipantId
from elearn.domain.people_lists import (
    Defect,
    Fault,
    PeopleTable,
    PersonRow,
    next_numbers,
    parse_names,
    plan_list,
)
from tests.builders import NOW, new_id

CENTRE, GROUP = CentreId(new_id()), GroupId(new_id())


def a_person(number: int, name: str | None = None) -> Participant:
    return Participant(
        id=ParticipantId(new_id()),
        centre_id=CENTRE,
        group_id=GROUP,
        learner_id=LearnerId(new_id()),
        number=number,
        name=name,
        pin=PICTURES[:3],
        created_at=NOW,
    )


ALI, NOBODY = a_person(1, "Али"), a_person(2)


def defects_of(*rows: PersonRow) -> tuple[Defect, ...]:
    return plan_list(PeopleTable(rows=rows), [ALI, NOBODY]).defects


def test_a_pasted_list_has_one_name_on_each_line() -> None:
    assert parse_names("Али\n\n  Фарида   Каримова \r\n\t\n") == ["Али", "Фарида Каримова"]


@given(st.text(max_size=300))
def test_a_tidy_name_stays_as_it_is(text: str) -> None:
    name = tidy_name(text)

    assert tidy_name(name) == name
    assert len(name) <= MAX_NAME_LENGTH
    assert name == name.strip()


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\ud800b", "a\uffffb", "a\n\tb"])
def test_no_name_has_what_a_file_cannot_hold(text: str) -> None:
    assert tidy_name(text) == "a b"


def test_new_people_get_the_next_numbers_and_leave_out_those_that_are_given() -> None:
    assert next_numbers([1, 2], [None, 3, None, None]) == [4, 3, 5, 6]
    assert next_numbers([], [None, None]) == [1, 2]
    assert next_numbers([7], [None, 2]) == [8, 2]


@given(
    st.sets(st.integers(1, 50)), st.lists(st.none() | st.integers(51, 90), unique_by=lambda n: n or object())
)
def test_no_two_people_get_the_same_number(taken: set[int], wanted: list[int | None]) -> None:
    given_numbers = next_numbers(taken, wanted)

    assert len({*taken, *given_numbers}) == len(taken) + len(wanted)
    assert all(want in {None, got} for want, got in zip(wanted, given_numbers, strict=True))


def test_a_table_adds_who_has_no_id_and_renames_who_has_another_name() -> None:
    rows = (
        PersonRow(row=2, id=ALI.id, number=1, name="Алишер"),
        PersonRow(row=3, id=NOBODY.id),
        PersonRow(row=4, name="Бек"),
    )

    plan = plan_list(PeopleTable(rows=rows), [ALI, NOBODY])

    assert plan.added == (rows[2],)
    assert plan.renamed == ((ALI, rows[0]),)
    assert (plan.unchanged, plan.defects) == (1, ())


def test_what_was_given_out_changes_nothing() -> None:
    rows = tuple(
        PersonRow(row=n, id=each.id, number=each.number, name=each.name)
        for n, each in enumerate((ALI, NOBODY), start=2)
    )

    plan = plan_list(PeopleTable(rows=rows), [ALI, NOBODY])

    assert (plan.added, plan.renamed, plan.unchanged, plan.defects) == ((), (), 2, ())


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (PersonRow(row=2, number=1, name="Бек"), Fault.NUMBER_TAKEN),
        (PersonRow(row=2, id=ParticipantId(new_id()), name="Бек"), Fault.UNKNOWN_PERSON),
        (PersonRow(row=2, id=ALI.id, number=2), Fault.NUMBER_CHANGED),
    ],
)
def test_a_row_that_does_not_fit_the_group_is_named(row: PersonRow, fault: Fault) -> None:
    assert defects_of(row) == (Defect(fault, 2),)


def test_a_number_or_an_id_stands_only_once() -> None:
    assert defects_of(PersonRow(row=2, number=9), PersonRow(row=3, number=9)) == (
        Defect(Fault.TWICE, 2),
        Defect(Fault.TWICE, 3),
    )
    assert defects_of(PersonRow(row=2, id=ALI.id), PersonRow(row=3, id=ALI.id)) == (
        Defect(Fault.TWICE, 2),
        Defect(Fault.TWICE, 3),
    )


@pytest.mark.parametrize(("count", "defects"), [(198, ()), (199, (Defect(Fault.GROUP_FULL),))])
def test_a_table_may_fill_the_group_and_not_more(count: int, defects: tuple[Defect, ...]) -> None:
    assert MAX_PARTICIPANTS == 200
    rows = [PersonRow(row=n, name="Бек") for n in range(2, count + 2)]

    assert defects_of(*rows) == defects
