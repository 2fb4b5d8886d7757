"""Saving: whose, until when, what is refused, and what stands."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from elearn.domain.attempts import GRACE, MAX_RESPONSE_LENGTH, AttemptId, Mode
from elearn.domain.errors import (
    AttemptAlreadySubmitted,
    AttemptNotFound,
    AttemptOutOfTime,
    FeedbackNotAllowed,
    ResponseAlreadyChecked,
    ResponseNotAccepted,
)
from elearn.usecases.check_response import check_response
from elearn.usecases.erase_learner import erase_learner
from elearn.usecases.flag_item import flag_item
from elearn.usecases.save_responses import save_responses
from tests.builders import NOW, new_id
from tests.usecases.test_start import DEADLINE
from tests.usecases.world import World

LANGUAGE_TEST = "language-01"
TYPED, JUDGED, FORM, LETTER, SPEAKING = 1, 2, 3, 4, 5


def flag(world: World, attempt_id: AttemptId, position: int = 1, *, is_flagged: bool = True) -> None:
    with world.transaction() as session:
        flag_item(
            session,
            attempt_id=attempt_id,
            learner_id=world.learner_id,
            position=position,
            is_flagged=is_flagged,
        )


def check(world: World, attempt_id: AttemptId, position: int = 1) -> bool | None:
    with world.reading() as session:
        return check_response(
            session, attempt_id=attempt_id, learner_id=world.learner_id, position=position
        ).is_correct


def test_an_answer_is_kept_changed_and_cleared(world: World) -> None:
    attempt_id = world.start()
    seen = []
    for value in ("b", "b", "c", None, "a"):
        world.save(attempt_id, 1, value)
        seen.append(world.value(attempt_id))

    assert seen == ["b", "b", "c", None, "a"]


def test_strangers_cannot_save_whatever_they_know(world: World) -> None:
    attempt_id = world.start()
    world.save(attempt_id, 1, "a")
    stranger = world.another_learner()

    for known in (attempt_id, AttemptId(new_id())):
        with pytest.raises(AttemptNotFound):
            stranger.save(known, 1, "b")
    assert world.value(attempt_id) == "a"


@pytest.mark.parametrize(
    "act",
    [
        lambda world, attempt_id: world.submit(attempt_id),
        lambda world, attempt_id: world.outcome(attempt_id),
        flag,
        check,
    ],
)
def test_strangers_cannot_do_anything_else_either(
    world: World, act: Callable[[World, AttemptId], object]
) -> None:
    attempt_id = world.start(Mode.PRACTICE)
    world.save(attempt_id, 1, "a")

    with pytest.raises(AttemptNotFound):
        act(world.another_learner(), attempt_id)


def test_an_answer_in_time_may_travel_for_ten_seconds(world: World) -> None:
    attempt_id = world.start()

    world.save(attempt_id, 1, "a", now=DEADLINE + GRACE)
    with pytest.raises(AttemptOutOfTime):
        world.save(attempt_id, 1, "b", now=DEADLINE + GRACE + timedelta(microseconds=1))
    with pytest.raises(AttemptOutOfTime):
        world.save(attempt_id, 1, None, now=DEADLINE + timedelta(days=1))
    assert world.value(attempt_id) == "a"


def test_nothing_is_saved_after_handing_in(world: World) -> None:
    attempt_id = world.sit(world.start(), "a")

    with pytest.raises(AttemptAlreadySubmitted):
        world.save(attempt_id, 1, "b")
    with pytest.raises(AttemptAlreadySubmitted):
        flag(world, attempt_id)
    assert world.value(attempt_id) == "a"


@pytest.mark.parametrize("position", [0, -1, 7, 2**31 - 1])
def test_a_place_that_is_not_there_takes_nothing(world: World, position: int) -> None:
    attempt_id = world.start(Mode.PRACTICE)

    with pytest.raises(ResponseNotAccepted):
        world.save(attempt_id, position, "a")
    with pytest.raises(ResponseNotAccepted):
        flag(world, attempt_id, position)
    with pytest.raises(FeedbackNotAllowed):
        check(world, attempt_id, position)


@pytest.mark.parametrize(
    ("position", "value"),
    [
        (JUDGED, "a"),
        (JUDGED, ""),
        (TYPED, "х" * (MAX_RESPONSE_LENGTH + 1)),
        (LETTER, "до\x00после"),
        (LETTER, "\ud800"),
    ],
)
def test_a_response_that_does_not_fit_its_item_is_refused(world: World, position: int, value: str) -> None:
    attempt_id = world.start(test_id=LANGUAGE_TEST)

    with pytest.raises(ResponseNotAccepted):
        world.save(attempt_id, position, value)
    assert world.value(attempt_id, position) is None


@pytest.mark.parametrize(
    ("position", "value"),
    [(TYPED, "Еду"), (JUDGED, "wrong"), (FORM, '{"name": "Али"}'), (LETTER, "ё" * MAX_RESPONSE_LENGTH)],
)
def test_every_kind_of_item_takes_its_kind_of_response(each_world: World, position: int, value: str) -> None:
    attempt_id = each_world.start(test_id=LANGUAGE_TEST)
    each_world.save(attempt_id, position, value)

    assert each_world.value(attempt_id, position) == value


def test_in_practice_the_first_answer_stands(world: World) -> None:
    attempt_id = world.start(Mode.PRACTICE)
    world.save(attempt_id, 1, None)
    world.save(attempt_id, 1, "b")
    world.save(attempt_id, 1, "b")  # a repeat is harmless

    for other in ("a", None):
        with pytest.raises(ResponseAlreadyChecked):
            world.save(attempt_id, 1, other)
    assert world.value(attempt_id) == "b"


def test_in_practice_a_letter_may_be_rewritten_until_the_hand_in(world: World) -> None:
    attempt_id = world.start(Mode.PRACTICE, test_id=LANGUAGE_TEST)
    for text in ("Здравствуйте", "Здравствуйте, Анна!"):
        world.save(attempt_id, LETTER, text)

    assert world.value(attempt_id, LETTER) == "Здравствуйте, Анна!"


def test_two_devices_in_practice_cannot_both_be_first(each_world: World) -> None:
    attempt_id = each_world.start(Mode.PRACTICE)

    def answer(value: str) -> str | None:
        try:
            each_world.save(attempt_id, 1, value)
        except ResponseAlreadyChecked:
            return None
        return value

    with ThreadPoolExecutor(3) as pool:
        stood = [value for value in pool.map(answer, "abc") if value]

    assert stood == [each_world.value(attempt_id)]


def test_two_devices_in_exam_mode_keep_the_last_answer_and_every_place(each_world: World) -> None:
    attempt_id = each_world.start()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: each_world.save(attempt_id, n % 6 + 1, "abc"[n // 6]), range(18)))
    each_world.save(attempt_id, 1, "c")

    responses = each_world.sitting(attempt_id).responses
    assert responses[1].value == "c"
    assert all(response.value in {"a", "b", "c"} for response in responses.values())


def test_a_form_saves_what_it_can_and_names_the_rest(world: World) -> None:
    attempt_id = world.start(Mode.PRACTICE)
    world.save(attempt_id, 1, "a")
    with world.transaction() as session:
        refused = save_responses(
            session,
            attempt_id=attempt_id,
            learner_id=world.learner_id,
            values={1: "b", 2: "c", 3: "no such choice", 4: None, 99: "a"},
            now=NOW,
        )

    assert refused == [1, 3, 99]
    assert [world.value(attempt_id, n) for n in (1, 2, 3, 4)] == ["a", "c", None, None]


def test_feedback_comes_only_in_practice_and_after_an_answer(world: World) -> None:
    practice, exam = world.start(Mode.PRACTICE), world.start(Mode.EXAM)
    world.save(exam, 1, "a")
    for attempt_id in (practice, exam):
        with pytest.raises(FeedbackNotAllowed):
            check(world, attempt_id)

    world.save(practice, 1, "b")
    world.save(practice, 2, "a")
    assert (check(world, practice, 1), check(world, practice, 2)) == (False, True)


def test_what_a_person_must_mark_is_neither_right_nor_wrong(world: World) -> None:
    attempt_id = world.start(Mode.PRACTICE, test_id=LANGUAGE_TEST)
    world.save(attempt_id, LETTER, "Здравствуйте!")
    world.save(attempt_id, TYPED, "  ИДУ ")

    assert (check(world, attempt_id, LETTER), check(world, attempt_id, TYPED)) == (None, True)


def test_a_flag_is_set_and_cleared_also_where_nothing_is_answered(world: World) -> None:
    attempt_id = world.start()
    seen = []
    for is_flagged in (True, True, False):
        flag(world, attempt_id, is_flagged=is_flagged)
        seen.append(world.sitting(attempt_id).responses[1].is_flagged)

    assert seen == [True, True, False]


def test_an_answer_after_the_learner_was_erased_finds_no_paper(world: World) -> None:
    attempt_id = world.start()
    world.save(attempt_id, 1, "a")  # the process knows the paper now
    with world.transaction() as session:
        erase_learner(session, learner_id=world.learner_id)

    with pytest.raises(AttemptNotFound):
        world.save(attempt_id, 1, "b")
