"""The pages of a draft: tasks, translations, history, tests and lessons."""

from tests.journeys.page_case import PageCase

_DRAFT = "editor/drafts/{bank}"
_ITEM = f"{_DRAFT}/items/{{item}}"
_LESSON = f"{_DRAFT}/lessons/law-authorities"

DRAFT_PAGES = (
    PageCase("item, none", "editor.show_item", f"{_DRAFT}/items/law-9999", "editor", status=404),
    PageCase("new item", "editor.show_new_item", f"{_DRAFT}/items/new", "editor"),
    PageCase("translation", "editor.show_translation", f"{_ITEM}/translations/uz", "editor"),
    PageCase("history", "editor.show_history", f"{_ITEM}/history", "editor"),
    PageCase("preview of an item", "editor.show_item_preview", f"{_DRAFT}/preview/{{item}}", "editor"),
    PageCase("tests of a draft", "editor.show_tests", f"{_DRAFT}/tests", "editor"),
    PageCase("test of a draft", "editor.show_test", f"{_DRAFT}/tests/legislation-01", "editor"),
    PageCase("kinds of mistake", "editor.show_misconceptions", f"{_DRAFT}/mistakes", "editor"),
    PageCase(
        "kind of mistake",
        "editor.show_misconception",
        f"{_DRAFT}/mistakes/legislation-branches-of-power",
        "editor",
    ),
    PageCase("lessons of a draft", "editor.show_lessons", f"{_DRAFT}/lessons", "editor"),
    PageCase("lesson, Russian", "editor.show_lesson", f"{_LESSON}/ru", "editor"),
    PageCase("lesson, translation", "editor.show_lesson", f"{_LESSON}/tg", "editor"),
)

DRAFT_NOT_PAGES = {
    "editor.save_item": "leads to the item; two people at once: a journey of its own",
    "editor.add_item": "leads to the new item",
    "editor.save_translation": "leads to the translation",
    "editor.autosave_item": "JSON for the page's script",
    "editor.autosave_translation": "JSON for the page's script",
    "editor.autosave_lesson": "JSON for the page's script",
    "editor.autosave_stimulus": "JSON for the page's script",
    "editor.restore": "leads to the item",
    "editor.take_out": "leads to the history",
    "editor.add_comment": "leads to the item",
    "editor.settle_comment": "leads to the item",
    "editor.save_test": "leads to the test",
    "editor.show_stimulus": "the bank of the example has none: pictured with the language bank in a journey",
    "editor.save_stimulus": "leads to the stimulus",
    "editor.begin_misconception": "leads to the kind of mistake",
    "editor.save_misconception": "leads to the kind of mistake",
    "editor.take_misconception_out": "leads to the kinds of mistake",
    "editor.autosave_misconception": "JSON for the page's script",
    "editor.save_lesson": "leads to the lesson",
}
