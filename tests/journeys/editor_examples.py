"""What editors left behind: a draft of the legislation bank with changes that wait."""

from tests.journeys.visitor import Visitor

BANK, HANDED_IN, STILL_A_DRAFT = "legislation", "law-0001", "law-0002"
_CHANGES = {HANDED_IN: "Кто в России источник власти?", STILL_A_DRAFT: "Какой язык главный?"}


def make_draft(editor: Visitor) -> dict[str, str]:
    """Begin a draft, change two tasks, and hand one of them in."""
    editor.open("editor/")
    editor.follow(f"form[action$='/drafts/{BANK}'] button")
    for item_id, stem in (
        (HANDED_IN, "Кто в России источник власти?"),
        (STILL_A_DRAFT, "Какой язык главный?"),
    ):
        editor.open(f"editor/drafts/{BANK}/items/{item_id}")
        editor.page.locator("#entry [name=stem]").fill(stem)
        editor.follow("#entry button.button--main")
    editor.open(f"editor/drafts/{BANK}/review")
    editor.page.locator(f"[value='item:{STILL_A_DRAFT}:']").uncheck()
    editor.follow("form[action$='/review/hand-in'] button")
    return {"bank": BANK, "item": HANDED_IN, "second_item": STILL_A_DRAFT}
