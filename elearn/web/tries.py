"""Under which keys failed tries of this request count; the keys name nobody who does not know the secret."""

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv6Address, ip_address, ip_network

from flask import current_app, request

from elearn.domain.accounts import parse_user_name
from elearn.domain.errors import WrongLearnerCode
from elearn.domain.tries import BeginnersQuota, TryKey
from elearn.usecases.guard_tries import guard_tries
from elearn.usecases.record_failed_try import record_failed_try
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction

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


@contextmanager
def guarded_code_entry() -> Iterator[None]:
    """Guard `resume_by_code`: refuses when this address has to wait, counts a code that is nobody's.

    Raises:
        TooManyTries: before anything else happens.

    """
    key = address_key("learner-code")
    with reading() as session:
        guard_tries(session, keys=(key,), now=utc_now())
    try:
        yield
    except WrongLearnerCode as error:
        if not error.is_mistyped:  # who guesses computes the check digit; only honest people fail it
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
