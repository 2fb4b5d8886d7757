"""What counts as evidence: unaided answers, once per item; and what becomes of mistakes."""

from datetime import timedelta

import pytest

from elearn.domain.attempts import AttemptId, Mode
from elearn.domain.errors import FeedbackNotAllowed, NotEnoughItems
from elearn.domain.item_bank import ItemTranslation
from elearn.domain.mastery import Evidence, Verdict
from elearn.usecases.load_outcome import NextStep
from elearn.usecases.load_syllabus import load_topic
from elearn.usecases.peek_translation import peek_translation
from tests.builders import NOW, an_item
from tests.usecases.test_submit import evidence
from tests.usecases.world import SYMBOLS, TSARS, World, history_bank, history_items

HOUR = timedelta(hours=1)


def peek(world: World, attempt_id: AttemptId, position: int = 1, language: str = "en") -> str | None:
    with world.transaction() as session:
        _, translation = peek_translation(
            session,
            attempt_id=attempt_id,
            learner_id=world.learner_id,
            position=position,
            language=language,
        )
        return translation.stem if translation else None


def is_aided(world: World, attempt_id: AttemptId, position: int = 1) -> bool:
    return world.sitting(attempt_id).responses[position].is_aided


def test_a_weak_topic_is_one_with_enough_wrong_first_answers(world: World) -> None:
    report = world.outcome(world.sit(world.start(), "b", "b", "b", None, "b", "b"))

    verdicts = {result.topic.id: result.mastery.verdict for result in report.topics}
    assert verdicts == {SYMBOLS: Verdict.WEAK, TSARS: Verdict.UNKNOWN}, "two answers say nothing yet"
    assert [result.topic.id for result in report.weak_topics] == [SYMBOLS]
    assert {result.topic.id: (result.correct, result.answered) for result in report.topics} == {
        SYMBOLS: (0, 4),
        TSARS: (0, 2),
    }
    assert report.next_step is NextStep.DRILL_TOPIC


def test_the_weakest_topic_stands_first(world: World) -> None:
    report = world.outcome(world.sit(world.start(), "b", "b", "a", "b", "b", "b"))

    means = [result.mastery.mean for result in report.weak_topics]
    assert means == sorted(means)


def test_repeated_answers_are_no_evidence(world: World) -> None:
    world.sit(world.start(), "b", "b", "b", "b")
    for turn in range(1, 4):
        world.sit(world.start(now=NOW + turn * HOUR), "a", "a", "a", "a", now=NOW + turn * HOUR)

    assert evidence(world) == {SYMBOLS: Evidence(answered=4, correct=0)}


def test_an_item_that_was_aided_first_never_gives_evidence(world: World) -> None:
    attempt_id = world.start(Mode.PRACTICE)
    peek(world, attempt_id)
    world.sit(attempt_id, "a", "a")
    world.sit(world.start(now=NOW + HOUR), "b", "b", now=NOW + HOUR)

    assert evidence(world) == {SYMBOLS: Evidence(answered=1, correct=1)}, "of the second task alone"


@pytest.mark.parametrize("is_first_handed_in_first", [True, False])
def test_of_two_attempts_at_once_the_later_answer_is_no_evidence(
    each_world: World, is_first_handed_in_first: bool
) -> None:
    first, second = each_world.start(Mode.PRACTICE), each_world.start(Mode.EXAM)
    each_world.save(first, 1, "b")  # practice has told what is right
    each_world.save(second, 2, "b", now=NOW + HOUR / 60)
    for attempt_id in (first, second) if is_first_handed_in_first else (second, first):
        each_world.sit(attempt_id, "a" if attempt_id == second else None, now=NOW + HOUR / 30)

    counted = {SYMBOLS: Evidence(answered=2, correct=0)}
    only_alone = {SYMBOLS: Evidence(answered=1, correct=0)}  # what came second was handed in first
    assert evidence(each_world) == (counted if is_first_handed_in_first else only_alone)


def test_an_answer_taken_back_elsewhere_and_one_of_somebody_else_hinder_no_evidence(world: World) -> None:
    other = world.another_learner()
    other.save(other.start(), 1, "b")
    open_id = world.start(Mode.EXAM)
    world.save(open_id, 1, "b")
    world.save(open_id, 1, None)

    world.sit(world.start(Mode.PRACTICE, now=NOW + HOUR), "a", now=NOW + HOUR)

    assert evidence(world) == {SYMBOLS: Evidence(answered=1, correct=1)}


def test_evidence_of_one_learner_says_nothing_about_another(world: World) -> None:
    world.sit(world.start(), "b", "b", "b")

    assert evidence(world.another_learner()) == {}


def test_a_peek_before_the_answer_makes_it_aided(world: World) -> None:
    attempt_id = world.start(Mode.PRACTICE)

    assert peek(world, attempt_id) == "Question?"
    world.save(attempt_id, 1, "a")
    assert is_aided(world, attempt_id)

    world.sit(attempt_id, None, "a")
    assert evidence(world) == {SYMBOLS: Evidence(answered=1, correct=1)}, "of the second task alone"


