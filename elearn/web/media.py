"""Recordings and pictures by their hash: what such an address names never changes."""

from flask import Blueprint, Flask, request
from flask.wrappers import Response
from werkzeug.routing import BaseConverter

from elearn.usecases.open_medium import open_medium
from elearn.web.database import reading

media = Blueprint("media", __name__)

FOREVER = "public, max-age=31536000, immutable"


class Sha256Converter(BaseConverter):
    """The hex digest of a file."""

    regex = "[0-9a-f]{64}"


def init_media(app: Flask) -> None:
    """Serve media at `/media/<sha256>`."""
    app.url_map.converters["sha256"] = Sha256Converter
    app.register_blueprint(media)


@media.get("/media/<sha256:digest>")
def show_medium(digest: str) -> Response:
    """Serve a recording or picture, in parts where the player asks for them."""
    headers = {"Cache-Control": FOREVER, "Accept-Ranges": "bytes"}
    if request.if_none_match.contains(digest):
        return Response(status=304, headers={**headers, "ETag": f'"{digest}"'})
    with reading() as session:
        medium = open_medium(session, sha256=digest)
    page = Response(medium.content, content_type=medium.type, headers=headers)
    page.set_etag(digest)
    page.make_conditional(request, accept_ranges=True, complete_length=len(medium.content))
    return page
