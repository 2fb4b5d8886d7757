from datetime import timedelta

import pytest

from elearn.domain.centres import (
    INVITED_FOR,
    CentreId,
    CentreRole,
    Invitation,
    InvitationId,
    digest_secret,
)
from tests.builders import NOW, new_id

MOMENT = timedelta(microseconds=1)


def an_invitation(**changes: object) -> Invitation:
    values = {
        "id": InvitationId(new_id()),
        "centre_id": CentreId(new_id()),
        "role": CentreRole.TRAINER,
        "secret_hash": digest_secret("secret"),
        "invited_by": None,
        "created_at": NOW,
    }
    return Invitation(**{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("later", "is_open"),
    [(timedelta(0), True), (INVITED_FOR - MOMENT, True), (INVITED_FOR, False)],
)
def test_an_invitation_is_open_for_seven_days(later: timedelta, is_open: bool) -> None:
    assert an_invitation().is_open(NOW + later) is is_open


def test_an_invitation_that_was_used_is_closed() -> None:
    assert not an_invitation(used_at=NOW).is_open(NOW)


def test_a_secret_is_kept_as_its_digest() -> None:
    assert digest_secret("a") == digest_secret("a") != digest_secret("b")
    assert len(digest_secret("")) == 64
