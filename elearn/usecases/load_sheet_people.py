"""Staff choose whose sheet they type in."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.groups import Group, GroupId, Participant
from elearn.domain.paper_forms import PaperForm
from elearn.storage.groups import list_groups, list_participants
from elearn.storage.paper_forms import list_sheet_learners, list_sister_forms


@dataclass(frozen=True, kw_only=True)
class SheetPeople:
    """The centre's groups, the people of one of them, and who has a sheet of the test already.

    `sisters`: the forms that were made together; one person gets one of them.
    """

    groups: tuple[Group, ...]
    group: Group | None
    people: tuple[Participant, ...]
    sisters: tuple[PaperForm, ...]
    done: Collection[LearnerId]

    @property
    def next_person(self) -> Participant | None:
        """The first of the group without a sheet."""
        return next((person for person in self.people if person.learner_id not in self.done), None)


def load_sheet_people(session: Session, form: PaperForm, *, group_id: GroupId | None) -> SheetPeople:
    """Load the people of the group; without one of the form's centre, of its only group, else nobody."""
    centre_id = form.centre_id
    groups = [group for group, _ in list_groups(session, centre_id=centre_id) if not group.is_archived]
    chosen = next((group for group in groups if group.id == group_id), None)
    group = groups[0] if chosen is None and len(groups) == 1 else chosen
    people = list_participants(session, group_id=group.id, centre_id=centre_id) if group else []
    sisters = list_sister_forms(session, form)
    return SheetPeople(
        groups=tuple(groups),
        group=group,
        people=tuple(people),
        sisters=tuple(sisters),
        done=list_sheet_learners(session, [sister.id for sister in sisters]),
    )
