"""Centres with their staff, groups, sessions and seats; attempts that were sat on paper."""

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | None = None
depends_on: str | None = None

_ROLES = "role IN ('manager', 'trainer')"
_TABLES = (
    "paper_sheet",
    "paper_form_threshold",
    "paper_form_item",
    "paper_form",
    "outage",
    "seat",
    "room_session",
    "participant",
    "learner_group",
    "invitation",
    "centre_member",
)


def upgrade() -> None:
    _create_centres()
    _create_groups()
    _create_rooms()
    _create_seats()
    _create_paper_forms()
    op.add_column(
        "attempt", sa.Column("is_on_paper", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def _create_centres() -> None:
    op.create_table(
        "centre",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("name", sa.String(100), nullable=False, unique=True),
        _moment("created_at"),
        sa.CheckConstraint("name <> ''", name="name_given"),
    )
    op.create_table(
        "centre_member",
        sa.Column("account_id", sa.Uuid(), sa.ForeignKey("account.id"), primary_key=True),
        sa.Column("centre_id", sa.Uuid(), sa.ForeignKey("centre.id"), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.CheckConstraint(_ROLES, name="role_is_known"),
    )
    op.create_index("ix_centre_member_centre_id", "centre_member", ["centre_id"])
    op.create_table(
        "invitation",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("centre_id", sa.Uuid(), sa.ForeignKey("centre.id"), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("secret_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("invited_by", sa.Uuid(), sa.ForeignKey("account.id")),
        _moment("created_at"),
        _moment("used_at", is_optional=True),
        sa.CheckConstraint(_ROLES, name="role_is_known"),
        sa.CheckConstraint("length(secret_hash) = 64", name="secret_is_digested"),
    )


def _create_groups() -> None:
    op.create_table(
        "learner_group",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("centre_id", sa.Uuid(), sa.ForeignKey("centre.id"), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        _moment("created_at"),
        sa.Column("is_archived", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("centre_id", "name"),
        sa.CheckConstraint("name <> ''", name="name_given"),
    )
    op.create_table(
        "participant",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("centre_id", sa.Uuid(), sa.ForeignKey("centre.id"), nullable=False),
        sa.Column("group_id", sa.Uuid(), sa.ForeignKey("learner_group.id"), nullable=False),
        _owner("learner_id", "learner"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(100)),
        sa.Column("pin", sa.String(40), nullable=False),
        _moment("created_at"),
        sa.UniqueConstraint("group_id", "number"),
        sa.UniqueConstraint("group_id", "pin"),
        sa.CheckConstraint("number >= 1", name="number_positive"),
        sa.CheckConstraint("name <> ''", name="name_given"),
        sa.CheckConstraint("pin <> ''", name="pin_given"),
    )
    for column in ("centre_id", "learner_id"):
        op.create_index(f"ix_participant_{column}", "participant", [column])


def _create_rooms() -> None:
    op.create_table(
        "room_session",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("centre_id", sa.Uuid(), sa.ForeignKey("centre.id"), nullable=False),
        sa.Column("group_id", sa.Uuid(), sa.ForeignKey("learner_group.id")),
        sa.Column("test_id", sa.String(64)),
        sa.Column("profile_id", sa.String(64)),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("start", sa.String(16), nullable=False),
        sa.Column("join_code", sa.String(6), nullable=False),
        sa.Column("opened_by", sa.Uuid(), sa.ForeignKey("account.id"), nullable=False),
        _moment("opened_at"),
        sa.Column("step", sa.Integer()),
        _moment("started_at", is_optional=True),
        _moment("closed_at", is_optional=True),
        sa.CheckConstraint("(test_id IS NULL) <> (profile_id IS NULL)", name="one_subject"),
        sa.CheckConstraint("mode IN ('practice', 'exam')", name="mode_is_known"),
        sa.CheckConstraint("start IN ('together', 'when_ready')", name="start_is_known"),
        sa.CheckConstraint("length(join_code) = 6", name="code_has_six_digits"),
        sa.CheckConstraint("step >= 1", name="step_positive"),
    )
    op.create_index("ix_room_session_centre_id", "room_session", ["centre_id"])
    is_open = sa.column("closed_at").is_(None)
    op.create_index(
        "ix_room_session_open",
        "room_session",
        ["join_code"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )


def _create_seats() -> None:
    op.create_table(
        "seat",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column(
            "session_id", sa.Uuid(), sa.ForeignKey("room_session.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        _owner("learner_id", "learner"),
        sa.Column("participant_id", sa.Uuid(), sa.ForeignKey("participant.id", ondelete="CASCADE")),
        _moment("joined_at"),
        _moment("seen_at"),
        sa.Column("extra_minutes", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Uuid(), sa.ForeignKey("attempt.id", ondelete="SET NULL"), unique=True),
        _moment("hand_up_at", is_optional=True),
        _moment("cleaned_at", is_optional=True),
        sa.UniqueConstraint("session_id", "learner_id"),
        sa.CheckConstraint("number >= 1", name="number_positive"),
        sa.CheckConstraint("extra_minutes BETWEEN 0 AND 600", name="extra_minutes_fair"),
    )
    op.create_index("ix_seat_learner_id", "seat", ["learner_id"])
    op.create_table(
        "outage",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column(
            "session_id", sa.Uuid(), sa.ForeignKey("room_session.id", ondelete="CASCADE"), nullable=False
        ),
        _moment("began_at"),
        _moment("ended_at"),
        _moment("given_back_at", is_optional=True),
        sa.UniqueConstraint("session_id", "began_at"),
        sa.CheckConstraint("ended_at > began_at", name="ended_after_it_began"),
    )


def _create_paper_forms() -> None:
    op.create_table(
        "paper_form",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("centre_id", sa.Uuid(), sa.ForeignKey("centre.id"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("letter", sa.String(1), nullable=False),
        sa.Column("test_id", sa.String(64)),
        sa.Column("profile_id", sa.String(64), nullable=False),
        sa.Column("minutes", sa.Integer()),
        sa.Column("made_by", sa.Uuid(), sa.ForeignKey("account.id"), nullable=False),
        _moment("made_at"),
        sa.UniqueConstraint("centre_id", "number"),
        sa.CheckConstraint("number >= 1000", name="number_has_four_digits"),
        sa.CheckConstraint("letter IN ('A', 'B', 'C', 'D')", name="letter_is_known"),
    )
    _create_papers_of_forms()
    op.create_table(
        "paper_sheet",
        sa.Column("attempt_id", sa.Uuid(), sa.ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("form_id", sa.Uuid(), sa.ForeignKey("paper_form.id"), nullable=False),
    )
    op.create_index("ix_paper_sheet_form_id", "paper_sheet", ["form_id"])


def _create_papers_of_forms() -> None:
    op.create_table(
        "paper_form_item",
        sa.Column("form_id", sa.Uuid(), sa.ForeignKey("paper_form.id"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("bank_id", sa.String(64), nullable=False),
        sa.Column("release", sa.String(32), nullable=False),
        sa.Column("item_id", sa.String(64), nullable=False),
        sa.Column("part_id", sa.String(64), nullable=False),
        sa.Column("task", sa.String(64), nullable=False),
        sa.Column("max_score", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["bank_id", "release"], ["bank_release.bank_id", "bank_release.release"]),
        sa.CheckConstraint("position >= 1", name="position_positive"),
        sa.CheckConstraint("max_score >= 1", name="max_score_positive"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "paper_form_threshold",
        sa.Column("form_id", sa.Uuid(), sa.ForeignKey("paper_form.id"), primary_key=True),
        sa.Column("threshold_id", sa.String(64), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.String(64)),
        sa.Column("tasks", sa.JSON(), nullable=False),
        sa.Column("cut_score", sa.Integer(), nullable=False),
        sa.Column("max_score", sa.Integer(), nullable=False),
        sa.CheckConstraint("cut_score BETWEEN 0 AND max_score", name="cut_score_within_max"),
        sqlite_with_rowid=False,
    )


def _moment(name: str, *, is_optional: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=is_optional)


def _owner(name: str, table: str) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid(), sa.ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False)


def downgrade() -> None:
    op.drop_column("attempt", "is_on_paper")
    for table in (*_TABLES, "centre"):
        op.drop_table(table)
