"""Forms of tests on paper, and the sheets that were typed in. Every loader takes the centre."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, func, insert, select
from sqlalchemy.orm import Session

from elearn.domain.attempts import AttemptId, LearnerId, Paper
from elearn.domain.centres import CentreId
from elearn.domain.errors import NotAtCentre
from elearn.domain.paper_forms import PaperForm, PaperFormId
from elearn.storage.papers import list_cut_score_values, list_place_values, read_paper
from elearn.storage.tables import (
    AttemptRow,
    CentreRow,
    PaperFormItemRow,
    PaperFormRow,
    PaperFormThresholdRow,
    PaperSheetRow,
)

_attempt = AttemptRow.__table__
_centre = CentreRow.__table__
_form = PaperFormRow.__table__
_item = PaperFormItemRow.__table__
_sheet = PaperSheetRow.__table__
_threshold = PaperFormThresholdRow.__table__

_FORM_COLUMNS = ("id", "centre_id", "number", "letter", "test_id", "profile_id", "made_by", "made_at")
_NOTHING = Paper(items=(), cut_scores=(), minutes=None)


def add_paper_form(session: Session, form: PaperForm) -> None:
    """Store a new form with its paper; its number was drawn under `lock_form_numbers`."""
    values = {name: getattr(form, name) for name in _FORM_COLUMNS}
    session.execute(insert(_form), {**values, "minutes": form.paper.minutes})
    owner = {"form_id": form.id}
    session.execute(insert(_item), [owner | place for place in list_place_values(form.paper)])
    cut_scores = [owner | cut for cut in list_cut_score_values(form.paper)]
    if cut_scores:
        session.execute(insert(_threshold), cut_scores)


def lock_form_numbers(session: Session, *, centre_id: CentreId) -> set[int]:
    """Return the numbers that the centre's forms have; nobody else draws one until the transaction ends."""
    session.execute(select(_centre.c.id).where(_centre.c.id == centre_id).with_for_update())
    return set(session.scalars(select(_form.c.number).where(_form.c.centre_id == centre_id)))


def load_paper_form(session: Session, form_id: PaperFormId, *, centre_id: CentreId) -> PaperForm:
    """Return a form of this centre with its paper; raises NotAtCentre."""
    where = (_form.c.id == form_id) & (_form.c.centre_id == centre_id)
    row = session.execute(select(_form).where(where)).first()
    if row is None:
        raise NotAtCentre
    places = select(_item).where(_item.c.form_id == form_id).order_by(_item.c.position)
    thresholds = select(_threshold).where(_threshold.c.form_id == form_id).order_by(_threshold.c.position)
    paper = read_paper(row.minutes, session.execute(places).all(), session.execute(thresholds).all())
    return _read(row, paper)


def lock_paper_form(session: Session, form_id: PaperFormId, *, centre_id: CentreId) -> None:
    """Hold a form until the transaction ends, so that its sheets are typed in one after the other."""
    where = (_form.c.id == form_id) & (_form.c.centre_id == centre_id)
    if session.scalar(select(_form.c.id).where(where).with_for_update()) is None:
        raise NotAtCentre


def find_paper_form(session: Session, number: int, *, centre_id: CentreId) -> PaperFormId | None:
    """Return the form of this centre with this number."""
    where = (_form.c.number == number) & (_form.c.centre_id == centre_id)
    found = session.scalar(select(_form.c.id).where(where))
    return found and PaperFormId(found)


def list_paper_forms(session: Session, *, centre_id: CentreId, limit: int) -> list[tuple[PaperForm, int]]:
    """List a centre's forms without their papers, newest first, with how many sheets were typed in."""
    sheets = select(func.count()).where(_sheet.c.form_id == _form.c.id).scalar_subquery()
    query = (
        select(_form, sheets.label("sheets"))
        .where(_form.c.centre_id == centre_id)
        .order_by(_form.c.made_at.desc(), _form.c.letter)
        .limit(limit)
    )
    return [(_read(row, _NOTHING), row.sheets) for row in session.execute(query)]


def list_sister_forms(session: Session, form: PaperForm) -> list[PaperForm]:
    """List the forms that were made together with this one, and this one, without their papers."""
    together = (_form.c.centre_id == form.centre_id) & (_form.c.made_at == form.made_at)
    subject = _form.c.test_id.is_not_distinct_from(form.test_id) & (_form.c.profile_id == form.profile_id)
    query = select(_form).where(together, subject).order_by(_form.c.letter)
    return [_read(row, _NOTHING) for row in session.execute(query)]


def add_paper_sheet(session: Session, attempt_id: AttemptId, *, form_id: PaperFormId) -> None:
    """Note which form an attempt was typed in from."""
    session.execute(insert(_sheet), {"attempt_id": attempt_id, "form_id": form_id})


def is_typed_in(session: Session, attempt_id: AttemptId, *, form_id: PaperFormId) -> bool:
    """Whether this very sheet of the form was typed in already."""
    where = (_sheet.c.attempt_id == attempt_id) & (_sheet.c.form_id == form_id)
    return session.scalar(select(_sheet.c.attempt_id).where(where)) is not None


def list_sheet_learners(session: Session, form_ids: Collection[PaperFormId]) -> set[LearnerId]:
    """Return who has a sheet of one of these forms; the caller loaded them by their centre."""
    query = (
        select(_attempt.c.learner_id)
        .join(_sheet, _sheet.c.attempt_id == _attempt.c.id)
        .where(_sheet.c.form_id.in_(form_ids))
    )
    return {LearnerId(found) for found in session.scalars(query)}


def _read(row: Row[Any], paper: Paper) -> PaperForm:
    return PaperForm(**{name: row._mapping[name] for name in _FORM_COLUMNS}, paper=paper)
