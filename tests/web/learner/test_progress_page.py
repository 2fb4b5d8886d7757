"""The progress page: what is counted is what is listed, and the chart fits where it stands."""

import re

import pytest

from elearn.domain.mastery import Verdict
from elearn.web.learner.pages.score_chart import NARROW, WIDE, ChartShape, ScorePoint, draw_score_chart
from elearn.web.learner.pages.syllabus import BankTopics, GroupLines, TopicLine
from elearn.web.wording import Wording
from tests.web.learner.walking import Learner

TITLE = Wording(text="Title", tag="en")


def a_group(name: str, verdict: Verdict, *topics: Verdict) -> GroupLines:
    lines = tuple(
        TopicLine(id=f"{name}-{n}", title=TITLE, verdict=topic, item_count=1)
        for n, topic in enumerate(topics)
    )
    return GroupLines(id=name, title=TITLE, verdict=verdict, topics=lines)


KNOWN_TOGETHER = a_group("together", Verdict.WEAK, Verdict.UNKNOWN, Verdict.UNKNOWN)
KNOWN_APART = a_group("apart", Verdict.STRONG, Verdict.STRONG, Verdict.WEAK)
UNKNOWN = a_group("unknown", Verdict.UNKNOWN, Verdict.UNKNOWN)


@pytest.mark.parametrize(
    ("groups", "counts"),
    [
        ((KNOWN_TOGETHER, KNOWN_APART, UNKNOWN), (1, 1, 2, 1)),
        ((KNOWN_APART,), (1, 1, 0, 0)),
        ((UNKNOWN,), (0, 0, 0, 1)),
    ],
)
def test_every_topic_is_counted_once(groups: tuple[GroupLines, ...], counts: tuple[int, ...]) -> None:
    bank = BankTopics(title=TITLE, groups=groups)

    listed = (bank.strong, bank.weak, bank.together, bank.unknown)
    assert tuple(len(topics) for topics in listed) == counts
    assert sum(counts) == len(bank.topics)


def test_the_page_says_how_many_topics_of_each_kind_it_lists(learner: Learner) -> None:
    paper = learner.start("practice")
    learner.send(f"{paper}/submit")

    text = learner.open("/en/progress").text

    told = re.findall(
        r"Topics: (\d+)\. Strong: (\d+)\. Weak: (\d+)\. (?:Known only \D+(\d+)\. )?Not known yet: (\d+)\.",
        text,
    )
    assert told
    for every, *parts in told:
        assert int(every) == sum(int(part or 0) for part in parts)


@pytest.mark.parametrize(("query", "shape"), [("", NARROW), ("?shape=wide", WIDE), ("?shape=x", NARROW)])
def test_the_chart_comes_in_two_shapes(learner: Learner, query: str, shape: ChartShape) -> None:
    picture = learner.open(f"/en/progress/scores.svg{query}").text

    assert f'viewBox="0 0 {shape.width} {shape.height}"' in picture


@pytest.mark.parametrize(("language", "half"), [("en", "50%"), ("ru", "50\u00a0%"), ("tg", "50%")])
def test_the_chart_says_per_cent_as_the_language_does(learner: Learner, language: str, half: str) -> None:
    with learner.client.application.test_request_context(f"/{language}/"):
        picture = draw_score_chart([ScorePoint(day="1.1.", share=0.5), ScorePoint(day="2.1.", share=1)], WIDE)

    assert half in picture
