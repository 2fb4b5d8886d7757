"""Forms on paper: the same tasks in other orders, frozen, of one centre."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from elearn.domain.attempts import AttemptKind
from elearn.domain.errors import (
    NotAtCentre,
    NotEnoughItems,
    UnknownProfile,
    UnknownTest,
)
from elearn.domain.paper_forms import PaperForm
from elearn.storage.audit import list_audit_entries
from elearn.usecases.find_paper_form import find_paper_form
from elearn.usecases.list_paper_forms import list_paper_forms
from elearn.usecases.list_sister_forms import list_sister_forms
from elearn.usecases.load_paper_form import load_paper_form
from elearn.usecases.make_paper_forms import PaperSubject
from tests.builders import NOW
from tests.usecases.paper_desk import Desk, make_desk
from tests.usecases.world import World, history_bank, history_items

YESTERDAY = NOW - timedelta(days=1)


@pytest.fixture
def desk(world: World) -> Desk:
    return make_desk(world)


@pytest.fixture
def each_desk(each_world: World) -> Desk:
    return make_desk(each_world)


def test_the_first_form_has_the_order_of_the_test_and_the_others_the_same_tasks(each_desk: Desk) -> None:
    forms = each_desk.make(count=4)

    items = [[place.item_id for place in form.paper.items] for form in forms]
    assert [form.letter for form in forms] == ["A", "B", "C", "D"]
    assert items[0] == [item.id for item in history_items()]
    assert all(sorted(others) == items[0] for others in items)
    assert len({tuple(order) for order in items}) > 1
    assert len({form.number for form in forms}) == 4


def test_forms_that_are_made_at_the_same_moment_have_numbers_of_their_own(each_desk: Desk) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: each_desk.make(count=2, seed=7), range(4)))

    assert len({form.number for forms in made for form in forms}) == 8


def test_a_form_is_found_by_the_number_on_its_sheets(desk: Desk) -> None:
    [form] = desk.make()
    with desk.world.reading() as session:
        found = [
            find_paper_form(session, text, centre_id=desk.member.centre_id)
            for text in (f" {form.number} ", str(form.number + 1), "", "form")
        ]

    assert found == [form.id, None, None, None]


def test_a_form_stays_as_it_is_when_the_test_changes(desk: Desk) -> None:
    [form] = desk.make()
    desk.world.release(history_bank("2026.2", items=tuple(reversed(history_items()))))

    with desk.world.reading() as session:
        kept = load_paper_form(session, form.id, centre_id=desk.member.centre_id)

    assert kept.form == form
    assert [place.item.id for place in kept.places] == [item.id for item in history_items()]


def test_a_mock_exam_is_put_on_paper_with_all_its_thresholds(desk: Desk) -> None:
    first, second = desk.make(PaperSubject(profile_id="patent"), count=2)

    assert (first.kind, first.test_id, first.profile_id) == (AttemptKind.MOCK_EXAM, None, "patent")
    assert [cut.id for cut in second.paper.cut_scores] == ["total", "history", "russian"]
    assert {place.item_id for place in first.paper.items} == {place.item_id for place in second.paper.items}


@pytest.mark.parametrize(
    ("subject", "error"),
    [
        (PaperSubject(test_id="history-99"), UnknownTest),
        (PaperSubject(profile_id="nothing"), UnknownProfile),
        (PaperSubject(), UnknownProfile),
    ],
)
def test_what_is_not_there_is_not_put_on_paper(
    desk: Desk, subject: PaperSubject, error: type[Exception]
) -> None:
    with pytest.raises(error):
        desk.make(subject)


def test_an_exam_that_the_banks_cannot_fill_is_not_put_on_paper(desk: Desk) -> None:
    desk.world.release(history_bank("2026.2", items=history_items()[:1]))

    with pytest.raises(NotEnoughItems):
        desk.make(PaperSubject(profile_id="patent"))


def test_other_centres_have_no_such_form_number_person_or_sheet(desk: Desk) -> None:
    [form] = desk.make()
    stranger = make_desk(desk.world.another_learner(), "Другая")
    centre_id = stranger.member.centre_id

    with pytest.raises(NotAtCentre):
        stranger.type_in(form, stranger.a_sheet("a"))
    [own] = stranger.make(seed=2)
    with pytest.raises(NotAtCentre):
        stranger.type_in(own, desk.a_sheet("a"))
    with desk.world.reading() as session:
        assert find_paper_form(session, str(form.number), centre_id=centre_id) is None
        assert [each.id for each, _ in list_paper_forms(session, centre_id=centre_id)] == [own.id]
        assert list_sister_forms(session, own) == [_without_paper(own)]


def test_who_made_what_and_typed_what_is_in_the_audit(desk: Desk) -> None:
    [form] = desk.make()
    desk.type_in(form, desk.a_sheet("a"))

    with desk.world.reading() as session:
        entries = list_audit_entries(session)
    assert [(entry.action, entry.account_id) for entry in entries] == [
        ("type_in_sheet", desk.member.account_id),
        ("make_paper_form", desk.member.account_id),
    ]
    assert all(str(form.number) in entry.subject for entry in entries)


def _without_paper(form: PaperForm) -> PaperForm:
    return replace(form, paper=replace(form.paper, items=(), cut_scores=(), minutes=None))
