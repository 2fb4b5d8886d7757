"""Tallies of items: counts of first unaided answers, about nobody; what attempts told stays when they go."""

from sqlalchemy import BigInteger, CheckConstraint, ForeignKeyConstraint, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from elearn.domain.item_tallies import REST_SCALE, SECONDS_BOUNDS
from elearn.storage.tables.base import CLUSTERED, Base

SECONDS_COLUMNS = tuple(f"seconds_{bound}" for bound in SECONDS_BOUNDS)


class ItemTallyRow(Base):
    """One answer to one item of one release, in one mode and language; columns `seconds_n`: up to n."""

    __tablename__ = "item_tally"
    __table_args__ = (
        ForeignKeyConstraint(["bank_id", "release"], ["bank_release.bank_id", "bank_release.release"]),
        CheckConstraint("mode IN ('exam', 'practice', 'paper')", name="mode_is_known"),
        CheckConstraint("rested BETWEEN 0 AND times", name="rested_within_times"),
        CheckConstraint(f"rest_sum BETWEEN 0 AND rested * {REST_SCALE}", name="rest_within_scale"),
        CheckConstraint(
            f"rest_squares BETWEEN 0 AND rested * {REST_SCALE**2}", name="rest_squares_within_scale"
        ),
        CheckConstraint(f"{' + '.join(SECONDS_COLUMNS)} <= times", name="seconds_within_times"),
        CLUSTERED,
    )

    bank_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    release: Mapped[str] = mapped_column(String(32), primary_key=True)
    item_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    mode: Mapped[str] = mapped_column(String(16), primary_key=True)
    #: Of the interface; "und": not known.
    language: Mapped[str] = mapped_column(String(16), primary_key=True)
    #: A choice; "right" or "wrong" where there are none; empty: left out.
    answer: Mapped[str] = mapped_column(String(64), primary_key=True)
    is_correct: Mapped[bool]
    times: Mapped[int]
    #: Of these, how many have a rest score: the share of other tasks that were right, in thousandths.
    rested: Mapped[int]
    rest_sum: Mapped[int] = mapped_column(BigInteger)
    rest_squares: Mapped[int] = mapped_column(BigInteger)


for _name in SECONDS_COLUMNS:
    setattr(ItemTallyRow, _name, mapped_column(_name, Integer, nullable=False))
