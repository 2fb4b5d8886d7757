"""Compression of pages: enough for a metered phone, cheap enough for a busy server."""

from http import HTTPStatus

from flask import Flask
from flask.wrappers import Response
from flask_compress import Compress


def init_compression(app: Flask) -> None:
    """Compress what is worth it; the answer to a save has no body and costs nothing."""
    app.config.update(
        COMPRESS_REGISTER=False,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,  # level 6 and more cost much and gain little
        COMPRESS_LEVEL=6,
    )
    compress = Compress(app)

    def compress_page(page: Response) -> Response:
        if page.status_code == HTTPStatus.NO_CONTENT:
            return page
        compressed: Response = compress.after_request(page)
        return compressed

    app.after_request(compress_page)
