"""The one table from what went wrong to a status and to what a person is told."""

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus

from flask_babel import LazyString, lazy_gettext, lazy_ngettext

from elearn.domain import errors
from elearn.web.editing_errors import EDITING_EXPLANATIONS
from elearn.web.http_errors import HTTP_EXPLANATIONS, START_AGAIN, Explanation

_CHOOSE_TEST = lazy_gettext("Choose a test from the list.")
_ASK_ADMINISTRATOR = lazy_gettext("Tell the administrator of this site.")
_ASK_TRAINER = lazy_gettext("Ask the trainer.")
_CHECK_AND_REPEAT = lazy_gettext("Check what you typed and try again.")

EXPLANATIONS: Mapping[type[errors.ElearnError], Explanation] = {
    **EDITING_EXPLANATIONS,
    errors.AttemptNotFound: Explanation(
        HTTPStatus.NOT_FOUND,
        lazy_gettext("This test is not here."),
        lazy_gettext("If you began it on another device, enter your learner code there or here."),
    ),
    errors.AttemptAlreadySubmitted: Explanation(
        HTTPStatus.CONFLICT,
        lazy_gettext("You have already handed in this test."),
        lazy_gettext("Look at your result, or begin the test again."),
    ),
    errors.AttemptOutOfTime: Explanation(
        HTTPStatus.CONFLICT,
        lazy_gettext("The time for this test is over."),
        lazy_gettext("Everything that arrived in time is saved. Look at your result."),
    ),
    errors.AttemptNotSubmitted: Explanation(
        HTTPStatus.CONFLICT,
        lazy_gettext("This test is not handed in yet."),
        lazy_gettext("Hand it in to see your result."),
    ),
    errors.ResponseNotAccepted: Explanation(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        lazy_gettext("This answer could not be saved."),
        lazy_gettext("Choose one of the answers shown, or shorten your text."),
    ),
    errors.ResponseAlreadyChecked: Explanation(
        HTTPStatus.CONFLICT,
        lazy_gettext("You have already seen whether your answer was right."),
        lazy_gettext("Your first answer counts. Go on with the next task."),
    ),
    errors.FeedbackNotAllowed: Explanation(
        HTTPStatus.FORBIDDEN,
        lazy_gettext("This is not shown now."),
        lazy_gettext("In exam mode you see answers and translations after you hand in."),
    ),
    errors.UnknownTest: Explanation(
        HTTPStatus.NOT_FOUND, lazy_gettext("There is no such test."), _CHOOSE_TEST
    ),
    errors.UnknownProfile: Explanation(
        HTTPStatus.NOT_FOUND, lazy_gettext("There is no such exam."), START_AGAIN
    ),
    errors.UnknownTopic: Explanation(
        HTTPStatus.NOT_FOUND, lazy_gettext("There is no such topic."), START_AGAIN
    ),
    errors.UnknownMedium: Explanation(
        HTTPStatus.NOT_FOUND,
        lazy_gettext("This recording or picture is not here."),
        lazy_gettext("Open the test again."),
    ),
    errors.NotEnoughItems: Explanation(
        HTTPStatus.CONFLICT,
        lazy_gettext("There are not enough tasks for this yet."),
        lazy_gettext("Practise with one of the tests for now."),
    ),
    errors.LearnerNotFound: Explanation(
        HTTPStatus.NOT_FOUND,
        lazy_gettext("We do not know this browser yet."),
        lazy_gettext("Choose a test to begin, or enter your learner code."),
    ),
    errors.WrongLearnerCode: Explanation(
        HTTPStatus.UNPROCESSABLE_ENTITY, lazy_gettext("Nobody has this learner code."), _CHECK_AND_REPEAT
    ),
    errors.SignInRefused: Explanation(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        lazy_gettext("User name, password or one-time code is not right."),
        _CHECK_AND_REPEAT,
    ),
    errors.TooManyTries: Explanation(
        HTTPStatus.TOO_MANY_REQUESTS,
        lazy_gettext("Too many tries."),
        lazy_gettext("Wait a little and try again."),
    ),
    errors.NotPermitted: Explanation(
        HTTPStatus.FORBIDDEN,
        lazy_gettext("Your account may not do this."),
        lazy_gettext("Sign in with another account, or ask an administrator."),
    ),
    errors.AccountExists: Explanation(
        HTTPStatus.CONFLICT,
        lazy_gettext("This user name is taken."),
        lazy_gettext("Choose another user name."),
    ),
    errors.AccountNotFound: Explanation(
        HTTPStatus.NOT_FOUND, lazy_gettext("There is no such account."), _CHECK_AND_REPEAT
    ),
    errors.PasswordTooWeak: Explanation(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        lazy_gettext("This password is too easy to guess."),
        lazy_gettext("Use at least 10 characters, and not your user name."),
    ),
    errors.ReleaseAltered: Explanation(
        HTTPStatus.CONFLICT, lazy_gettext("These question files were changed."), _ASK_ADMINISTRATOR
    ),
    errors.ReleaseNotFound: Explanation(
        HTTPStatus.NOT_FOUND, lazy_gettext("There is no such release."), _ASK_ADMINISTRATOR
    ),
    errors.BankDefective: Explanation(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        lazy_gettext("These question files have mistakes."),
        _ASK_ADMINISTRATOR,
    ),
    errors.NotAtCentre: Explanation(
        HTTPStatus.NOT_FOUND,
        lazy_gettext("This is not at your centre."),
        lazy_gettext("Go to the page of your centre, or ask your manager."),
    ),
    errors.InvitationClosed: Explanation(
        HTTPStatus.NOT_FOUND,
        lazy_gettext("This invitation does not work any more."),
        lazy_gettext("Ask who sent it for a new one."),
    ),
    errors.NameTaken: Explanation(
        HTTPStatus.CONFLICT, lazy_gettext("This name is taken."), lazy_gettext("Choose another name.")
    ),
    errors.GroupFull: Explanation(
        HTTPStatus.CONFLICT,
        lazy_gettext("This group is full."),
        lazy_gettext("Make another group for more people."),
    ),
    errors.WrongJoinCode: Explanation(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        lazy_gettext("There is no session with this code now."),
        lazy_gettext("Look at the code on the board again, or ask the trainer."),
    ),
    errors.NotInThisGroup: Explanation(
        HTTPStatus.UNPROCESSABLE_ENTITY, lazy_gettext("This card is of another group."), _ASK_TRAINER
    ),
    errors.WrongPictures: Explanation(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        lazy_gettext("These are not your pictures."),
        lazy_gettext("Look at your card and try again, or ask the trainer."),
    ),
    errors.RoomClosed: Explanation(HTTPStatus.CONFLICT, lazy_gettext("This session is over."), _ASK_TRAINER),
    errors.AttemptInUse: Explanation(
        HTTPStatus.CONFLICT,
        lazy_gettext("Somebody is still writing this test."),
        lazy_gettext("Move it when it is handed in. Nothing is lost until then."),
    ),
    errors.SheetTypedBefore: Explanation(
        HTTPStatus.CONFLICT,
        lazy_gettext("A sheet of this person was typed in already."),
        lazy_gettext("If this is another sheet, say so and hand in again."),
    ),
    errors.CertificateNotFound: Explanation(
        HTTPStatus.NOT_FOUND,
        lazy_gettext("We do not know this certificate."),
        lazy_gettext(
            "Compare the code letter by letter. If it is right, the certificate is not genuine or was erased."
        ),
    ),
    errors.DatabaseInUse: Explanation(
        HTTPStatus.CONFLICT, lazy_gettext("The database is in use."), _ASK_ADMINISTRATOR
    ),
    errors.BackupUnreadable: Explanation(
        HTTPStatus.UNPROCESSABLE_ENTITY, lazy_gettext("The backup cannot be read."), _ASK_ADMINISTRATOR
    ),
}

