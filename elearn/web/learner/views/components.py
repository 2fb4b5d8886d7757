"""For developers: every component of the pages on one page; only where debugging is on."""

from dataclasses import replace
from uuid import UUID

from flask import Blueprint, Flask, g, render_template, request
from flask.typing import ResponseReturnValue

from elearn.settings import Settings
from elearn.usecases.load_syllabus import load_syllabus
from elearn.web.database import books, reading
from elearn.web.i18n import languages, page_language
from elearn.web.learner.pages.components import draw_components
from elearn.web.learner.pages.reader import Reader

developer = Blueprint("developer", __name__)


def init_components(app: Flask, settings: Settings) -> None:
    """Put the page in place where debugging is on; elsewhere there is no such address."""
    if settings.debug:
        app.register_blueprint(developer)


@developer.get("/dev/components")
def show_components() -> ResponseReturnValue:
    """Show the components in the language of `?lang=`, with `?dir=rtl` as from right to left."""
    language = languages().get(request.args.get("lang", "")) or page_language()
    is_mirrored = request.args.get("dir") == "rtl"
    g.language = replace(language, direction="rtl") if is_mirrored else language
    with reading() as session:
        banks = [syllabus.bank for syllabus in load_syllabus(session, learner_id=None)]
    page = draw_components(banks, Reader(language=language, books=books()))
    return render_template("developer/components.html", page=page, sample_id=UUID(int=0))
