"""The pages for editors."""

from tests.journeys.acts import fill
from tests.journeys.page_case import PageCase

_DRAFT = "editor/drafts/{bank}"
_NONE = "editor/drafts/history"

EDITOR_PAGES = (
    PageCase("account of an editor", "account.show_account", "account/", "editor"),
    PageCase("banks", "editor.show_home", "editor/", "editor"),
    PageCase("draft", "editor.show_draft", _DRAFT, "editor"),
    PageCase("draft, nothing fits", "editor.show_draft", f"{_DRAFT}?text=zzzz", "editor"),
    PageCase("draft, none", "editor.show_draft", _NONE, "editor", status=404),
    PageCase("item", "editor.show_item", f"{_DRAFT}/items/{{item}}", "editor"),
    PageCase("review of a draft", "editor.show_review", f"{_DRAFT}/review", "editor"),
    PageCase("review, second person", "editor.show_review", f"{_DRAFT}/review", "administrator"),
    PageCase("recordings", "editor.show_media", "editor/drafts/{bank}/media", "editor"),
    PageCase("new recording", "editor.show_new_medium", f"{_DRAFT}/media/new/recording", "editor"),
    PageCase("new picture", "editor.show_new_medium", f"{_DRAFT}/media/new/picture", "editor"),
    PageCase(
        "new picture, nothing",
        "editor.add_medium",
        f"{_DRAFT}/media/new/picture",
        "editor",
        fill("form.card button", alt="Флаг", credit="Анна"),
        422,
    ),
    PageCase("publishing", "editor.show_publishing", f"{_DRAFT}/publish", "editor"),
    PageCase("releases", "editor.show_releases", "editor/releases/{bank}", "editor"),
)

EDITOR_NOT_PAGES = {
    "editor.show_medium": "seen with its file in a journey",
    "editor.save_medium": "leads to the medium",
    "editor.take_medium_out": "leads to the recordings and pictures",
    "editor.begin_stimulus": "leads to the text",
    "editor.take_stimulus_out": "leads to the recordings and pictures",
    "editor.send_draft_file": "a recording or picture",
    "editor.begin_draft": "leads to the draft",
    "editor.hand_in": "leads to the review",
    "editor.approve": "leads to the review",
    "editor.return_entry": "leads to the review",
    "editor.publish": "leads to the releases",
    "editor.take_release_in": "leads to the review",
    "editor.discard": "leads to the banks",
    "editor.go_back": "leads to the releases",
    "editor.cancel": "leads to the releases",
}
