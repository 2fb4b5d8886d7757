"""Words for the rows of a report for the donor."""

from collections.abc import Mapping
from uuid import UUID

from flask_babel import LazyString, gettext, lazy_gettext, lazy_pgettext

from elearn.domain.centres import CentreId
from elearn.domain.donor_report import NOT_SAID, TOGETHER, Breakdown
from elearn.domain.languages import Language
from elearn.domain.participant_details import AgeBand, Sex
from elearn.web.centre.territories import name_territory

_BREAKDOWNS: Mapping[Breakdown, LazyString] = {
    Breakdown.SEX: lazy_gettext("Women and men"),
    Breakdown.AGE: lazy_gettext("By age"),
    Breakdown.NATIONALITY: lazy_gettext("By nationality"),
    Breakdown.CENTRE: lazy_gettext("By centre"),
}
_ROWS: Mapping[str, LazyString] = {
    NOT_SAID: lazy_gettext("Not said"),
    TOGETHER: lazy_gettext("Hidden rows together"),
    Sex.FEMALE: lazy_pgettext("people in a report", "Women"),
    Sex.MALE: lazy_pgettext("people in a report", "Men"),
    AgeBand.YOUNGER: lazy_gettext("Younger than 18"),
    AgeBand.OLDER: lazy_gettext("55 and older"),
}


def name_breakdown(by: Breakdown) -> str:
    """Name what people are told apart by."""
    return str(_BREAKDOWNS[by])


def name_row(by: Breakdown, key: str, language: Language, centre_names: Mapping[CentreId, str]) -> str:
    """Name a row of a table."""
    if by is Breakdown.NATIONALITY and key == TOGETHER:
        return str(gettext("All others together"))
    if key in _ROWS:
        return str(_ROWS[key])
    if by is Breakdown.CENTRE:
        return centre_names[CentreId(UUID(key))]
    if by is Breakdown.AGE:
        first, last = key.split("-")
        return str(gettext("%(first)s to %(last)s", first=first, last=last))
    return name_territory(key, language)
