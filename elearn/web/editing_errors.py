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
    errors.NotYoursToApprove: Explanation(
        HTTPStatus.FORBIDDEN,
        lazy_gettext("Somebody else must approve this."),
        lazy_gettext("A person who did not change it, and for a translation a reviewer of its language."),
    ),
    errors.DraftNotReady: Explanation(
        HTTPStatus.CONFLICT,
        lazy_gettext("This draft cannot be published yet."),
        lazy_gettext("The page of publishing says what is missing."),
    ),
    errors.BaseMoved: Explanation(
        HTTPStatus.CONFLICT,
        lazy_gettext("A newer release came after this draft was begun."),
        lazy_gettext("Take it in on the page of publishing: nothing of the draft is lost."),
    ),
    errors.ReleaseNotSwitchable: Explanation(
        HTTPStatus.CONFLICT,
        lazy_gettext("This release cannot be made current now."),
        lazy_gettext("It serves already, or another one waits for its day."),
    ),
    errors.UploadNotFound: Explanation(
        HTTPStatus.NOT_FOUND,
        lazy_gettext("This file does not wait here any more."),
        lazy_gettext("Send it again."),
    ),
}
