"""Groups of topics: what is said of several topics together when each alone has too few answers."""

from elearn.domain.items import TopicId
from elearn.domain.mastery import Evidence, Verdict, gather_evidence
from elearn.usecases.load_outcome import NextStep
from elearn.usecases.load_syllabus import load_syllabus
from tests.builders import HISTORY
from tests.usecases.world import SYMBOLS, TSARS, World

GROUP = TopicId("history-all")


def test_the_evidence_of_a_group_is_the_sum_of_its_topics() -> None:
    parts = [Evidence(answered=2, correct=0), Evidence(), Evidence(answered=1, correct=1)]

    assert gather_evidence(parts) == Evidence(answered=3, correct=1)


def test_two_wrong_answers_on_each_of_two_topics_make_their_group_weak_and_the_next_step(
    world: World,
) -> None:
    report = world.outcome(world.sit(world.start(), "b", "b", None, None, "b", "b"))

    assert [(result.topic.id, result.mastery.verdict) for result in report.topics] == [
        (GROUP, Verdict.WEAK),
        (SYMBOLS, Verdict.UNKNOWN),
        (TSARS, Verdict.UNKNOWN),
    ]
    assert (report.topics[0].correct, report.topics[0].answered) == (0, 6)
    assert [result.topic.id for result in report.weak_topics] == [GROUP]
    assert report.next_step is NextStep.DRILL_TOPIC


def test_a_group_is_silent_where_one_of_its_topics_can_speak(world: World) -> None:
    report = world.outcome(world.sit(world.start(), *"bbbbbb"))

    assert [result.topic.id for result in report.topics] == [SYMBOLS, TSARS]


def test_a_drill_on_a_group_draws_from_all_of_its_topics(world: World) -> None:
    sitting = world.sitting(world.start_drill(GROUP))

    assert {place.item.topic_id for place in sitting.places} == {SYMBOLS, TSARS}


def test_the_syllabus_knows_the_command_of_a_group(world: World) -> None:
    world.sit(world.start(), *"aaaaaa")

    with world.reading() as session:
        syllabus = load_syllabus(session, learner_id=world.learner_id)

    group = next(group for bank in syllabus for group in bank.groups if bank.bank.id == HISTORY)
    assert group.mastery.evidence == Evidence(answered=6, correct=6)
    assert group.mastery.verdict is Verdict.STRONG
