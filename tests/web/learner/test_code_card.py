"""The card with the learner code: what a camera reads in its picture opens the same progress elsewhere."""

import re

import pytest

from elearn.domain.languages import LANGUAGES
from tests.web.learner.walking import Learner
from tests.web.qr_pictures import read_qr_picture

CARD = re.compile('<section class="card card--print">.*?</section>', re.DOTALL)


def card_of(learner: Learner, language: str = "en") -> str:
    found = CARD.search(learner.open(f"/{language}/code").text)
    assert found
    return found[0]


def picture_on(card: str) -> str:
    found = re.search('<img class="qr" src="([^"]+)"', card)
    assert found
    return found[1]


def code_on(card: str) -> str:
    return card.partition('<p class="code">')[2].partition("<")[0].replace(" ", "")


@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_the_picture_on_the_card_holds_the_address_with_the_code(learner: Learner, language: str) -> None:
    learner.send("/en/code")
    card = card_of(learner, language)

    read = read_qr_picture(learner.open(picture_on(card)).text)

    assert read == [f"http://localhost/{language}/code#{code_on(card)}"]


def test_what_the_camera_read_opens_the_same_progress(learner: Learner) -> None:
    paper = learner.start("practice")
    learner.send("/en/code")
    (address,) = read_qr_picture(learner.open(picture_on(card_of(learner))).text)
    path, _, code = address.removeprefix("http://localhost").partition("#")
    other = Learner(learner.client.application.test_client())

    assert 'id="code" name="code"' in other.open(path).text  # where the script puts what stands behind the #
    assert other.send("/en/code/resume", code=code).status_code == 303
    assert other.open(paper).status_code == 200


def test_the_card_is_printed_whole(learner: Learner) -> None:
    learner.send("/en/code")
    card = card_of(learner)

    assert len(code_on(card)) == 12
    assert "<b>http://localhost/en/code</b>" in card
    assert "no-print" not in card


def test_the_picture_is_of_the_own_code_alone(learner: Learner) -> None:
    other = Learner(learner.client.application.test_client())
    for one in (learner, other):
        one.send("/en/code")
    mine, theirs = (read_qr_picture(one.open(picture_on(card_of(one))).text) for one in (learner, other))

    assert mine != theirs
    assert Learner(learner.client.application.test_client()).open("/en/code.svg").status_code != 200
