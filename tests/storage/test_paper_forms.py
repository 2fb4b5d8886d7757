"""Forms on paper and their sheets, stored and found within one centre."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from elearn.domain.attempts import Attempt, LearnerId
from elearn.domain.centres import CentreId, Member
from elearn.domain.errors import NotAtCentre
from elearn.domain.paper_forms import PaperForm, PaperFormId
from elearn.storage.engine import reading, transaction
from elearn.storage.learners import erase_learner
from elearn.storage.paper_forms import (
    add_paper_form,
    add_paper_sheet,
    find_paper_form,
    is_typed_in,
    list_paper_forms,
    list_sheet_learners,
    list_sister_forms,
    load_paper_form,
    lock_form_numbers,
    lock_paper_form,
)
from tests.builders import NOW, a_cut_score, a_paper, new_id
from tests.usecases.centre_world import a_manager


@pytest.fixture
def member(engine: Engine, learner_id: LearnerId) -> Member:
    """A centre, beside a release to draw papers from."""
    del learner_id
    return a_manager(engine)


def a_form(member: Member, **changes: object) -> PaperForm:
    cuts = [a_cut_score(), a_cut_score(id="part", part_id=None, tasks=("history", "law"))]
    values = {
        "id": PaperFormId(new_id()),
        "centre_id": member.centre_id,
        "number": 4821,
        "letter": "A",
        "test_id": "history-01",
        "profile_id": "patent",
        "paper": a_paper(cut_scores=cuts),
        "made_by": member.account_id,
        "made_at": NOW,
    }
    return PaperForm(**{**values, **changes})  # type: ignore[arg-type]


def store(engine: Engine, *forms: PaperForm) -> None:
    with transaction(engine) as session:
        for form in forms:
            add_paper_form(session, form)


def test_a_form_comes_back_as_it_was_stored(engine: Engine, member: Member) -> None:
    form = a_form(member)
    exam = a_form(member, number=9999, test_id=None, paper=a_paper(cut_scores=[]))
    store(engine, form, exam)

    with reading(engine) as session:
        assert load_paper_form(session, form.id, centre_id=member.centre_id) == form
        assert load_paper_form(session, exam.id, centre_id=member.centre_id) == exam


def test_a_form_is_found_by_its_number_in_its_centre_only(engine: Engine, member: Member) -> None:
    form, elsewhere = a_form(member), CentreId(new_id())
    store(engine, form)

    with transaction(engine) as session:
        assert find_paper_form(session, 4821, centre_id=member.centre_id) == form.id
        assert find_paper_form(session, 4821, centre_id=elsewhere) is None
        assert find_paper_form(session, 4822, centre_id=member.centre_id) is None
        for ask in (load_paper_form, lock_paper_form):
            with pytest.raises(NotAtCentre):
                ask(session, form.id, centre_id=elsewhere)


def test_two_centres_may_have_the_same_number_and_one_may_not_have_it_twice(
    engine: Engine, member: Member
) -> None:
    other = a_manager(engine, "Другая")
    store(engine, a_form(member), a_form(other))

    with pytest.raises(IntegrityError):
        store(engine, a_form(member))
    with transaction(engine) as session:
        assert lock_form_numbers(session, centre_id=member.centre_id) == {4821}


def test_forms_are_listed_newest_first_and_by_letter(engine: Engine, member: Member) -> None:
    old = a_form(member, number=1000, made_at=NOW - timedelta(days=1))
    second, first = a_form(member, number=1001, letter="B"), a_form(member, number=1002)
    exam = a_form(member, number=1003, test_id=None, letter="C")
    store(engine, old, second, first, exam)

    with reading(engine) as session:
        entries = list_paper_forms(session, centre_id=member.centre_id, limit=3)
        sisters = list_sister_forms(session, first)
        alone = list_sister_forms(session, exam)
    assert [(form.number, sheets) for form, sheets in entries] == [(1002, 0), (1001, 0), (1003, 0)]
    assert [form.letter for form in sisters] == ["A", "B"]
    assert [form.number for form in alone] == [1003]


def test_a_sheet_is_of_one_form_and_goes_with_its_learner(
    engine: Engine, member: Member, attempt: Attempt
) -> None:
    form, other = a_form(member), a_form(member, number=1000, letter="B")
    store(engine, form, other)
    with transaction(engine) as session:
        add_paper_sheet(session, attempt.id, form_id=form.id)

    with transaction(engine) as session:
        assert is_typed_in(session, attempt.id, form_id=form.id)
        assert not is_typed_in(session, attempt.id, form_id=other.id)
        assert list_sheet_learners(session, [form.id, other.id]) == {attempt.learner_id}
        assert list_paper_forms(session, centre_id=member.centre_id, limit=1)[0][1] == 1
        assert list_sheet_learners(session, [other.id]) == set()
        erase_learner(session, attempt.learner_id)
        assert list_sheet_learners(session, [form.id]) == set()


def test_what_is_listed_comes_without_its_paper(engine: Engine, member: Member) -> None:
    form = a_form(member)
    store(engine, form)

    with reading(engine) as session:
        [(listed, _)] = list_paper_forms(session, centre_id=member.centre_id, limit=9)
    assert listed.paper.items == ()
    assert replace(listed, paper=form.paper) == form
