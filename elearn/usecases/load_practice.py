"""What somebody has practised so far, as a certificate would say it."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo
from itertools import groupby

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.centres import CentreId
from elearn.domain.certificates import Practice, PractisedPart
from elearn.domain.reference import ReferenceBooks
from elearn.storage.certificates import find_period, list_practised_exams
from elearn.storage.moved_attempts import list_attempts_elsewhere
from elearn.usecases.list_practice_tests import TestEntry, list_practice_tests


def load_practice(
    session: Session, *, learner_id: LearnerId, centre_id: CentreId, books: ReferenceBooks, zone: tzinfo
) -> Practice | None:
    """Return the tests and mock exams that were handed in, with days as in the zone; None: nothing yet.

    What was sat at another centre is that centre's to certify.
    """
    elsewhere = list_attempts_elsewhere(session, learner_id, centre_id=centre_id)
    period = find_period(session, learner_id, leaving_out=elsewhere)
    if period is None:
        return None
    tests = list_practice_tests(session, learner_id=learner_id, books=books, leaving_out=elsewhere)
    return Practice(
        parts=tuple(_count_parts(tests)),
        exams=tuple(list_practised_exams(session, learner_id, leaving_out=elsewhere)),
        first_on=period[0].astimezone(zone).date(),
        last_on=period[1].astimezone(zone).date(),
    )


def _count_parts(tests: Sequence[TestEntry]) -> Iterator[PractisedPart]:
    for bank_id, entries in groupby(tests, lambda entry: entry.bank.id):
        tallies = [entry.tally for entry in entries]
        yield PractisedPart(
            bank_id=bank_id,
            done=sum(tally.attempts > 0 for tally in tallies),
            passed=sum(tally.has_passed for tally in tallies),
            tests=len(tallies),
        )
