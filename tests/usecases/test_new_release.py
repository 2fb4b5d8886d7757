"""A new release changes what is started from now on, never what was started or scored before."""

from dataclasses import replace
from datetime import timedelta

import pytest

from elearn.domain.attempts import AttemptId, Mode
from elearn.domain.errors import UnknownTest, UnknownTopic
from elearn.usecases.check_response import check_response
from tests.builders import NOW, a_ref, a_test
from tests.usecases.world import SYMBOLS, TSARS, World, history_bank, history_items

HOUR = timedelta(hours=1)


def release_other_keys(world: World) -> None:
    """Release the same items with key "b" and other words, the test in reverse order and one item short."""
    items = tuple(replace(item, key="b", stem=f"Новый: {item.stem}") for item in history_items())
    world.release(history_bank("2026.2", items=items, tests=(a_test(items[:0:-1], times=1),)))


def papers(world: World, attempt_id: AttemptId) -> list[tuple[str, str, str]]:
    return [(p.item.id, p.item.stem, p.bank.release) for p in world.sitting(attempt_id).places]


def test_an_open_attempt_goes_on_with_its_own_release(world: World) -> None:
    attempt_id = world.start(Mode.PRACTICE)
    world.save(attempt_id, 1, "a")
    before = papers(world, attempt_id)
    release_other_keys(world)

    assert world.start(Mode.PRACTICE) == attempt_id
    assert papers(world, attempt_id) == before
    world.save(attempt_id, 2, "b")
    with world.reading() as session:
        told = [
            check_response(session, attempt_id=attempt_id, learner_id=world.learner_id, position=n).is_correct
            for n in (1, 2)
        ]
    assert told == [True, False], "by the keys of the release that the paper was drawn from"
    assert world.outcome(world.sit(attempt_id)).outcome.score == 1


def test_an_old_outcome_stays_as_it_was(world: World) -> None:
    attempt_id = world.sit(world.start(), "a", "a", "b")
    before = world.outcome(attempt_id)
    release_other_keys(world)

    assert world.outcome(attempt_id) == before
    assert (before.outcome.score, before.outcome.passed) == (2, True)


def test_a_new_attempt_is_drawn_from_the_new_release(world: World) -> None:
    world.sit(world.start(), "a")
    release_other_keys(world)
    attempt_id = world.start(now=NOW + HOUR)

    places = world.sitting(attempt_id).places
    assert [place.item.id for place in places] == [f"hist-{n:04d}" for n in range(6, 1, -1)]
    assert {place.paper_item.release for place in places} == {a_ref(release="2026.2")}
    assert world.outcome(world.sit(attempt_id, "b", now=NOW + HOUR)).outcome.score == 1


def test_a_release_that_is_not_current_changes_nothing(world: World) -> None:
    world.release(history_bank("2026.2", tests=()), is_current=False)

    assert {place.bank.release for place in world.sitting(world.start()).places} == {"2026.1"}


def test_tests_and_topics_that_a_release_dropped_are_kept_in_old_outcomes(world: World) -> None:
    attempt_id = world.sit(world.start(), "b", "b", "b", None, "b")
    world.release(history_bank("2026.2", items=history_items()[4:], tests=(), translations={}))

    report = world.outcome(attempt_id)
    assert {result.topic.id for result in report.topics} == {SYMBOLS, TSARS}
    with pytest.raises(UnknownTest):
        world.start(now=NOW + HOUR)
    with pytest.raises(UnknownTopic):
        world.start_drill(SYMBOLS)
    assert [entry.test.id for entry in world.progress().tests] == ["language-01"]


def test_a_learner_meets_an_item_once_as_evidence_over_all_releases(world: World) -> None:
    world.sit(world.start(), "b", "b", "b", "b")
    release_other_keys(world)
    report = world.outcome(world.sit(world.start(now=NOW + HOUR), *"bbbbb", now=NOW + HOUR))

    found = next(result for result in report.topics if result.topic.id == SYMBOLS).mastery.evidence
    assert (found.answered, found.correct) == (4, 0)
