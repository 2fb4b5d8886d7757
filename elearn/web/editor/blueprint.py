"""`/<lang>/editor/...`: for editors, translators and reviewers."""

from functools import partial

from flask import Blueprint, current_app

from elearn.domain.permissions import Permission
from elearn.web.editor.draft_addresses import DRAFT_ADDRESSES
from elearn.web.editor.late import add_late
from elearn.web.identity import guard_blueprint

editor = Blueprint("editor", __name__, url_prefix="/<lang:lang_code>/editor")
guard_blueprint(editor, Permission.SEE_DRAFTS)

editor.context_processor(lambda: {"has_view": lambda endpoint: endpoint in current_app.view_functions})

_add = partial(add_late, editor)
_EDIT = Permission.EDIT_BANKS
_add("GET", "/", "home.show_home")
_add("POST", "/drafts/<bank_id>", "home.begin_draft", _EDIT)
for _address in DRAFT_ADDRESSES:
    _add(*_address)

_ACT, _CHANGE, _TASK = "/laws/<act_id>", "/laws/changes/<uuid:change_id>", "/laws/queue/<uuid:task_id>"
_add("GET", "/laws", "laws.show_laws")
_add("GET", "/laws/new", "laws.show_new_law", _EDIT)
_add("POST", "/laws/new", "laws.add_law", _EDIT)
_add("GET", _ACT, "laws.show_law")
_add("GET", f"{_ACT}/edit", "laws.show_law_form", _EDIT)
_add("POST", f"{_ACT}/edit", "laws.change_law", _EDIT)
_add("GET", f"{_ACT}/articles/<number>", "laws.show_article_form", _EDIT)
_add("POST", f"{_ACT}/articles/<number>", "laws.change_article", _EDIT)
_add("GET", "/laws/changes/new", "law_changes.show_new_law_change", _EDIT)
_add("POST", "/laws/changes/new", "law_changes.add_law_change", _EDIT)
_add("GET", _CHANGE, "law_changes.show_law_change")
_add("POST", f"{_CHANGE}/queue", "law_changes.make_queue", _EDIT)
_add("POST", f"{_CHANGE}/state", "law_changes.close_change", _EDIT)
_add("GET", "/laws/queue", "law_queue.show_law_queue")
_add("POST", f"{_TASK}/assigned", "law_queue.give_task", _EDIT)
_add("POST", f"{_TASK}/steps", "law_queue.tick_step")

# Review, publishing and releases.
_PUBLISH = Permission.PUBLISH_RELEASES
_add("GET", "/drafts/<bank_id>/review", "review.show_review")
_add("POST", "/drafts/<bank_id>/review/hand-in", "review.hand_in")
_add("POST", "/drafts/<bank_id>/review/approve", "review.approve")
_add("POST", "/drafts/<bank_id>/review/return", "review.return_entry")
_add("GET", "/drafts/<bank_id>/publish", "publishing.show_publishing", _PUBLISH)
_add("POST", "/drafts/<bank_id>/publish", "publishing.publish", _PUBLISH)
_add("POST", "/drafts/<bank_id>/base", "publishing.take_release_in", _EDIT)
_add("POST", "/drafts/<bank_id>/discard", "publishing.discard", _PUBLISH)
_add("GET", "/releases/<bank_id>", "releases.show_releases")
_add("POST", "/releases/<bank_id>/back", "releases.go_back", _PUBLISH)
_add("POST", "/releases/<bank_id>/cancel", "releases.cancel", _PUBLISH)

_EXCHANGE = "/drafts/<bank_id>/exchange"
_UPLOAD = f"{_EXCHANGE}/<uuid:upload_id>"
_add("GET", _EXCHANGE, "exchange.show_exchange")
_add("GET", f"{_EXCHANGE}/out", "exchange.show_export")
_add("GET", f"{_EXCHANGE}/file", "exchange.send_export")
_add("GET", f"{_EXCHANGE}/template.xlsx", "exchange.send_template")
_add("POST", _EXCHANGE, "imports.bring_file")
_add("GET", _UPLOAD, "imports.show_import")
_add("GET", f"{_UPLOAD}/marked.xlsx", "imports.send_marked")
_add("POST", _UPLOAD, "imports.take_in")

# Statistics of tasks.
_add("GET", "/statistics", "statistics.show_statistics", _EDIT)
_add("GET", "/items/<item_id>/statistics", "statistics.show_item_statistics", _EDIT)
_add("GET", "/items/<item_id>/statistics/<chart>.svg", "statistics.draw_item_chart", _EDIT)

# Tasks with a mistake, and tasks to look at again.
_WITHDRAWAL = "/withdrawals/<sha256:version>"
_add("GET", "/withdrawals", "withdrawals.show_withdrawals")
_add("GET", "/withdrawals/find", "withdrawals.find_item", _EDIT)
_add("GET", "/items/<item_id>/withdraw", "withdrawals.ask_before_withdrawal", _EDIT)
_add("POST", "/items/<item_id>/withdraw", "withdrawals.withdraw", _EDIT)
_add("GET", _WITHDRAWAL, "withdrawals.show_withdrawal", _EDIT)
_add("POST", _WITHDRAWAL, "withdrawals.decide", _EDIT)
_add("POST", f"{_WITHDRAWAL}/recount", "withdrawals.go_on", _EDIT)
_add("GET", "/reviews-due", "reviews_due.show_reviews_due")
_add("POST", "/reviews-due/<item_id>", "reviews_due.check_item", _EDIT)

# Recordings and pictures.
_MEDIA = "/drafts/<bank_id>/media"
_add("GET", _MEDIA, "media.show_media")
_add("GET", f"{_MEDIA}/<medium_id>", "media.show_medium")
_add("POST", f"{_MEDIA}/<medium_id>", "media.save_medium", _EDIT)
_add("GET", f"{_MEDIA}/new/<kind>", "media.show_new_medium", _EDIT)
_add("POST", f"{_MEDIA}/new/<kind>", "media.add_medium", _EDIT)
_add("POST", f"{_MEDIA}/<medium_id>/take-out", "media.take_medium_out", _EDIT)
_add("GET", "/drafts/<bank_id>/files/<path>", "media.send_draft_file")
