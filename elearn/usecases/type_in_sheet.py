"""Staff type in the answers of a sheet: an attempt on paper, scored and counted like any other."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from elearn.domain.attempts import Attempt, AttemptId, LearnerId, Mode, ResponseChange
from elearn.domain.centres import Member
from elearn.domain.errors import AttemptNotFound, SheetTypedBefore
from elearn.domain.groups import Participant, ParticipantId
from elearn.domain.paper_forms import PaperForm
from elearn.domain.paper_sheets import stand_in
from elearn.storage.attempts import add_attempt, find_owner, load_attempt
from elearn.storage.audit import add_audit_entry
from elearn.storage.groups import load_participant
from elearn.storage.learners import lock_learner
from elearn.storage.outcomes import load_outcome
from elearn.storage.paper_forms import add_paper_sheet, is_typed_in, list_sheet_learners, lock_paper_form
from elearn.storage.responses import save_response
from elearn.usecases.begin_learner import begin_learner
from elearn.usecases.load_paper_form import FilledForm
from elearn.usecases.mark_own_response import mark_own_response
from elearn.usecases.submit_attempt import submit_attempt


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One sheet as it was typed; `values` and `granted` (criteria of rubrics) by position."""

    attempt_id: AttemptId
    participant_id: ParticipantId | None  # None: somebody without a name
    sat_at: datetime
    values: Mapping[int, str]
    granted: Mapping[int, tuple[str, ...]]
    is_sure: bool = False  # another sheet of a person who has one of this form


@dataclass(frozen=True, kw_only=True)
class TypedSheet:
    """What became of a sheet."""

    person: Participant | None
    score: int
    max_score: int


def type_in_sheet(
    session: Session,
    filled: FilledForm,
    sheet: Sheet,
    *,
    member: Member,
    learner_id: LearnerId,
    now: datetime,
) -> TypedSheet:
    """Store the sheet as an attempt of the person, or of a new learner with the given id, and hand it in.

    The very same sheet sent again changes nothing and counts nothing.

    Raises:
        AttemptNotFound: the id is another attempt's.
        NotAtCentre: the form or the person is another centre's.
        SheetTypedBefore: the person has a sheet of this form, and nobody said that this is another one.
        ResponseNotAccepted: a rubric has no such criterion.

    """
    form = filled.form
    lock_paper_form(session, form.id, centre_id=member.centre_id)
    person = _find_person(session, sheet, member)
    owner = find_owner(session, sheet.attempt_id)
    if owner and not is_typed_in(session, sheet.attempt_id, form_id=form.id):
        raise AttemptNotFound(attempt_id=str(sheet.attempt_id))
    if owner is None:
        owner = person.learner_id if person else _begin(session, learner_id, now)
        _refuse_second(session, form, sheet, owner)
        _store(session, filled, sheet, owner)
        _note(session, form, sheet, member, now)
    outcome = load_outcome(session, load_attempt(session, sheet.attempt_id, learner_id=owner))
    return TypedSheet(person=person, score=outcome.score, max_score=outcome.max_score)


def _store(session: Session, filled: FilledForm, sheet: Sheet, owner: LearnerId) -> None:
    add_attempt(session, _write_attempt(filled.form, sheet, owner))
    add_paper_sheet(session, sheet.attempt_id, form_id=filled.form.id)
    _save(session, filled, sheet, owner)
    submit_attempt(session, attempt_id=sheet.attempt_id, learner_id=owner, now=sheet.sat_at)
    for position, granted in sheet.granted.items():
        mark_own_response(
            session,
            attempt_id=sheet.attempt_id,
            learner_id=owner,
            position=position,
            granted=granted,
            now=sheet.sat_at,
        )


def _find_person(session: Session, sheet: Sheet, member: Member) -> Participant | None:
    if sheet.participant_id is None:
        return None
    return load_participant(session, sheet.participant_id, centre_id=member.centre_id)


def _begin(session: Session, learner_id: LearnerId, now: datetime) -> LearnerId:
    return begin_learner(session, learner_id=learner_id, now=now).id


def _refuse_second(session: Session, form: PaperForm, sheet: Sheet, owner: LearnerId) -> None:
    lock_learner(session, owner)
    if owner in list_sheet_learners(session, [form.id]) and not sheet.is_sure:
        raise SheetTypedBefore(number=form.number)


def _write_attempt(form: PaperForm, sheet: Sheet, owner: LearnerId) -> Attempt:
    return Attempt(
        id=sheet.attempt_id,
        learner_id=owner,
        kind=form.kind,
        mode=Mode.EXAM,
        paper=form.paper,
        started_at=sheet.sat_at,
        test_id=form.test_id,
        profile_id=form.profile_id,
        is_on_paper=True,
    )


def _save(session: Session, filled: FilledForm, sheet: Sheet, owner: LearnerId) -> None:
    items = {place.paper_item.position: place.item for place in filled.places}
    written = {position: stand_in(items[position]) for position in sheet.granted if position in items}
    for position, value in {**sheet.values, **written}.items():
        save_response(session, ResponseChange(sheet.attempt_id, owner, position, value, sheet.sat_at))


def _note(session: Session, form: PaperForm, sheet: Sheet, member: Member, now: datetime) -> None:
    subject = f"{form.number} {sheet.attempt_id}"
    add_audit_entry(session, account_id=member.account_id, action="type_in_sheet", subject=subject, now=now)
