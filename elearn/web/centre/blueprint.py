"""`/<lang>/centre/...`: for the staff of centres."""

from flask import Blueprint
from flask.wrappers import Response

from elearn.domain.permissions import Permission
from elearn.web.centre.views import home
from elearn.web.identity import guard_blueprint

centre = Blueprint("centre", __name__, url_prefix="/<lang:lang_code>/centre")
guard_blueprint(centre, Permission.RUN_SESSIONS)

centre.get("/")(home.show_home)


@centre.after_request
def keep_nothing(page: Response) -> Response:
    """Keep these pages out of every cache: they are about people, and the computer may be shared."""
    page.headers["Cache-Control"] = "no-store"
    return page
