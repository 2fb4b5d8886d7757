"""Staff look at somebody's certificates, and at what the next one would say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from sqlalchemy.orm import Session

from elearn.domain.assessment import Titles
from elearn.domain.centres import CentreId
from elearn.domain.certificates import Certificate, Practice
from elearn.domain.groups import GroupId, ParticipantId
from elearn.domain.items import BankId
from elearn.domain.reference import ReferenceBooks
from elearn.storage.certificates import list_certificates
from elearn.storage.releases import load_current_banks
from elearn.usecases.load_person import Person, load_person
from elearn.usecases.load_practice import load_practice


@dataclass(frozen=True, kw_only=True)
class PersonCertificates:
    """A person, their certificates of this centre, and their practice so far (None: nothing yet)."""

    person: Person
    certificates: tuple[Certificate, ...]
    practice: Practice | None
    bank_titles: Mapping[BankId, Titles]


def load_certificates(
    session: Session,
    *,
    group_id: GroupId,
    participant_id: ParticipantId,
    centre_id: CentreId,
    books: ReferenceBooks,
    zone: tzinfo,
) -> PersonCertificates:
    """Return the certificates of a person of this centre; raises NotAtCentre."""
    person = load_person(session, group_id=group_id, participant_id=participant_id, centre_id=centre_id)
    learner_id = person.participant.learner_id
    return PersonCertificates(
        person=person,
        certificates=tuple(list_certificates(session, learner_id, centre_id=centre_id)),
        practice=load_practice(session, learner_id=learner_id, centre_id=centre_id, books=books, zone=zone),
        bank_titles={bank.id: bank.title for bank in load_current_banks(session).values()},
    )
