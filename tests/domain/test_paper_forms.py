"""Forms on paper: other orders of the same tasks, and numbers to find them by."""

import itertools
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.attempts import AttemptKind, Paper
from elearn.domain.items import ItemId, StimulusId
from elearn.domain.paper_forms import (
    PaperForm,
    PaperFormId,
    Stimuli,
    draw_form_number,
    parse_form_number,
    shuffle_paper,
)
from tests.builders import NOW, new_id
from tests.domain.papers import a_choice_item, a_cut, a_paper

PARTS, TASKS, STIMULI = ["russian", "history"], ["grammar", "reading", "listening"], [None, "s1", "s2", "s3"]


@st.composite
def papers(draw: st.DrawFn) -> tuple[Paper, Stimuli]:
    """Papers with parts in order, kinds in any order, and stimuli that tasks share, neighbours or not."""
    kinds = draw(st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(TASKS)), min_size=1, max_size=25))
    kinds.sort(key=lambda kind: PARTS.index(kind[0]))
    shared = [draw(st.sampled_from(STIMULI)) for _ in kinds]
    items = [
        a_choice_item(n, task=task, stimulus=stimulus)
        for n, ((_, task), stimulus) in enumerate(zip(kinds, shared, strict=True))
    ]
    paper = a_paper(items, a_cut(1))
    places = tuple(replace(place, part_id=part) for place, (part, _) in zip(paper.items, kinds, strict=True))
    return replace(paper, items=places), {item.id: item.stimulus_id for item in items}


@given(papers(), st.randoms(use_true_random=False))
def test_a_form_has_the_same_items_and_the_same_parts_and_kinds_in_the_same_places(
    drawn: tuple[Paper, Stimuli], random: Random
) -> None:
    paper, stimuli = drawn
    form = shuffle_paper(paper, stimuli, random)

    assert {replace(place, position=1) for place in form.items} == {
        replace(place, position=1) for place in paper.items
    }
    assert [place.position for place in form.items] == list(range(1, len(paper.items) + 1))
    assert [(p.part_id, p.task) for p in form.items] == [(p.part_id, p.task) for p in paper.items]
    assert (form.cut_scores, form.minutes) == (paper.cut_scores, paper.minutes)


@given(papers(), st.randoms(use_true_random=False))
def test_tasks_of_one_kind_that_share_a_stimulus_stay_together_and_in_order(
    drawn: tuple[Paper, Stimuli], random: Random
) -> None:
    paper, stimuli = drawn
    form = shuffle_paper(paper, stimuli, random)

    for stimulus in {one for one in stimuli.values() if one}:
        before, after = _order(paper, stimuli, stimulus), _order(form, stimuli, stimulus)
        assert [item for item, _ in before] == [item for item, _ in after]
        places = [position for _, position in after]
        was_together = _are_neighbours([position for _, position in before])
        assert _are_neighbours(places) or not was_together


@given(papers())
def test_tasks_that_share_nothing_come_in_every_order(drawn: tuple[Paper, Stimuli]) -> None:
    paper, _ = drawn
    forms = {tuple(p.item_id for p in shuffle_paper(paper, {}, Random(n)).items) for n in range(40)}
    kinds = [(place.part_id, place.task) for place in paper.items]

    has_run = any(kind == following for kind, following in itertools.pairwise(kinds))
    assert (len(forms) > 1) is has_run


@given(st.sets(st.integers(1000, 9999), max_size=300), st.randoms(use_true_random=False))
def test_a_number_has_four_digits_and_nobody_has_it(taken: set[int], random: Random) -> None:
    number = draw_form_number(taken, random)

    assert 1000 <= number <= 9999
    assert number not in taken


def test_numbers_grow_longer_before_they_run_out() -> None:
    taken = set(range(1000, 1000 + 4499))
    assert draw_form_number(taken, Random(1)) <= 9999

    assert 10_000 <= draw_form_number(taken | {9999}, Random(1)) <= 99_999


@pytest.mark.parametrize(("typed", "number"), [("4821", 4821), (" 48 21 ", 4821), ("0004821", 4821)])
def test_a_number_is_read_as_people_type_it(typed: str, number: int) -> None:
    assert parse_form_number(typed) == number


@pytest.mark.parametrize("typed", ["", "A", "48-21", "4" * 10, "٤٨٢١", "-4821", "4821.0"])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert parse_form_number(typed) is None


@pytest.mark.parametrize(
    ("test_id", "kind"), [("history-01", AttemptKind.PRACTICE_TEST), (None, AttemptKind.MOCK_EXAM)]
)
def test_a_form_without_a_test_is_a_mock_exam(test_id: str | None, kind: AttemptKind) -> None:
    form = PaperForm(
        id=PaperFormId(new_id()),
        centre_id=new_id(),  # type: ignore[arg-type] # any will do
        number=4821,
        letter="A",
        test_id=test_id,
        profile_id="patent",
        paper=a_paper([a_choice_item(1)]),
        made_by=new_id(),  # type: ignore[arg-type] # any will do
        made_at=NOW,
    )

    assert form.kind is kind


def _order(paper: Paper, stimuli: Stimuli, stimulus: StimulusId) -> list[tuple[ItemId, int]]:
    """Where the tasks of a stimulus stand."""
    return [(p.item_id, p.position) for p in paper.items if stimuli[p.item_id] == stimulus]


def _are_neighbours(places: list[int]) -> bool:
    return places == list(range(places[0], places[0] + len(places)))
