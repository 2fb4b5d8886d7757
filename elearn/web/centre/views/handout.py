"""A handout for the next lesson, one page per language."""

from uuid import UUID

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from markupsafe import Markup

from elearn.domain.languages import Language
from elearn.domain.rooms import RoomSessionId
from elearn.usecases.list_practice_tests import TestEntry, list_practice_tests
from elearn.usecases.load_handout import Handout, load_handout
from elearn.web.centre.membership import current_centre_id
from elearn.web.centre.pages.handout import MOST_LANGUAGES, draw_sheet
from elearn.web.centre.pages.rooms import draw_title
from elearn.web.database import books, reading
from elearn.web.i18n import languages, page_language
from elearn.web.whereabouts import printed_address


def show_handout(session_id: UUID) -> ResponseReturnValue:
    """Show the handout in the languages that were ticked, else in the page's."""
    with reading() as session:
        handout = load_handout(session, session_id=RoomSessionId(session_id), centre_id=current_centre_id())
        tests = list_practice_tests(session, learner_id=None, books=books())
    chosen = _choose_languages()
    sheets = [_render(handout, tests, language) for language in chosen]
    return render_template(
        "centre/handout.html",
        room=handout.room,
        is_empty=not (handout.topics or handout.tasks),
        has_results=handout.has_results,
        offered=tuple(languages().values()),
        chosen=chosen,
        sheets=sheets,
    )


def _choose_languages() -> list[Language]:
    ticked = set(request.args.getlist("language"))
    chosen = [language for language in languages().values() if language.code in ticked]
    return chosen[:MOST_LANGUAGES] or [page_language()]


def _render(handout: Handout, tests: list[TestEntry], language: Language) -> Markup:
    """Render a page in its own language, whatever that of the site around it is."""
    with force_locale(language.locale):
        page = render_template(
            "centre/_handout.html",
            sheet=draw_sheet(handout, language),
            title=draw_title(handout.room, tests, books(), language),
            address=printed_address(url_for("learner.show_start", lang_code=language.code)),
        )
    return Markup(page)  # noqa: S704 - a template of ours, escaped
