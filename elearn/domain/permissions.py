"""Who may do what: one table, and nothing else decides."""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """Learners need no account; the others sign in."""

    LEARNER = "learner"
    CENTRE_STAFF = "centre_staff"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    """One thing that a person may do."""

    SIT_TESTS = "sit_tests"
    MANAGE_OWN_ACCOUNT = "manage_own_account"
    RUN_SESSIONS = "run_sessions"
    EDIT_BANKS = "edit_banks"
    MANAGE_ACCOUNTS = "manage_accounts"


PERMISSIONS: Mapping[Role, frozenset[Permission]] = {
    Role.LEARNER: frozenset({Permission.SIT_TESTS}),
    Role.CENTRE_STAFF: frozenset({Permission.MANAGE_OWN_ACCOUNT, Permission.RUN_SESSIONS}),
    Role.EDITOR: frozenset({Permission.MANAGE_OWN_ACCOUNT, Permission.EDIT_BANKS}),
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.MANAGE_OWN_ACCOUNT,
            Permission.RUN_SESSIONS,
            Permission.EDIT_BANKS,
            Permission.MANAGE_ACCOUNTS,
        }
    ),
}


def may(role: Role, permission: Permission) -> bool:
    """Whether the role holds the permission."""
    return permission in PERMISSIONS[role]
