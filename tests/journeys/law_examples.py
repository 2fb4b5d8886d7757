"""A change of a law that editors noted, and its work queue. The change is made up."""

from tests.journeys.visitor import Visitor


def make_law_change(editor: Visitor) -> dict[str, str]:
    """Note that an article changes, and make the queue; one step of it is done."""
    editor.open("editor/laws/changes/new?act=115-fz&article=13.3")
    editor.page.locator("[name=takes_effect_on]").fill("2027-03-01")
    editor.page.locator("[name=words]").fill("Выдуманное изменение.")
    editor.follow("main form button")
    change = editor.page.url.rpartition("/")[2]
    editor.follow("form[action$='/queue'] button")
    editor.follow("form[action*='/steps'] button")
    return {"law_change": change}
