"""A paper names all its scripts at once: on a slow line a chain of imports is slow."""

import re

import pytest

from tests.web.learner.walking import Learner

_PRELOADED = re.compile(r'<link rel="modulepreload" href="(/static/[^"]+)">')


@pytest.mark.parametrize("mode", ["practice", "exam"])
def test_the_cover_brings_what_the_paper_will_need(learner: Learner, mode: str) -> None:
    cover = _PRELOADED.findall(learner.open("/en/tests/history-01").text)
    paper = _PRELOADED.findall(learner.open(learner.start(mode)).text)

    assert cover == paper
    assert any(address.endswith("/js/paper.js") for address in paper)
    assert len(set(paper)) == len(paper)
