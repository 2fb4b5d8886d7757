import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.attempts import Response
from elearn.domain.scoring import AttemptOutcome, normalise_word, score_attempt, score_response
from tests.domain.papers import a_choice_item, a_cut, a_letter_item, a_paper, a_typed_item, answers

ITEMS = [a_choice_item(n) for n in (1, 2, 3)]
BY_ID = {item.id: item for item in ITEMS}


def outcome_of(*values: str | None, cut_score: int = 2) -> AttemptOutcome:
    return score_attempt(a_paper(ITEMS, a_cut(cut_score)), BY_ID, answers(*values))


@pytest.mark.parametrize(("cut_score", "passed"), [(1, True), (2, True), (3, False)])
def test_the_cut_score_itself_passes(cut_score: int, passed: bool) -> None:
    assert outcome_of("a", "a", "b", cut_score=cut_score).passed is passed


def test_one_missed_threshold_fails_the_whole_however_good_the_rest() -> None:
    listening = a_choice_item(4, task="listening_dialogue")
    paper = a_paper([*ITEMS, listening], a_cut(3), a_cut(1, id="listening", tasks=("listening_dialogue",)))

    outcome = score_attempt(paper, {**BY_ID, listening.id: listening}, answers("a", "a", "a", "b"))

    assert outcome.score == 3
    assert [threshold.is_met for threshold in outcome.thresholds] == [True, False]
    assert outcome.passed is False


def test_a_threshold_counts_only_the_part_it_names() -> None:
    paper = a_paper(ITEMS, a_cut(1, part_id="legislation"))

    assert score_attempt(paper, BY_ID, answers("a", "a", "a")).thresholds[0].score == 0


def test_an_omitted_item_scores_zero_and_is_marked_as_omitted() -> None:
    outcome = outcome_of("a", None, "  ")

    assert [score.score for score in outcome.item_scores] == [1, 0, 0]
    assert [score.is_omitted for score in outcome.item_scores] == [False, True, True]


def test_a_drill_has_no_verdict() -> None:
    assert score_attempt(a_paper(ITEMS), BY_ID, answers("a", "a", "a")).passed is None


@given(st.lists(st.sampled_from(["a", "b", "c", None]), min_size=3, max_size=3), st.integers(0, 4))
def test_score_stays_between_zero_and_max_score_and_more_right_answers_never_hurt(
    values: list[str | None], cut_score: int
) -> None:
    outcome = outcome_of(*values, cut_score=cut_score)
    better = outcome_of("a", *values[1:], cut_score=cut_score)

    assert 0 <= outcome.score <= outcome.max_score == len(outcome.item_scores)
    assert better.score >= outcome.score
    assert better.passed or not outcome.passed


@pytest.mark.parametrize(
    "typed",
    ["книгу", "Книгу", " КНИГУ ", "kнигу", "книгy", "\tкнигу\n"],
    ids=["as given", "capital", "spaces", "Latin k", "Latin y", "tab"],
)
def test_a_typed_word_is_forgiven_case_spaces_and_look_alike_letters(typed: str) -> None:
    assert score_response(a_typed_item("книгу"), Response(position=1, value=typed)) == 1


def test_e_and_yo_are_one_letter() -> None:
    assert score_response(a_typed_item("идёт"), Response(position=1, value="ИДЕТ")) == 1
    assert score_response(a_typed_item("идет"), Response(position=1, value="идёт")) == 1


@pytest.mark.parametrize("typed", ["книга", "кни гу", "книгуу", "", "."])
def test_another_word_or_ending_is_wrong(typed: str) -> None:
    assert score_response(a_typed_item("книгу", "журнал"), Response(position=1, value=typed)) == 0


@given(st.text(max_size=40))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise_word(normalise_word(text)) == normalise_word(text)


def test_a_letter_waits_for_marks_and_the_verdict_waits_with_it() -> None:
    letter = a_letter_item()
    paper = a_paper([letter], a_cut(1, max_score=2))

    waiting = score_attempt(paper, {letter.id: letter}, answers("Здравствуйте"))
    marked = score_attempt(
        paper, {letter.id: letter}, {1: Response(position=1, value="Здравствуйте", granted=("task",))}
    )

    assert (waiting.pending, waiting.passed) == (2, None)
    assert (marked.score, marked.pending, marked.passed) == (1, 0, True)


def test_pending_marks_do_not_delay_a_verdict_that_they_cannot_change() -> None:
    letter = a_letter_item()
    paper = a_paper(
        [*ITEMS, letter], a_cut(3, tasks=("history",)), a_cut(1, id="letter", tasks=("writing_letter",))
    )

    outcome = score_attempt(paper, {**BY_ID, letter.id: letter}, answers("b", "b", "b", "Здравствуйте"))

    assert outcome.passed is False


def test_a_rubric_gives_the_sum_of_what_was_granted() -> None:
    for granted, marks in [((), 0), (("task",), 1), (("grammar", "task"), 2), (("unknown",), 0)]:
        response = Response(position=1, value="текст", granted=granted)
        assert score_response(a_letter_item(), response) == marks


def test_an_omitted_letter_scores_zero_without_waiting() -> None:
    assert score_response(a_letter_item(), None) == 0
