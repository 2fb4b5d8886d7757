"""Everything stored about one learner, for the learner."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, ForeignKeyConstraint, Table, select, tuple_
from sqlalchemy.orm import Session

from elearn.domain.attempts import LearnerId
from elearn.domain.errors import LearnerNotFound
from elearn.storage.plain_rows import Plain, writer_of
from elearn.storage.tables import Base, LearnerRow

_learner = LearnerRow.__table__


def export_learner(session: Session, learner_id: LearnerId) -> dict[str, list[Plain]]:
    """Return every row about the learner by table, as plain JSON values.

    It follows the foreign keys down from the learner, so that a table added later is not forgotten.

    Raises:
        LearnerNotFound: the learner was erased or never existed.

    """
    exported = {
        table.name: [
            writer_of(table)(row._mapping) for row in session.execute(select(table).where(condition))
        ]
        for table, condition in tables_about(learner_id)
    }
    if not exported[_learner.name]:
        raise LearnerNotFound(learner_id=str(learner_id))
    return exported


def tables_about(learner_id: LearnerId) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """Yield the learner's own table and each one that hangs on it, with what picks the learner's rows."""
    picked: dict[Table, ColumnElement[bool]] = {_learner: _learner.c.id == learner_id}
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_key_constraints:
            if key.referred_table in picked and table not in picked:
                picked[table] = _hangs_on(key, picked[key.referred_table])
    yield from picked.items()


def _hangs_on(key: ForeignKeyConstraint, parents: ColumnElement[bool]) -> ColumnElement[bool]:
    """Compare the whole key: a part of one, such as a position, is also in rows about others."""
    referred = select(*(element.column for element in key.elements)).where(parents)
    return tuple_(*key.columns).in_(referred)
