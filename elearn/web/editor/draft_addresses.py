"""The addresses of a draft: its items, their translations and history, its tests and lessons."""

from elearn.domain.permissions import Permission

_EDIT = Permission.EDIT_BANKS
_BANK = "/drafts/<bank_id>"
_ITEM = f"{_BANK}/items/<item_id>"

#: Method, rule, view, and what it asks for beyond the blueprint's own permission.
DRAFT_ADDRESSES: tuple[tuple[str, str, str, Permission | None], ...] = (
    ("GET", _BANK, "drafts.show_draft", None),
    ("GET", f"{_BANK}/items/new", "new_items.show_new_item", _EDIT),
    ("POST", f"{_BANK}/items/new", "new_items.add_item", _EDIT),
    ("GET", f"{_BANK}/tests", "tests.show_tests", None),
    ("GET", f"{_BANK}/tests/<test_id>", "tests.show_test", None),
    ("POST", f"{_BANK}/tests/<test_id>", "tests.save_test", _EDIT),
    ("GET", f"{_BANK}/stimuli/<stimulus_id>", "stimuli.show_stimulus", None),
    ("POST", f"{_BANK}/stimuli/<stimulus_id>", "stimuli.save_stimulus", _EDIT),
    ("POST", f"{_BANK}/stimuli/<stimulus_id>/take-out", "stimuli.take_stimulus_out", _EDIT),
    ("POST", f"{_BANK}/stimuli/new/<kind>", "stimuli.begin_stimulus", _EDIT),
    ("GET", f"{_BANK}/mistakes", "misconceptions.show_misconceptions", None),
    ("POST", f"{_BANK}/mistakes", "misconceptions.begin_misconception", _EDIT),
    ("GET", f"{_BANK}/mistakes/<misconception_id>", "misconceptions.show_misconception", None),
    ("POST", f"{_BANK}/mistakes/<misconception_id>", "misconceptions.save_misconception", _EDIT),
    ("POST", f"{_BANK}/mistakes/<misconception_id>/take-out", "misconceptions.take_misconception_out", _EDIT),
    ("POST", f"{_BANK}/mistakes/<misconception_id>/autosave", "autosave.autosave_misconception", _EDIT),
    ("GET", f"{_BANK}/lessons", "lessons.show_lessons", None),
    ("GET", f"{_BANK}/lessons/<topic_id>/<language>", "lessons.show_lesson", None),
    ("POST", f"{_BANK}/lessons/<topic_id>/<language>", "lessons.save_lesson", None),
    ("POST", f"{_BANK}/stimuli/<stimulus_id>/autosave", "autosave.autosave_stimulus", _EDIT),
    ("POST", f"{_BANK}/lessons/<topic_id>/<language>/autosave", "autosave.autosave_lesson", None),
    ("GET", _ITEM, "items.show_item", None),
    ("POST", _ITEM, "items.save_item", _EDIT),
    ("POST", f"{_ITEM}/autosave", "autosave.autosave_item", _EDIT),
    ("POST", f"{_ITEM}/translations/<language>/autosave", "autosave.autosave_translation", None),
    ("GET", f"{_BANK}/preview/<item_id>", "preview.show_item_preview", None),
    ("GET", f"{_ITEM}/history", "history.show_history", None),
    ("POST", f"{_ITEM}/history", "history.restore", None),
    ("POST", f"{_ITEM}/take-out", "history.take_out", _EDIT),
    ("POST", f"{_ITEM}/comments", "comments.add_comment", None),
    ("POST", f"{_ITEM}/comments/<uuid:comment_id>", "comments.settle_comment", None),
    ("GET", f"{_ITEM}/translations/<language>", "translations.show_translation", None),
    ("POST", f"{_ITEM}/translations/<language>", "translations.save_translation", None),
)
