"""What the task macros of learners take, for the preview of an item."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import LazyString

from elearn.web.wording import Wording


@dataclass(frozen=True)
class PreviewLine:
    """A choice or a box of a form."""

    id: str
    text: str
    label: str = ""
    value: str = ""
    is_key: bool = False


@dataclass(frozen=True)
class PreviewFile:
    """A recording."""

    address: str
    type: str


@dataclass(frozen=True, kw_only=True)
class PreviewStimulus:
    """What belongs to the task."""

    kind: str
    title: str
    text: str
    picture: str | None
    alt: str
    sounds: tuple[PreviewFile, ...]
    seconds: int
    kilobytes: int
    transcript: Sequence[Mapping[str, str]]
    medium_id: str = ""
    size: None = None
    first_position: int = 1
    last_position: int = 1


@dataclass(frozen=True, kw_only=True)
class PreviewTranslation:
    """The task in the learner's language."""

    stem: str
    choices: tuple[str, ...]
    tag: str
    is_draft: bool
    is_stale: bool


@dataclass(frozen=True, kw_only=True)
class PreviewLaw:
    """An article that the task rests on."""

    short: str
    title: str
    url: str | None
    article: str


@dataclass(frozen=True, kw_only=True)
class PreviewFeedback:
    """What a learner reads after a wrong answer."""

    key: str
    key_text: str
    model_answer: str
    explanation: Wording
    laws: tuple[PreviewLaw, ...]
    topic_id: str
    topic_title: Wording
    is_correct: bool | None
    is_omitted: bool = False
    is_withdrawn: bool = False
    advice: None = None


@dataclass(frozen=True, kw_only=True)
class PreviewTask:
    """The task."""

    kind: LazyString | str
    stem: str
    interaction: str
    choices: tuple[PreviewLine, ...]
    fields: tuple[PreviewLine, ...]
    min_words: Any
    prepare_seconds: Any
    speak_seconds: Any
    translation: PreviewTranslation | None
    feedback: PreviewFeedback
    stimulus: PreviewStimulus | None
    position: int = 1
    value: str | None = None
    is_locked: bool = False
    is_translation_open: bool = False
    rubric: tuple[object, ...] = field(default=())
