"""Staff, or an administrator for all centres, ask what a report for the donor would tell."""

from datetime import tzinfo

from sqlalchemy.orm import Session

from elearn.domain import donor_counting
from elearn.domain.centres import CentreId
from elearn.domain.donor_report import Numbers
from elearn.domain.gains import list_gains
from elearn.domain.periods import Period
from elearn.storage.centres import list_centres
from elearn.storage.donor_visits import list_sent_days, list_sittings, list_visits
from elearn.storage.participant_details import list_details


def count_for_donor(session: Session, *, centre_id: CentreId | None, period: Period, zone: tzinfo) -> Numbers:
    """Count a period of a centre, or of all (None), as it is known now, small numbers hidden.

    With 10,000 people it takes half a second: count in a snapshot, or answers wait for the transaction.
    """
    begin, end = period.first.begins_at(zone), period.last.after(1).begins_at(zone)
    visits = list_visits(session, centre_id=centre_id, begin=begin, end=end)
    sent = list_sent_days(session, centre_id=centre_id, begin=begin, end=end)
    return donor_counting.count_for_donor(
        [*visits, *donor_counting.one_a_day(sent, zone)],
        list_details(session, centre_id=centre_id),
        list_gains(list_sittings(session, centre_id=centre_id, begin=begin, end=end)),
        period=period,
        zone=zone,
        centres=[centre.id for centre in list_centres(session)] if centre_id is None else (),
    )
