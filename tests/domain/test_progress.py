from uuid import UUID

from elearn.domain.attempts import AttemptId, Response
from elearn.domain.permissions import PERMISSIONS, Permission, Role, may
from elearn.domain.progress import TestState, TestTally, item_results
from elearn.domain.scoring import score_attempt
from tests.domain.papers import a_choice_item, a_letter_item, a_paper, answers


def test_an_aided_answer_and_an_omitted_item_and_a_letter_are_no_evidence() -> None:
    items = [a_choice_item(1), a_choice_item(2), a_choice_item(3), a_letter_item()]
    by_id = {item.id: item for item in items}
    paper = a_paper(items)
    responses = {**answers("a", "b", None, "текст"), 2: Response(position=2, value="b", is_aided=True)}

    results = item_results(paper, by_id, responses, score_attempt(paper, by_id, responses))

    assert [(result.item_id, result.is_correct, result.is_evidence) for result in results] == [
        ("history-0001", True, True),
        ("history-0002", False, False),
    ]


def test_what_was_answered_before_in_another_attempt_is_no_evidence() -> None:
    items = [a_choice_item(1), a_choice_item(2)]
    by_id = {item.id: item for item in items}
    paper, responses = a_paper(items), answers("a", "a")
    outcome = score_attempt(paper, by_id, responses)

    results = item_results(paper, by_id, responses, outcome, {items[0].id})

    assert [(result.is_aided, result.is_evidence) for result in results] == [(False, False), (False, True)]


def test_a_test_is_new_then_begun_then_done_then_passed() -> None:
    def tally(attempts: int, has_passed: bool, open_id: AttemptId | None) -> TestState:
        return TestTally(
            test_id="t",
            attempts=attempts,
            best_score=0,
            max_score=1,
            has_passed=has_passed,
            open_attempt_id=open_id,
        ).state

    some_id = AttemptId(UUID(int=1))
    assert tally(0, False, None) is TestState.NEW
    assert tally(0, False, some_id) is TestState.BEGUN
    assert tally(1, False, some_id) is TestState.DONE
    assert tally(2, True, some_id) is TestState.PASSED


def test_every_role_has_its_line_and_learners_manage_nothing() -> None:
    assert set(PERMISSIONS) == set(Role)
    assert may(Role.LEARNER, Permission.SIT_TESTS)
    assert not may(Role.LEARNER, Permission.MANAGE_ACCOUNTS)
    assert may(Role.ADMINISTRATOR, Permission.MANAGE_ACCOUNTS)
    assert not may(Role.EDITOR, Permission.MANAGE_ACCOUNTS)
