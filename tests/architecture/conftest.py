"""The fixtures of the web, for rules about its templates."""

from tests.web.conftest import app, make_settings, wired_app

__all__ = ["app", "make_settings", "wired_app"]
