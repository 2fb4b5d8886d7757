"""The pages of statistics of tasks."""

from elearn.domain.item_tallies import Tally, TallyKey
from elearn.storage.engine import make_engine, transaction
from elearn.storage.item_tallies import add_to_tallies
from tests.domain.tallies import a_tally
from tests.journeys.page_case import PageCase
from tests.journeys.visitor import Visitor

BUSY = "lang-0017"  # its key is b
_TIMES = Tally(is_correct=True, times=300, seconds=(0, 0, 40, 90, 90, 60, 20, *[0] * 6))


def open_busy_item(visitor: Visitor) -> None:
    """Open a task that thousands answered, many of them better than its key."""
    engine = make_engine(f"sqlite:///{visitor.site.data / 'elearn.db'}")
    with transaction(engine) as session:
        add_to_tallies(session, [_tally("ru", "a", 900), _tally("tg", "b", 300), _tally("uz-cyrl", "a", 200)])
    engine.dispose()
    visitor.open(f"editor/items/{BUSY}/statistics")


def open_busy_list(visitor: Visitor) -> None:
    """Open the list where that task stands first."""
    open_busy_item(visitor)
    visitor.open("editor/statistics?of=language/2026.1&flag=any")


def _tally(language: str, answer: str, rest: int) -> tuple[TallyKey, Tally]:
    key = TallyKey("language", "2026.1", BUSY, "exam", language, answer)
    return key, a_tally(1_000, rest=rest, is_correct=answer == "b") + _TIMES


STATISTICS_PAGES = (
    PageCase("statistics", "editor.show_statistics", "editor/statistics", "editor"),
    PageCase("statistics, flags", "editor.show_statistics", "editor/statistics", "editor", open_busy_list),
    PageCase("statistics, nothing", "editor.show_statistics", "editor/statistics?flag=too_hard", "editor"),
    PageCase("task statistics", "editor.show_item_statistics", "editor/statistics", "editor", open_busy_item),
    PageCase(
        "task statistics, none",
        "editor.show_item_statistics",
        "editor/items/lang-0002/statistics",
        "editor",
    ),
)

STATISTICS_NOT_PAGES = {"editor.draw_item_chart": "a picture"}
