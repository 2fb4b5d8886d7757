"""What makes the site an app of the phone: its service worker and its manifest."""

from flask import Blueprint, Flask, current_app, jsonify, url_for
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from flask_babel import gettext

from elearn.web.i18n import page_language
from elearn.web.static_files import StaticFiles

install = Blueprint("install", __name__)

#: What every page needs, kept from the first visit on; the rest is kept when it is first used.
_FRAME = (
    "css/elearn.css",
    "css/paper.css",
    "js/page.js",
    "icons/icons.svg",
    "icons/band.svg",
    "icons/favicon.svg",
)
_SCRIPTS = ("js/vendor/idb.js", "js/shelf.js", "js/sender.js")
_ICONS = (
    ("icons/app-192.png", "192x192", "any"),
    ("icons/app-512.png", "512x512", "any"),
    ("icons/app-maskable-512.png", "512x512", "maskable"),
)

_ELSEWHERE = frozenset({"js/worker.js", "js/left.js", "js/outcome.js", "js/review.js"})
_FOR_STAFF = ("js/centre/", "js/editor/")
_FILES = "elearn-static-files"


def init_worker(app: Flask, files: StaticFiles) -> None:
    """Serve `/sw.js`, which rules over the whole site, and one manifest for each language."""
    app.extensions[_FILES] = files
    code = (files.folder / "js" / "worker.js").read_text("utf-8")

    def show_worker() -> ResponseReturnValue:
        """Serve the worker with this version's addresses; browsers look for a new one themselves."""
        config = {
            "version": files.version,
            "files": [files.static_url(name) for name in _FRAME],
            "scripts": [files.static_url(name) for name in _SCRIPTS],
        }
        text = f"const CONFIG = {app.json.dumps(config)};\n{code}"
        return Response(
            text, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"}
        )

    app.add_url_rule("/sw.js", "show_worker", show_worker)
    app.register_blueprint(install)


def scripts_of_papers() -> tuple[str, ...]:
    """List every module and picture that a paper may fetch: few enough to take them all along."""
    files = _files()
    scripts = [name for name in files.names if name.endswith(".js") and not name.startswith(_FOR_STAFF)]
    wanted = [name for name in scripts if name not in _ELSEWHERE]
    return tuple(files.static_url(name) for name in (*wanted, "icons/icons.svg", "icons/band.svg"))


@install.get("/<lang:lang_code>/app.webmanifest")
def show_manifest() -> ResponseReturnValue:
    """Describe the app to the phone that installs it."""
    language, static_url = page_language(), _files().static_url
    page = jsonify(
        id=url_for("front_door"),
        name=gettext("elearn: practice for the Russian exam"),
        short_name="elearn",
        description=gettext("Practice tests for the exam in Russian language, history and legislation."),
        lang=language.tag,
        dir=language.direction,
        start_url=url_for("learner.show_start"),
        scope=url_for("front_door"),
        display="standalone",
        background_color="#faf7f1",
        theme_color="#0b4f6c",
        categories=["education"],
        icons=[
            {"src": static_url(name), "sizes": size, "type": "image/png", "purpose": purpose}
            for name, size, purpose in _ICONS
        ],
    )
    page.mimetype = "application/manifest+json"
    return page


def _files() -> StaticFiles:
    found: StaticFiles = current_app.extensions[_FILES]
    return found
