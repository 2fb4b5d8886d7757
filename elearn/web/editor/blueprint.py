"""`/<lang>/editor/...`: for editors, translators and reviewers."""

from functools import partial

from flask import Blueprint, current_app

from elearn.domain.permissions import Permission
from elearn.web.editor.late import add_late
from elearn.web.identity import guard_blueprint

editor = Blueprint("editor", __name__, url_prefix="/<lang:lang_code>/editor")
guard_blueprint(editor, Permission.SEE_DRAFTS)

editor.context_processor(lambda: {"has_view": lambda endpoint: endpoint in current_app.view_functions})

_add = partial(add_late, editor)
_EDIT = Permission.EDIT_BANKS
_add("GET", "/", "home.show_home")
_add("POST", "/drafts/<bank_id>", "home.begin_draft", _EDIT)