CSRF_EXPLANATION = Explanation(
    HTTPStatus.BAD_REQUEST,
    lazy_gettext("This page was open for too long."),
    lazy_gettext("Nothing is lost. Send it once more, or go back and load the page again."),
)


def explain(error: errors.ElearnError) -> Explanation:
    """Return what to say about an error; of a pause, how long it is."""
    explanation = EXPLANATIONS[type(error)]
    if isinstance(error, errors.TooManyTries):
        return replace(explanation, advice=_say_wait(max(1, error.wait_seconds)))
    return explanation


def headers_of(error: errors.ElearnError) -> dict[str, str]:
    """Return the headers of an error's answer: of a pause, how long it is, for machines."""
    return {"Retry-After": str(error.wait_seconds)} if isinstance(error, errors.TooManyTries) else {}


def explain_http(status: int) -> Explanation:
    """Return what to say about an HTTP status, a general word for the rare ones."""
    general = HTTPStatus.BAD_REQUEST if status < 500 else HTTPStatus.INTERNAL_SERVER_ERROR
    return HTTP_EXPLANATIONS.get(status, HTTP_EXPLANATIONS[general])


def _say_wait(seconds: int) -> LazyString:
    if seconds < 60:
        return lazy_ngettext(
            "Wait %(num)s second and try again.", "Wait %(num)s seconds and try again.", seconds
        )
    minutes = -(-seconds // 60)
    return lazy_ngettext("Wait %(num)s minute and try again.", "Wait %(num)s minutes and try again.", minutes)
