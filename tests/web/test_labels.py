from enum import StrEnum

import pytest
from flask import Flask

from elearn.domain.attempts import AttemptKind, Mode
from elearn.domain.centres import CentreRole
from elearn.domain.items import Interaction
from elearn.domain.mastery import Verdict
from elearn.domain.permissions import Role
from elearn.domain.progress import TestState
from elearn.web.labels import LABELS, label


@pytest.mark.parametrize("kind", [Mode, AttemptKind, TestState, Verdict, Interaction, Role, CentreRole])
def test_every_value_that_a_page_can_show_has_a_word(app: Flask, kind: type[StrEnum]) -> None:
    with app.test_request_context("/en/"):
        words = [str(label(value)) for value in kind]

    assert set(LABELS[kind]) == set(kind)
    assert all(words)
    assert len(set(words)) == len(words)
