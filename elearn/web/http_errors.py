"""What a person is told about an HTTP status, and the shape of every explanation."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from flask_babel import LazyString, lazy_gettext


@dataclass(frozen=True)
class Explanation:
    """The HTTP status of an error, what happened, and what the person can do now."""

    status: HTTPStatus
    title: LazyString
    advice: LazyString


START_AGAIN = lazy_gettext("Go to the start page and choose again.")
_GO_BACK = lazy_gettext("Go back and try again.")

HTTP_EXPLANATIONS: Mapping[int, Explanation] = {
    explanation.status: explanation
    for explanation in (
        Explanation(HTTPStatus.BAD_REQUEST, lazy_gettext("We did not understand this request."), _GO_BACK),
        Explanation(
            HTTPStatus.UNAUTHORIZED,
            lazy_gettext("You are not signed in."),
            lazy_gettext("Sign in and try again."),
        ),
        Explanation(HTTPStatus.FORBIDDEN, lazy_gettext("You may not see this page."), START_AGAIN),
        Explanation(
            HTTPStatus.NOT_FOUND,
            lazy_gettext("There is no such page."),
            lazy_gettext("Perhaps the address is mistyped. Go to the start page."),
        ),
        Explanation(HTTPStatus.METHOD_NOT_ALLOWED, lazy_gettext("This does not work here."), START_AGAIN),
        Explanation(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            lazy_gettext("This is too much at once."),
            lazy_gettext("Shorten your text and send it again."),
        ),
        Explanation(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, lazy_gettext("We cannot read this."), _GO_BACK),
        Explanation(
            HTTPStatus.TOO_MANY_REQUESTS,
            lazy_gettext("Too many tries."),
            lazy_gettext("Wait a little and try again."),
        ),
        Explanation(
            HTTPStatus.INTERNAL_SERVER_ERROR,
            lazy_gettext("Something went wrong on our side."),
            lazy_gettext("Your saved answers are safe. Wait a minute and try again."),
        ),
        Explanation(
            HTTPStatus.SERVICE_UNAVAILABLE,
            lazy_gettext("The site is not ready right now."),
            lazy_gettext("Your saved answers are safe. Wait a minute and try again."),
        ),
    )
}
