"""What search engines are told: the pages for everybody, and not those of one person."""

from flask import Flask
from flask.typing import ResponseReturnValue

#: Papers and outcomes need no line: a stranger finds none. Progress shows a stranger nothing.
_ROBOTS = """User-agent: *
Disallow: /api/
Disallow: /*/account/
Disallow: /*/code
Disallow: /*/my-data
"""
_HEADERS = {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "public, max-age=86400"}


def init_search_engines(app: Flask) -> None:
    """Serve `/robots.txt`."""

    def show_robots() -> ResponseReturnValue:
        """Name what is not worth a visit."""
        return _ROBOTS, {
            "Content-Type": "text/plain; charset=utf-8",
            "Cache-Control": "public, max-age=86400",
        }

    app.add_url_rule("/robots.txt", "show_robots", show_robots)
