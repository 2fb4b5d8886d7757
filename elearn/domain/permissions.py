"""Who may do what: one table, and nothing else decides."""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """Learners need no account; the others sign in."""

    LEARNER = "learner"
    CENTRE_STAFF = "centre_staff"
    TRANSLATOR = "translator"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    """One thing that a person may do."""

    SIT_TESTS = "sit_tests"
    MANAGE_OWN_ACCOUNT = "manage_own_account"
    RUN_SESSIONS = "run_sessions"
    SEE_DRAFTS = "see_drafts"  # the editors' pages; a translator changes their languages only
    EDIT_BANKS = "edit_banks"
    PUBLISH_RELEASES = "publish_releases"
    MANAGE_ACCOUNTS = "manage_accounts"


PERMISSIONS: Mapping[Role, frozenset[Permission]] = {
    Role.LEARNER: frozenset({Permission.SIT_TESTS}),
    Role.CENTRE_STAFF: frozenset({Permission.MANAGE_OWN_ACCOUNT, Permission.RUN_SESSIONS}),
    Role.TRANSLATOR: frozenset({Permission.MANAGE_OWN_ACCOUNT, Permission.SEE_DRAFTS}),
    Role.EDITOR: frozenset(
        {
            Permission.MANAGE_OWN_ACCOUNT,
            Permission.SEE_DRAFTS,
            Permission.EDIT_BANKS,
            Permission.PUBLISH_RELEASES,
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.MANAGE_OWN_ACCOUNT,
            Permission.RUN_SESSIONS,
            Permission.SEE_DRAFTS,
            Permission.EDIT_BANKS,
            Permission.PUBLISH_RELEASES,
            Permission.MANAGE_ACCOUNTS,
        }
    ),
}


def may(role: Role, permission: Permission) -> bool:
    """Whether the role holds the permission."""
    return permission in PERMISSIONS[role]
