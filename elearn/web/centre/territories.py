"""Countries by their ISO 3166 codes, named in the reader's language by CLDR."""

from collections.abc import Sequence
from functools import lru_cache

from babel import Locale

from elearn.domain.languages import LANGUAGE_BY_CODE, Language
from elearn.domain.participant_details import USUAL_NATIONALITIES

#: Codes of CLDR that are no country: islands of others, unions, tests.
_NO_COUNTRY = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
_CODE_LENGTH = 2


def is_territory(code: str) -> bool:
    """Whether the lists offer this code."""
    return code in _list_codes()


def name_territory(code: str, language: Language) -> str:
    """Name a country; by its code where CLDR has no name for it."""
    name: str = Locale.parse(language.locale).territories.get(code, code)
    return name


def list_territories(language: Language) -> tuple[Sequence[tuple[str, str]], Sequence[tuple[str, str]]]:
    """List the usual countries, and the others by name, each with its code."""
    usual = [(code, name_territory(code, language)) for code in USUAL_NATIONALITIES]
    others = [(code, name_territory(code, language)) for code in _list_codes() - {*USUAL_NATIONALITIES}]
    return usual, sorted(others, key=lambda pair: pair[1])


@lru_cache(maxsize=1)
def _list_codes() -> frozenset[str]:
    territories = Locale.parse(LANGUAGE_BY_CODE["en"].locale).territories
    codes = {str(code) for code in territories if len(str(code)) == _CODE_LENGTH and str(code).isalpha()}
    return frozenset(codes - _NO_COUNTRY)
