"""What a reply may tell at most about items that are out of use, and about checks of items."""

import re
from datetime import date

from elearn.domain.items_in_use import ItemCheck
from elearn.domain.withdrawals import MAX_ACCEPTED, MAX_REASON_LENGTH, Decision, ToldWithdrawal

MAX_TOLD = 2_000  # withdrawals of a reply, and checks
MAX_VERSIONS = 500  # of one item
_WORD = re.compile(r"[A-Za-z0-9_.-]{1,64}")
_RELEASE = re.compile(r"[A-Za-z0-9_.-]{1,32}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_STORABLE = re.compile("[^\x00\ud800-\udfff]+")


def is_fair_withdrawal(told: ToldWithdrawal) -> bool:
    """Whether a server of ours may have written it."""
    are_named = _WORD.fullmatch(told.item_id) and _WORD.fullmatch(told.bank_id)
    are_versions = all(_SHA256.fullmatch(version) for version in (told.version, *told.versions))
    has_reason = len(told.reason) <= MAX_REASON_LENGTH and _STORABLE.fullmatch(told.reason)
    is_listed = len(told.versions) <= MAX_VERSIONS and told.version in told.versions
    return bool(
        are_named and _RELEASE.fullmatch(told.release) and are_versions and has_reason and is_listed
    ) and _are_fair_answers(told)


def is_fair_check(check: ItemCheck) -> bool:
    """Whether a server of ours may have written it."""
    is_named = _WORD.fullmatch(check.item_id) is not None
    return is_named and date(2000, 1, 1) < check.checked_on < check.review_by < date(2200, 1, 1)


def _are_fair_answers(told: ToldWithdrawal) -> bool:
    has_answers = 0 < len(told.accepted) <= MAX_ACCEPTED
    if has_answers is not (told.decision is Decision.ACCEPT_BOTH):
        return False
    return all(len(value) <= 200 and _STORABLE.fullmatch(value) for value in told.accepted)
