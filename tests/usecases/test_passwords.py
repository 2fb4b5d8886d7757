"""Whether a name exists cannot be told from how long a wrong password takes."""

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import VerifyMismatchError

from elearn.usecases.passwords import _NOBODYS_HASH, hash_password, is_password_of


def test_nobodys_hash_costs_as_much_as_anybodys() -> None:
    assert extract_parameters(_NOBODYS_HASH) == extract_parameters(hash_password("a long password"))


@pytest.mark.parametrize("password", ["", "a long password", "A" * 43])
def test_nobodys_hash_is_worked_through_and_never_fits(password: str) -> None:
    with pytest.raises(VerifyMismatchError):  # a hash that cannot be read would be another error, and quick
        PasswordHasher().verify(_NOBODYS_HASH, password)

    assert not is_password_of(None, password)