def test_a_peek_after_the_answer_changes_nothing(world: World) -> None:
    attempt_id = world.start(Mode.PRACTICE)
    world.save(attempt_id, 1, "a")

    assert peek(world, attempt_id) == "Question?"
    assert not is_aided(world, attempt_id)


@pytest.mark.parametrize(("position", "language"), [(2, "en"), (3, "en"), (1, "tg"), (1, "ru"), (1, "xx")])
def test_a_peek_where_nothing_is_translated_aids_nobody(world: World, position: int, language: str) -> None:
    attempt_id = world.start(Mode.PRACTICE)

    assert peek(world, attempt_id, position, language) is None
    assert not is_aided(world, attempt_id, position)


def test_choices_alone_are_a_translation_too(world: World) -> None:
    only_choices = ItemTranslation(state="draft", explanation="Because.", choices={"a": "answer a"})
    item_id = history_items()[0].id
    world.release(history_bank("2026.2", translations={"en": {item_id: only_choices}}))
    attempt_id = world.start(Mode.PRACTICE)
    peek(world, attempt_id)

    assert is_aided(world, attempt_id)


def test_the_exam_has_no_translation(world: World) -> None:
    attempt_id = world.start(Mode.EXAM)

    with pytest.raises(FeedbackNotAllowed):
        peek(world, attempt_id)
    with pytest.raises(FeedbackNotAllowed):
        peek(world, world.start(Mode.PRACTICE), position=7)
    assert not is_aided(world, attempt_id)


def test_an_aided_mistake_is_a_mistake_all_the_same(world: World) -> None:
    attempt_id = world.start(Mode.PRACTICE)
    peek(world, attempt_id)
    report = world.outcome(world.sit(attempt_id, "b"))

    assert (evidence(world), report.mistake_count) == ({}, 1)


def test_mistakes_are_drilled_until_right_twice_in_a_row(world: World) -> None:
    world.sit(world.start(), "b", "a")
    left = []
    for turn, value in enumerate(("a", "b", "a", "a"), start=1):
        drill = world.start_mistakes(now=NOW + turn * HOUR)
        assert [place.item.id for place in world.sitting(drill).places] == ["hist-0001"]
        left.append(world.outcome(world.sit(drill, value, now=NOW + turn * HOUR)).mistake_count)

    assert left == [1, 1, 1, 0]
    with pytest.raises(NotEnoughItems):
        world.start_mistakes(now=NOW + 9 * HOUR)


def test_a_mistake_drill_holds_eight_the_longest_unanswered_first(world: World) -> None:
    items = tuple(an_item(n) for n in range(1, 13))
    world.release(history_bank("2026.2", items=items, tests=(), translations={}))
    for turn in range(2):
        world.sit(world.start_drill(now=NOW + turn * HOUR), *"bbbbbbbb", now=NOW + turn * HOUR)

    places = world.sitting(world.start_mistakes()).places

    assert (world.progress().mistake_count, len(places)) == (12, 8)


def test_after_mistakes_without_a_weak_topic_the_next_step_is_to_drill_them(world: World) -> None:
    assert world.outcome(world.sit(world.start(), "b")).next_step is NextStep.DRILL_MISTAKES
    other = world.another_learner()
    assert other.outcome(other.sit(other.start(), *"aaaaaa")).next_step is NextStep.NEXT_TEST


def test_a_mistake_whose_item_left_the_banks_cannot_be_drilled_and_does_not_count(world: World) -> None:
    world.sit(world.start(), "b", "b")
    kept = history_items()[1:]
    world.release(history_bank("2026.2", items=kept, tests=(), translations={}))

    assert world.progress().mistake_count == 1
    assert [place.item.id for place in world.sitting(world.start_mistakes()).places] == ["hist-0002"]


def test_the_syllabus_shows_the_same_evidence(world: World) -> None:
    world.sit(world.start(), "b", "b", "b")
    with world.reading() as session:
        mine = load_topic(session, topic_id=SYMBOLS, learner_id=world.learner_id)
        nobodys = load_topic(session, topic_id=SYMBOLS, learner_id=None)

    assert (mine.mastery.verdict, mine.mastery.evidence.answered) == (Verdict.WEAK, 3)
    assert (nobodys.mastery.verdict, nobodys.item_count) == (Verdict.UNKNOWN, 4)


def test_after_a_test_left_blank_the_next_step_is_the_same_test_in_practice(world: World) -> None:
    assert world.outcome(world.sit(world.start(), None)).next_step is NextStep.PRACTISE_TEST


def test_a_weak_topic_that_was_all_right_this_time_is_not_the_next_step(world: World) -> None:
    world.sit(world.start(), *"bbbbbb")
    report = world.outcome(world.sit(world.start(now=NOW + HOUR), *"aaaaaa", now=NOW + HOUR))

    assert {result.topic.id: result.mastery.verdict for result in report.topics}[SYMBOLS] is Verdict.WEAK
    assert report.weak_topics == ()
    assert report.next_step is NextStep.DRILL_MISTAKES
