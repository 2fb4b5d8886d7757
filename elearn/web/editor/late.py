"""Views that are imported when they are first asked for: learners' servers never need most of them."""

from collections.abc import Callable
from importlib import import_module

from flask import Blueprint
from flask.typing import ResponseReturnValue

from elearn.domain.errors import NotPermitted
from elearn.domain.permissions import Permission, may
from elearn.web.identity import current_account

View = Callable[..., ResponseReturnValue]


def add_late(
    blueprint: Blueprint, method: str, rule: str, place: str, permission: Permission | None = None
) -> None:
    """Register the view at `place`, e.g. `drafts.show_draft` of elearn/web/editor/views/.

    Its endpoint is the function's name. `permission`: what the view asks for beyond the blueprint's own.
    """
    module, _, name = place.partition(".")

    def view(**values: object) -> ResponseReturnValue:
        if permission is not None and not may(current_account().role, permission):
            raise NotPermitted(permission=permission)
        found: View = getattr(import_module(f"elearn.web.editor.views.{module}"), name)
        return found(**values)

    blueprint.add_url_rule(rule, name, view, methods=[method])
