"""What people agreed to have noted about themselves. Every loader takes the centre."""

from sqlalchemy import delete, select, true
from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.groups import ParticipantId
from elearn.domain.participant_details import Consent, Details, Sex
from elearn.storage.statements import count_changed, dialect_of, insert_for
from elearn.storage.tables import ParticipantDetailRow, ParticipantRow

_detail = ParticipantDetailRow.__table__
_participant = ParticipantRow.__table__


def find_consent(session: Session, participant_id: ParticipantId, *, centre_id: CentreId) -> Consent | None:
    """Return what a person of this centre told."""
    query = (
        select(_detail)
        .join(_participant, _participant.c.id == _detail.c.participant_id)
        .where(_participant.c.id == participant_id, _participant.c.centre_id == centre_id)
    )
    row = session.execute(query).first()
    if row is None:
        return None
    return Consent(
        participant_id=participant_id,
        details=_read(row.sex, row.birth_year, row.nationality),
        agreed_at=row.agreed_at,
        recorded_by=AccountId(row.recorded_by),
    )


def save_consent(session: Session, consent: Consent) -> None:
    """Store what a person told, in place of what they told before; the caller loaded them by their centre."""
    values = {
        **vars(consent.details),
        "agreed_at": consent.agreed_at,
        "recorded_by": consent.recorded_by,
    }
    adding = insert_for(dialect_of(session), _detail)
    saving = adding.on_conflict_do_update(index_elements=["participant_id"], set_=values)
    session.execute(saving, {"participant_id": consent.participant_id, **values})


def erase_details(session: Session, participant_id: ParticipantId) -> bool:
    """Erase what a person told; the caller loaded them by their centre. Return whether there was anything."""
    erasing = delete(_detail).where(_detail.c.participant_id == participant_id)
    return bool(count_changed(session, erasing))


def list_details(session: Session, *, centre_id: CentreId | None) -> dict[LearnerId, Details]:
    """Return what each learner told this centre, or any (None), last of all if they are on several lists."""
    columns = (_participant.c.learner_id, _detail.c.sex, _detail.c.birth_year, _detail.c.nationality)
    query = (
        select(*columns)
        .join(_detail, _detail.c.participant_id == _participant.c.id)
        .where(true() if centre_id is None else _participant.c.centre_id == centre_id)
        .order_by(_detail.c.agreed_at, _detail.c.participant_id)
    )
    return {LearnerId(row[0]): _read(*row[1:]) for row in session.execute(query)}


def _read(sex: str | None, birth_year: int | None, nationality: str | None) -> Details:
    return Details(sex=Sex(sex) if sex else None, birth_year=birth_year, nationality=nationality)
