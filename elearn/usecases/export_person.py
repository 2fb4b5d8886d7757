"""Staff save everything about a person, for the person."""

from typing import Any

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.groups import GroupId, ParticipantId
from elearn.storage import export
from elearn.storage.moved_attempts import (
    list_attempts_elsewhere,
    list_listings_elsewhere,
    list_rooms_elsewhere,
)
from elearn.usecases.load_person import load_person

# Counted over every attempt, so that it tells of another centre's too.
_COUNTS = {"test_tally", "topic_tally", "learner_item", "review_card"}

_Rows = dict[str, list[dict[str, Any]]]


def export_person(
    session: Session, *, group_id: GroupId, participant_id: ParticipantId, centre_id: CentreId
) -> _Rows:
    """Return every row about a person of this centre, by table, but what is another centre's.

    What is counted over all attempts is left out where one was sat at another centre.

    Raises:
        NotAtCentre: the person is another centre's.

    """
    person = load_person(session, group_id=group_id, participant_id=participant_id, centre_id=centre_id)
    learner_id = person.participant.learner_id
    attempts = list_attempts_elsewhere(session, learner_id, centre_id=centre_id)
    rooms = list_rooms_elsewhere(session, learner_id, centre_id=centre_id)
    listings = list_listings_elsewhere(session, learner_id, centre_id=centre_id)
    secret = {
        "attempt_id": {each.hex for each in attempts},
        "session_id": {each.hex for each in rooms},
        "participant_id": {each.hex for each in listings},
    }
    rows = export.export_learner(session, learner_id)
    if attempts:
        rows = {table: found for table, found in rows.items() if table not in _COUNTS}
    rows["attempt"] = [{**row, "attempt_id": row["id"]} for row in rows["attempt"]]
    ours = {
        table: [row for row in found if _is_ours(row, centre_id, secret)] for table, found in rows.items()
    }
    for row in ours["attempt"]:
        del row["attempt_id"]
    return ours


def _is_ours(row: dict[str, Any], centre_id: CentreId, secret: dict[str, set[str]]) -> bool:
    if row.get("centre_id") not in (None, centre_id.hex):
        return False
    return not any(row.get(name) in ids for name, ids in secret.items())
