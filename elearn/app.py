"""The composition root: wiring, nothing else."""

from collections.abc import Sequence

from flask import Flask
from jinja2 import StrictUndefined

from elearn.cli.root import elearn
from elearn.domain.languages import LANGUAGES, Language
from elearn.formats.reference import read_reference_books
from elearn.settings import Settings, asset_folder
from elearn.storage.engine import make_engine
from elearn.web.account.blueprint import account
from elearn.web.centre.blueprint import centre
from elearn.web.compression import init_compression
from elearn.web.database import init_database
from elearn.web.editor.blueprint import editor
from elearn.web.error_pages import init_error_pages
from elearn.web.i18n import init_i18n
from elearn.web.identity import init_identity
from elearn.web.labels import init_labels
from elearn.web.learner.blueprint import learner
from elearn.web.learner.views.components import init_components
from elearn.web.logs import init_logs
from elearn.web.media import init_media
from elearn.web.modules import init_modules
from elearn.web.operators import init_metrics, operators
from elearn.web.rich_text import init_rich_text
from elearn.web.room.blueprint import room
from elearn.web.save_shortcut import init_save_shortcut
from elearn.web.search_engines import init_search_engines
from elearn.web.security import init_security, wrap_security
from elearn.web.served import init_served
from elearn.web.sessions import init_sessions
from elearn.web.static_files import init_static_files
from elearn.web.sync import sync
from elearn.web.whereabouts import init_whereabouts
from elearn.web.worker import init_worker


def create_app(settings: Settings, languages: Sequence[Language] = LANGUAGES) -> Flask:
    """Build the web application; who serves it has upgraded the database and loaded the banks before.

    `languages`: what the pages speak; tests add some that are not shipped.
    """
    app = Flask("elearn", static_folder=None, template_folder=str(asset_folder("templates")))
    app.config.update(DEBUG=settings.debug, TEMPLATES_AUTO_RELOAD=settings.debug)
    app.config["NEW_LEARNERS_PER_HOUR"] = settings.new_learners_per_hour
    app.jinja_options = {"undefined": StrictUndefined}
    books = read_reference_books(asset_folder("question_banks"))
    init_database(app, make_engine(settings.database_url), books)
    init_served(app)
    init_whereabouts(app, settings)
    init_logs(app, is_debug=settings.debug)
    init_metrics(app, settings)
    init_i18n(app, languages)
    init_labels(app)
    init_rich_text(app)
    init_sessions(app, settings)
    init_security(app, settings)
    init_identity(app)
    init_error_pages(app)
    init_media(app)
    for blueprint in (account, centre, editor, learner, operators, room, sync):
        app.register_blueprint(blueprint)
    init_components(app, settings)
    init_compression(app)
    files = init_static_files(app, settings.data_folder)
    init_modules(app, files)
    init_worker(app, files)
    init_search_engines(app)
    init_save_shortcut(app)
    wrap_security(app, settings)
    return app


def main() -> None:
    """Run the command line, which gets the application from here: it stands below the web."""
    elearn(obj=create_app)
