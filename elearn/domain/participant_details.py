"""What people may tell about themselves for reports, with consent: sex, year of birth, nationality."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from elearn.domain.accounts import AccountId
from elearn.domain.groups import ParticipantId

OLDEST = 110  # years
#: ISO 3166 codes of the countries that most candidates come from, the most frequent first.
USUAL_NATIONALITIES = ("UZ", "TJ", "KG", "KZ", "AM", "AZ", "MD", "BY", "UA", "GE", "TM", "VN", "CN", "IN")


class Sex(StrEnum):
    """As people say it."""

    FEMALE = "female"
    MALE = "male"


class AgeBand(StrEnum):
    """Age at the first visit of a period, in years."""

    YOUNGER = "0-17"
    FROM_18 = "18-24"
    FROM_25 = "25-34"
    FROM_35 = "35-44"
    FROM_45 = "45-54"
    OLDER = "55+"


_BELOW = (
    (18, AgeBand.YOUNGER),
    (25, AgeBand.FROM_18),
    (35, AgeBand.FROM_25),
    (45, AgeBand.FROM_35),
    (55, AgeBand.FROM_45),
)


@dataclass(frozen=True, kw_only=True)
class Details:
    """What a person told; None: not asked, or did not want to say."""

    sex: Sex | None = None
    birth_year: int | None = None
    nationality: str | None = None  # ISO 3166-1 alpha-2

    def __bool__(self) -> bool:
        """Whether anything was told."""
        return not (self.sex is None and self.birth_year is None and self.nationality is None)


@dataclass(frozen=True, kw_only=True)
class Consent:
    """Details that a person agreed to have stored, who noted it, and when."""

    participant_id: ParticipantId
    details: Details
    agreed_at: datetime
    recorded_by: AccountId


def age_band(birth_year: int, year: int) -> AgeBand:
    """Return the band of who was born in one year and came in another; the month is not known."""
    age = year - birth_year
    return next((band for limit, band in _BELOW if age < limit), AgeBand.OLDER)


def is_birth_year(year: int, today: int) -> bool:
    """Whether somebody who learns with us can be born in this year."""
    return today - OLDEST <= year <= today


def sort_nationalities(codes: Iterable[str]) -> list[str]:
    """Sort codes: the usual ones in their order, then the others by code."""
    places = {code: place for place, code in enumerate(USUAL_NATIONALITIES)}
    return sorted(codes, key=lambda code: (places.get(code, len(places)), code))
