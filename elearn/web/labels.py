"""Words for the values of the domain, in the reader's language."""

from collections.abc import Mapping
from enum import StrEnum

from flask import Flask
from flask_babel import LazyString, lazy_gettext, lazy_pgettext

from elearn.domain.attempts import AttemptKind, Mode
from elearn.domain.centres import CentreRole
from elearn.domain.items import Interaction
from elearn.domain.mastery import Verdict
from elearn.domain.permissions import Role
from elearn.domain.progress import TestState
from elearn.domain.study_plan import StudyKind

#: By type first: values of two enums may be equal as text.
LABELS: Mapping[type[StrEnum], Mapping[StrEnum, LazyString]] = {
    Mode: {
        Mode.PRACTICE: lazy_pgettext("mode of a test", "Practice"),
        Mode.EXAM: lazy_pgettext("mode of a test", "Exam"),
    },
    AttemptKind: {
        AttemptKind.PRACTICE_TEST: lazy_gettext("Practice test"),
        AttemptKind.MOCK_EXAM: lazy_gettext("Mock exam"),
        AttemptKind.DRILL: lazy_gettext("Topic practice"),
        AttemptKind.MISTAKES: lazy_gettext("Practice of my mistakes"),
    },
    TestState: {
        TestState.NEW: lazy_pgettext("state of a test", "New"),
        TestState.BEGUN: lazy_pgettext("state of a test", "Begun"),
        TestState.DONE: lazy_pgettext("state of a test", "Not passed yet"),
        TestState.PASSED: lazy_pgettext("state of a test", "Passed"),
    },
    StudyKind: {
        StudyKind.REVIEW: lazy_gettext("Repeat what you missed"),
        StudyKind.TOPIC: lazy_gettext("Weak topic"),
        StudyKind.TEST: lazy_gettext("Practice test"),
        StudyKind.MOCK_EXAM: lazy_gettext("Mock exam"),
        StudyKind.EXAM: lazy_gettext("Your exam"),
    },
    Verdict: {
        Verdict.WEAK: lazy_pgettext("command of a topic", "Weak"),
        Verdict.UNKNOWN: lazy_pgettext("command of a topic", "Not known yet"),
        Verdict.STRONG: lazy_pgettext("command of a topic", "Strong"),
    },
    Interaction: {
        Interaction.SINGLE_CHOICE: lazy_gettext("One right answer"),
        Interaction.RIGHT_OR_WRONG: lazy_gettext("Right or wrong"),
        Interaction.TYPED_WORD: lazy_gettext("Type a word"),
        Interaction.FORM: lazy_gettext("Fill in a form"),
        Interaction.LETTER: lazy_gettext("Write a letter"),
        Interaction.SPEAKING: lazy_gettext("Speak"),
    },
    CentreRole: {
        CentreRole.MANAGER: lazy_gettext("Manager"),
        CentreRole.TRAINER: lazy_gettext("Trainer"),
    },
    Role: {
        Role.LEARNER: lazy_gettext("Learner"),
        Role.CENTRE_STAFF: lazy_gettext("Centre staff"),
        Role.TRANSLATOR: lazy_gettext("Translator"),
        Role.EDITOR: lazy_gettext("Editor"),
        Role.ADMINISTRATOR: lazy_gettext("Administrator"),
    },
}


def label(value: StrEnum) -> LazyString:
    """Name a value of the domain."""
    return LABELS[type(value)][value]


def init_labels(app: Flask) -> None:
    """Make `{{ attempt.mode|label }}` work."""
    app.jinja_env.filters["label"] = label
