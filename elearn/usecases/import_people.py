"""Staff confirm a table of people that they have seen checked."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.centres import Member
from elearn.domain.groups import GroupId
from elearn.domain.people_lists import ListPlan, PeopleTable
from elearn.storage.audit import add_audit_entry
from elearn.storage.groups import lock_group, save_participant
from elearn.usecases.add_participants import Chance, NewPerson, add_participants
from elearn.usecases.check_people_table import check_people_table


def import_people(
    session: Session, *, member: Member, group_id: GroupId, table: PeopleTable, chance: Chance, now: datetime
) -> ListPlan:
    """Do what the table says, all of it or, where it has a defect, nothing; return what it came to.

    Raises:
        NotAtCentre: the group is another centre's.

    """
    lock_group(session, group_id, centre_id=member.centre_id)
    plan = check_people_table(session, group_id=group_id, centre_id=member.centre_id, table=table)
    if plan.defects:
        return plan
    for person, row in plan.renamed:
        save_participant(session, replace(person, name=row.name))
    newcomers = [NewPerson(row.name, row.number) for row in plan.added]
    if newcomers:
        add_participants(
            session, member=member, group_id=group_id, newcomers=newcomers, chance=chance, now=now
        )
    subject = f"{group_id} +{len(plan.added)} ~{len(plan.renamed)}"
    add_audit_entry(session, account_id=member.account_id, action="import_people", subject=subject, now=now)
    return plan
