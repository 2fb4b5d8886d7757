"""A bank with every kind of task, loaded for the learner's pages."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from elearn.domain.item_bank import ItemBank, ItemTranslation, MediaFile, Medium, Stimulus, Utterance
from elearn.domain.items import Choice, Criterion, FormField, Interaction, Item, StimulusId
from elearn.storage.engine import transaction
from elearn.storage.releases import add_release, set_current_release
from tests.builders import NOW, a_bank, a_misconception, a_ref, an_item
from tests.web.learner.walking import Learner

RUBRIC = (Criterion(id="task", text="Есть просьба", marks=1), Criterion(id="clear", text="Понятно", marks=1))
MIXED_UP = a_misconception(advice={"ru": "Вспомните порядок.", "en": "Think of the order."})
CHOICES = (
    Choice(id="a", text="ответ a"),
    Choice(id="b", text="ответ b", misconception_id=MIXED_UP.id),
    Choice(id="c", text="ответ c"),
)


def every_kind_of_item() -> tuple[Item, ...]:
    """Build one item per interaction; the first two share a recording, the first three a misconception."""
    sound = StimulusId("hist-s-0001")
    no_key = {"choices": (), "key": None}
    by_rubric = {**no_key, "rubric": RUBRIC, "model_answer": "Прошу дать мне отпуск."}
    return (
        an_item(1, stimulus_id=sound, choices=CHOICES),
        an_item(2, stimulus_id=sound, choices=CHOICES),
        an_item(
            3,
            interaction=Interaction.RIGHT_OR_WRONG,
            choices=(),
            key="wrong",
            misconception_id=MIXED_UP.id,
        ),
        an_item(4, interaction=Interaction.TYPED_WORD, accepted=("книгу",), **no_key),
        an_item(5, interaction=Interaction.LETTER, min_words=20, **by_rubric),
        an_item(6, interaction=Interaction.FORM, fields=(FormField(id="name", label="Имя"),), **by_rubric),
        an_item(7, interaction=Interaction.SPEAKING, prepare_seconds=30, speak_seconds=60, **by_rubric),
    )


def a_rich_bank() -> ItemBank:
    """Build the bank of those items, with a recording and an English translation."""
    file = MediaFile(path="media/r.mp3", type="audio/mpeg", sha256="b" * 64, bytes=40_000)
    recording = Medium(
        id="hist-rec-0001",
        kind="recording",
        files=(file,),
        licence="CC-BY-4.0",
        credit="Own work",
        seconds=20.5,
        transcript=(Utterance(speaker="Женщина", text="Добрый день!"),),
    )
    translation = ItemTranslation(
        state="draft", explanation="Because.", stem="Question 1?", choices={"a": "answer a", "b": "answer b"}
    )
    items = every_kind_of_item()
    return a_bank(
        *items,
        stimuli=(Stimulus(id=StimulusId("hist-s-0001"), kind="recording", media="hist-rec-0001"),),
        media=(recording,),
        translations={"en": {items[0].id: translation}},
        misconceptions=(MIXED_UP,),
    )


@pytest.fixture
def learner(client: FlaskClient, sqlite_engine: Engine) -> Learner:
    """A browser on a site with the rich bank."""
    with transaction(sqlite_engine) as session:
        add_release(session, a_rich_bank(), sha256="a" * 64, files={}, loaded_at=NOW)
        set_current_release(session, a_ref(), now=NOW)
    return Learner(client)
