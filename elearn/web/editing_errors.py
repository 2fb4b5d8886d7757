"""What went wrong while editors work on banks, in words."""

from collections.abc import Mapping
from http import HTTPStatus

from flask_babel import lazy_gettext

from elearn.domain import editing_errors as errors
from elearn.domain.errors import ElearnError
from elearn.web.http_errors import Explanation

EDITING_EXPLANATIONS: Mapping[type[ElearnError], Explanation] = {
    errors.DraftNotFound: Explanation(
        HTTPStatus.NOT_FOUND,
        lazy_gettext("This bank has no open draft."),
        lazy_gettext("Begin a draft on the page of the banks."),
    ),
    errors.EntryNotFound: Explanation(
        HTTPStatus.NOT_FOUND,
        lazy_gettext("This is not in the draft."),
        lazy_gettext("It may have been taken out. Look at the list."),
    ),
    errors.EntryChangedMeanwhile: Explanation(
        HTTPStatus.CONFLICT,
        lazy_gettext("Somebody else changed this meanwhile."),
        lazy_gettext("Nothing is lost: open it again and compare both texts."),
    ),
    errors.LawNotFound: Explanation(
        HTTPStatus.NOT_FOUND,
        lazy_gettext("This is not in the register of laws."),
        lazy_gettext("Go to the page of the laws and look there."),
    ),
}
