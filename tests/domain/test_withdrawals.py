"""Rulings on withdrawn items: who gets marks, and that nobody's result gets worse."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.item_bank import Stimulus
from elearn.domain.items import Item, StimulusId
from elearn.domain.progress import item_results
from elearn.domain.scoring import judge_scores, repair_outcome, score_attempt
from elearn.domain.withdrawals import (
    MAY_FOLLOW,
    Decision,
    Ruling,
    find_faulty_versions,
    find_ruling,
    is_possible_key,
    item_version,
)
from tests.domain.papers import (
    a_bank,
    a_choice_item,
    a_cut,
    a_letter_item,
    a_paper,
    a_typed_item,
    answers,
)

ITEM = a_choice_item(1)


def a_ruling(decision: Decision = Decision.VOID, *accepted: str, item: Item = ITEM) -> Ruling:
    versions = (item_version(a_bank([item]), item),)
    return Ruling(item_id=item.id, versions=versions, decision=decision, accepted=accepted)


@pytest.mark.parametrize(
    ("decision", "value", "marks"),
    [
        (Decision.PENDING, "b", 1),
        (Decision.VOID, "b", 1),
        (Decision.VOID, None, 1),
        (Decision.KEEP, "b", 0),
        (Decision.KEEP, "a", 1),
        (Decision.PUT_BACK, "b", 0),
        (Decision.ACCEPT_BOTH, "b", 1),
        (Decision.ACCEPT_BOTH, "a", 1),
        (Decision.ACCEPT_BOTH, "c", 0),
        (Decision.ACCEPT_BOTH, None, 0),
    ],
)
def test_a_ruling_says_who_has_the_mark(decision: Decision, value: str | None, marks: int) -> None:
    paper = a_paper([ITEM], a_cut(1, max_score=1))

    outcome = score_attempt(paper, {ITEM.id: ITEM}, answers(value), {1: a_ruling(decision, "b")})

    assert outcome.score == marks
    assert outcome.passed is (marks == 1)
    assert outcome.item_scores[0].is_void is (decision in {Decision.PENDING, Decision.VOID})


def test_further_words_are_forgiven_what_the_key_is_forgiven() -> None:
    item = a_typed_item("еду")
    ruling = a_ruling(Decision.ACCEPT_BOTH, "Ёлка", item=item)

    outcome = score_attempt(a_paper([item]), {item.id: item}, answers(" елка "), {1: ruling})

    assert outcome.score == 1


def test_a_void_item_says_nothing_about_the_learner() -> None:
    paper, items = a_paper([ITEM, a_choice_item(2)]), {ITEM.id: ITEM, a_choice_item(2).id: a_choice_item(2)}
    outcome = score_attempt(paper, items, answers("b", "b"), {1: a_ruling()})

    assert [result.item_id for result in item_results(paper, items, answers("b", "b"), outcome)] == [
        a_choice_item(2).id
    ]


def test_a_letter_of_a_void_item_waits_for_nobody() -> None:
    letter = a_letter_item()
    outcome = score_attempt(
        a_paper([letter]), {letter.id: letter}, answers("Привет"), {1: a_ruling(item=letter)}
    )

    assert (outcome.score, outcome.pending) == (2, 0)


@given(
    st.lists(st.sampled_from(["a", "b", "c", None]), min_size=4, max_size=4),
    st.lists(st.sampled_from(Decision), min_size=2, max_size=2),
    st.sets(st.sampled_from(["a", "b", "c"])),
    st.integers(0, 4),
    st.integers(0, 2),
)
def test_nobodys_result_gets_worse_whatever_is_decided_and_decided_after_it(
    values: list[str | None], decisions: list[Decision], accepted: set[str], cut: int, part_cut: int
) -> None:
    items = [a_choice_item(1), a_choice_item(2, task="other"), a_choice_item(3), a_choice_item(4)]
    by_id = {item.id: item for item in items}
    cuts = (a_cut(cut, max_score=4), a_cut(part_cut, id="x", tasks=("history",), max_score=3))
    paper, given_answers = a_paper(items, *cuts), answers(*values)
    outcome = score_attempt(paper, by_id, given_answers)

    for decision in decisions:
        rulings = {1: a_ruling(decision, *accepted), 2: a_ruling(decision, *accepted, item=items[1])}
        anew = score_attempt(paper, by_id, given_answers, rulings)
        repaired = repair_outcome(paper, outcome, anew, [1, 2])

        assert repaired.score >= outcome.score
        assert repaired.max_score == outcome.max_score
        assert not (outcome.passed and not repaired.passed)
        assert all(
            new.score >= old.score for old, new in zip(outcome.thresholds, repaired.thresholds, strict=True)
        )
        assert repaired.item_scores[2:] == outcome.item_scores[2:]
        outcome = repaired


def test_a_place_that_is_not_touched_keeps_its_marks_even_where_they_would_be_others_now() -> None:
    paper, items = a_paper([ITEM]), {ITEM.id: ITEM}
    old = score_attempt(paper, items, answers("b"))

    assert repair_outcome(paper, old, score_attempt(paper, items, answers("a")), []) == old


def test_marks_that_wait_for_a_person_do_not_take_given_ones_back() -> None:
    letter = a_letter_item()
    paper, items = a_paper([letter]), {letter.id: letter}
    given_marks = score_attempt(paper, items, answers("Привет"), {1: a_ruling(item=letter)})
    waiting = score_attempt(paper, items, answers("Привет"))

    assert repair_outcome(paper, given_marks, waiting, [1]) == given_marks
    assert repair_outcome(paper, waiting, given_marks, [1]) == given_marks
    assert judge_scores(paper, waiting.item_scores) == waiting


def test_an_item_is_out_as_it_read_and_in_use_again_once_it_reads_otherwise() -> None:
    mended = replace(ITEM, key="b")

    assert find_ruling(a_bank([ITEM]), ITEM, [a_ruling()]) == a_ruling()
    assert find_ruling(a_bank([mended]), mended, [a_ruling()]) is None
    assert find_ruling(a_bank([a_choice_item(2)]), a_choice_item(2), [a_ruling()]) is None
    assert item_version(a_bank([ITEM]), replace(ITEM, explanation="Иначе.")) == a_ruling().versions[0]


def test_a_text_that_was_mended_is_another_version_of_its_items() -> None:
    item = replace(ITEM, stimulus_id=StimulusId("s-1"))
    banks = [
        replace(a_bank([item]), stimuli=(Stimulus(id=StimulusId("s-1"), kind="text", text=text),))
        for text in ("Так.", "Иначе.")
    ]

    assert item_version(banks[0], item) != item_version(banks[1], item)
    assert len(find_faulty_versions(item, banks)) == 2


def test_earlier_releases_with_another_key_had_another_mistake_or_none() -> None:
    older = [
        a_bank([replace(ITEM, stem="Кто?")]),
        a_bank([replace(ITEM, key="b")]),
        a_bank([a_typed_item("x")]),
    ]

    assert len(find_faulty_versions(ITEM, [a_bank([ITEM]), *older])) == 2


def test_only_what_the_item_takes_may_count_as_right() -> None:
    assert is_possible_key(ITEM, "b")
    assert not is_possible_key(ITEM, "z")
    assert is_possible_key(a_typed_item("еду"), "иду")
    assert not is_possible_key(a_typed_item("еду"), "  ")
    assert not is_possible_key(a_letter_item(), "Привет")


def test_marks_that_were_given_are_never_taken_back_by_a_later_decision() -> None:
    assert Decision.KEEP not in MAY_FOLLOW[Decision.VOID] | MAY_FOLLOW[Decision.ACCEPT_BOTH]
    assert Decision.PUT_BACK not in MAY_FOLLOW[Decision.VOID] | MAY_FOLLOW[Decision.ACCEPT_BOTH]
    assert not any(Decision.PENDING in nexts for nexts in MAY_FOLLOW.values())
