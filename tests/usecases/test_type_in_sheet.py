"""A sheet that is typed in counts as if it had been sat here, once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from elearn.domain.attempts import AttemptId, AttemptKind, Mode
from elearn.domain.errors import (
    AttemptNotFound,
    SheetTypedBefore,
)
from elearn.domain.groups import Participant
from elearn.domain.items import ItemId
from elearn.domain.paper_forms import PaperForm
from elearn.storage.progress import list_topic_evidence
from elearn.usecases.list_paper_forms import list_paper_forms
from elearn.usecases.list_practice_tests import describe_test
from elearn.usecases.load_sheet_people import SheetPeople, load_sheet_people
from elearn.usecases.make_paper_forms import PaperSubject
from tests.builders import NOW
from tests.usecases.paper_desk import Desk, make_desk, store_person
from tests.usecases.world import World, store_learner

YESTERDAY = NOW - timedelta(days=1)


@pytest.fixture
def desk(world: World) -> Desk:
    return make_desk(world)


@pytest.fixture
def each_desk(each_world: World) -> Desk:
    return make_desk(each_world)


def test_a_sheet_counts_like_the_same_answers_given_here(each_desk: Desk) -> None:
    world, values = each_desk.world, ("a", "b", None, "a", "b", None)
    other = world.another_learner()
    here = other.sit(other.start(), *values)
    [form] = each_desk.make()

    sheet = each_desk.a_sheet(*values, sat_at=NOW)
    told = each_desk.type_in(form, sheet)

    assert (told.score, told.max_score, told.person) == (2, 6, each_desk.person)
    assert world.outcome(sheet.attempt_id).outcome == other.outcome(here).outcome
    assert _counted(world) == _counted(other)
    attempt = world.sitting(sheet.attempt_id).attempt
    assert (attempt.kind, attempt.mode, attempt.is_on_paper) == (AttemptKind.PRACTICE_TEST, Mode.EXAM, True)
    assert attempt.paper == form.paper


def test_a_sheet_of_another_day_stands_in_the_history_on_that_day(desk: Desk) -> None:
    [form] = desk.make()
    desk.type_in(form, desk.a_sheet("a", sat_at=YESTERDAY))

    [line] = desk.world.progress().scored
    assert (line.started_at, line.submitted_at) == (YESTERDAY, YESTERDAY)
    assert line.is_on_paper


@pytest.mark.parametrize("values", ["aaaaaa", "bbbbbb"])
def test_a_sheet_of_yesterday_may_come_after_what_was_answered_today(desk: Desk, values: str) -> None:
    world = desk.world
    world.sit(world.start(), *"bbabbb")
    [form] = desk.make()

    told = desk.type_in(form, desk.a_sheet(*values, sat_at=YESTERDAY))

    assert told.score == values.count("a")
    assert [line.is_on_paper for line in world.progress().scored] == [False, True]


def test_a_shuffled_sheet_is_marked_by_its_own_order(desk: Desk) -> None:
    forms = desk.make(PaperSubject(profile_id="patent"), count=2)
    orders = [[place.item_id for place in form.paper.items] for form in forms]
    word = orders[1].index(ItemId("lang-0001")) + 1

    sheet = desk.a_sheet(*("еду" if n == word else "a" for n in range(1, 5)))
    typed = replace(sheet, values={n: value for n, value in sheet.values.items() if n != 4})

    assert desk.type_in(forms[1], typed).score == 3


def test_the_very_same_sheet_sent_twice_counts_once(each_desk: Desk) -> None:
    [form] = each_desk.make()
    sheet = each_desk.a_sheet("a", "a")

    first, second = (each_desk.type_in(form, sheet) for _ in range(2))

    assert first == second
    assert len(each_desk.world.progress().scored) == 1


def test_a_sheet_sent_four_times_at_the_same_moment_counts_once(each_desk: Desk) -> None:
    [form] = each_desk.make()
    sheet = each_desk.a_sheet("a", "a")

    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda _: each_desk.type_in(form, sheet), range(4)))

    assert {each.score for each in told} == {2}
    assert len(each_desk.world.progress().scored) == 1


def test_two_sheets_of_a_person_at_the_same_moment_are_not_both_taken(each_desk: Desk) -> None:
    [form] = each_desk.make()
    sheets = [each_desk.a_sheet("a") for _ in range(4)]

    with ThreadPoolExecutor(4) as pool:
        futures = [pool.submit(each_desk.type_in, form, sheet) for sheet in sheets]
        refused = [isinstance(future.exception(), SheetTypedBefore) for future in futures]

    assert sorted(refused) == [False, True, True, True]


def test_another_sheet_of_a_person_for_the_form_must_be_meant(desk: Desk) -> None:
    form, other_form = desk.make(count=2)
    desk.type_in(form, desk.a_sheet("a"))

    with pytest.raises(SheetTypedBefore):
        desk.type_in(form, desk.a_sheet("b"))
    assert len(desk.world.progress().scored) == 1
    desk.type_in(form, desk.a_sheet("b", is_sure=True))
    desk.type_in(other_form, desk.a_sheet("b"))
    assert len(desk.world.progress().scored) == 3


def test_each_sheet_without_a_name_is_somebody_else(desk: Desk) -> None:
    [form] = desk.make()
    for _ in range(2):
        assert desk.type_in(form, desk.a_sheet("a", is_named=False)).person is None

    assert desk.world.progress().scored == ()
    with desk.world.reading() as session:
        assert [sheets for _, sheets in list_paper_forms(session, centre_id=desk.member.centre_id)] == [2]


def test_marks_for_a_letter_are_those_that_the_trainer_ticked(desk: Desk) -> None:
    [form] = desk.make(PaperSubject(test_id="language-01"))
    sheet = desk.a_sheet("еду", "wrong", granted={4: ("c1", "c2"), 5: ("c1",)})

    assert desk.type_in(form, sheet).score == 1 + 1 + 3 + 1
    scores = desk.world.outcome(sheet.attempt_id).outcome.item_scores
    assert [score.is_omitted for score in scores] == [False, False, True, False, False]


def test_a_sheet_cannot_take_the_id_of_another_attempt(desk: Desk) -> None:
    [form] = desk.make()
    attempt_id = desk.world.start()

    with pytest.raises(AttemptNotFound):
        desk.type_in(form, replace(desk.a_sheet("a"), attempt_id=AttemptId(attempt_id)))


def test_the_next_person_is_the_first_without_a_sheet_of_any_form_of_the_test(desk: Desk) -> None:
    form, sister = desk.make(count=2)
    assert _people(desk, form).next_person == desk.person

    desk.type_in(sister, desk.a_sheet("a"))

    people = _people(desk, form)
    assert people.next_person is None
    assert people.done == {desk.person.learner_id}
    assert [each.letter for each in people.sisters] == ["A", "B"]


def test_of_several_groups_one_must_be_chosen(desk: Desk) -> None:
    [form] = desk.make()
    other = store_person(desk.world.engine, desk.member, store_learner(desk.world.engine), "Бек")

    assert _people(desk, form).people == ()
    assert _people(desk, form, other).people == (other,)


def _people(desk: Desk, form: PaperForm, person: Participant | None = None) -> SheetPeople:
    group_id = person.group_id if person else None
    with desk.world.reading() as session:
        return load_sheet_people(session, form, group_id=group_id)


def _counted(world: World) -> tuple[object, ...]:
    """What a learner's answers have become beside the attempt."""
    with world.reading() as session:
        tally = describe_test(
            session, test_id="history-01", learner_id=world.learner_id, books=world.books
        ).tally
        evidence = list_topic_evidence(session, learner_id=world.learner_id)
    return tally, evidence, world.progress().mistake_count
