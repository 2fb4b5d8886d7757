"""Under which keys failed tries of this request count; the keys name nobody who does not know the secret."""

import hmac
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import IPv6Address, ip_address, ip_network
from typing import TypeVar

from flask import current_app, request

from elearn.domain.accounts import parse_user_name
from elearn.domain.errors import WrongLearnerCode
from elearn.domain.groups import ParticipantId
from elearn.domain.tries import BeginnersQuota, TryKey
from elearn.usecases.guard_tries import guard_tries
from elearn.usecases.record_failed_try import record_failed_try
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction

Failure = TypeVar("Failure", bound=Exception)
FREE_PER_ACCOUNT = 5
FREE_PER_ADDRESS = 30  # a centre's twelve computers share one address


def account_key(user_name: str) -> TryKey:
    """Return the key of an account, whether it exists or not."""
    return TryKey(_digest("account", parse_user_name(user_name)), FREE_PER_ACCOUNT)


def address_key(purpose: str) -> TryKey:
    """Return the key of this request's address, for one purpose."""
    return TryKey(_digest(purpose, _network()), FREE_PER_ADDRESS)


def beginners_quota() -> BeginnersQuota | None:
    """Return how many learners may begin at this request's address; None: the installation sets no limit."""
    per_hour: int = current_app.config["NEW_LEARNERS_PER_HOUR"]
    return BeginnersQuota(_digest("new-learner", _network()), per_hour) if per_hour else None


def participant_key(participant_id: ParticipantId) -> TryKey:
    """Return the key of a person who signs in by pictures."""
    return TryKey(_digest("pictures", str(participant_id)), FREE_PER_ACCOUNT)


@contextmanager
def guarded_code_entry() -> Iterator[None]:
    """Guard `resume_by_code`; who guesses computes the check digit, only honest people fail it.

    Raises:
        TooManyTries: before anything else happens.

    """
    with guarded_try(address_key("learner-code"), WrongLearnerCode, lambda error: not error.is_mistyped):
        yield


@contextmanager
def guarded_try(
    key: TryKey, failure: type[Failure], counts: Callable[[Failure], bool] = lambda error: True
) -> Iterator[None]:
    """Refuse when the key has to wait; count a failure.

    Raises:
        TooManyTries: before anything else happens.

    """
    with reading() as session:
        guard_tries(session, keys=(key,), now=utc_now())
    try:
        yield
    except failure as error:
        if counts(error):
            with transaction() as session:
                record_failed_try(session, keys=(key,), now=utc_now())
        raise


def _digest(purpose: str, name: str) -> str:
    secret = str(current_app.secret_key).encode()
    return hmac.new(secret, f"{purpose}\0{name}".encode(), "sha256").hexdigest()


def _network() -> str:
    """Return the address; of IPv6 the network, because one household has 2**64 addresses."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return request.remote_addr or ""
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return str(address.ipv4_mapped)
    if isinstance(address, IPv6Address):
        return str(ip_network((int(address), 64), strict=False))
    return str(address)
