"""The pages of laws: the register, a change of the law, the work queue."""

from tests.journeys.acts import fill
from tests.journeys.page_case import PageCase
from tests.journeys.visitor import Visitor

_ACT = "editor/laws/115-fz"
_NEW_CHANGE = "editor/laws/changes/new"
_SAVE = "form.card button"


def _save_too_late(visitor: Visitor) -> None:
    """Send a note on an article that somebody else changed meanwhile."""
    visitor.page.locator("main [name=note]").fill("О патенте")
    visitor.page.locator("main [name=version]").evaluate("field => { field.value = '99'; }")
    visitor.follow(f"main {_SAVE}")


LAW_PAGES = (
    PageCase("laws", "editor.show_laws", "editor/laws", "editor"),
    PageCase("laws, nothing found", "editor.show_laws", "editor/laws?q=zzz", "editor"),
    PageCase("law", "editor.show_law", _ACT, "editor"),
    PageCase("law, none", "editor.show_law", "editor/laws/none", "editor", status=404),
    PageCase("law, new", "editor.show_new_law", "editor/laws/new", "editor"),
    PageCase("law, new, refused", "editor.add_law", "editor/laws/new", "editor", fill(_SAVE, id="Я"), 422),
    PageCase("law, form", "editor.show_law_form", f"{_ACT}/edit", "editor"),
    PageCase("law, refused", "editor.change_law", f"{_ACT}/edit", "editor", fill(_SAVE, title=""), 422),
    PageCase("article", "editor.show_article_form", f"{_ACT}/articles/13.3", "editor"),
    PageCase(
        "article, too late",
        "editor.change_article",
        f"{_ACT}/articles/13.3",
        "editor",
        _save_too_late,
        409,
    ),
    PageCase("change of a law, new", "editor.show_new_law_change", _NEW_CHANGE, "editor"),
    PageCase(
        "change of a law, refused",
        "editor.add_law_change",
        _NEW_CHANGE,
        "editor",
        fill(_SAVE, articles="?"),
        422,
    ),
    PageCase("change of a law", "editor.show_law_change", "editor/laws/changes/{law_change}", "editor"),
    PageCase("law queue", "editor.show_law_queue", "editor/laws/queue?change={law_change}", "editor"),
    PageCase("law queue, empty", "editor.show_law_queue", "editor/laws/queue?state=done", "editor"),
)

LAW_NOT_PAGES = {
    "editor.make_queue": "leads to the queue",
    "editor.close_change": "leads to the change",
    "editor.give_task": "leads to the queue",
    "editor.tick_step": "leads to the queue",
}
