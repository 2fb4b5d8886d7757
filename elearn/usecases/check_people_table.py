"""Staff bring a table of people, and see what it would change."""

from sqlalchemy.orm import Session

from elearn.domain.centres import CentreId
from elearn.domain.groups import GroupId
from elearn.domain.people_lists import ListPlan, PeopleTable, plan_list
from elearn.storage.groups import list_participants


def check_people_table(
    session: Session, *, group_id: GroupId, centre_id: CentreId, table: PeopleTable
) -> ListPlan:
    """Compare the table with the group; changes nothing."""
    return plan_list(table, list_participants(session, group_id=group_id, centre_id=centre_id))
