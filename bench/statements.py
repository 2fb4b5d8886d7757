"""SQL statements per request, in the usual case of a process that has served before."""

from collections.abc import Callable

from sqlalchemy import event

from bench.inside import PLACES, TEST, inside
from bench.report import Figure, print_figures
from elearn.storage.engine import engines_of
from elearn.web.database import current_engine


def measure() -> list[Figure]:
    """Count what each request executes."""
    with inside() as application:
        seen: list[str] = []
        with application.app.app_context():
            engine = current_engine()
        for watched in engines_of(engine):
            event.listen(watched, "before_cursor_execute", lambda *event_values: seen.append(event_values[2]))
        browser = application.browser(application.learner(3))

        def count(what: str, ask: Callable[[], object]) -> Figure:
            ask()
            seen.clear()
            ask()
            is_save = what == "answer save"
            return Figure(
                what=f"statements: {what}",
                measured=str(len(seen)),
                budget="1" if is_save else "",
                is_met=len(seen) == 1 if is_save else None,
            )

        started = browser.post(f"/en/tests/{TEST}/attempts", data={"mode": "exam"})
        attempt = started.headers["Location"].rpartition("/")[2]
        save = f"/api/attempts/{attempt}/responses/1"
        figures = [
            count("answer save", lambda: browser.put(save, json={"response": "a"})),
            count("paper", lambda: browser.get(f"/en/attempts/{attempt}")),
            *(
                count(page or "start", lambda page=page: browser.get(f"/en/{page}"))  # type: ignore[misc]
                for page in ("", "tests", "syllabus", "progress")
            ),
        ]
        seen.clear()
        browser.post(f"/en/attempts/{attempt}/submit")
        figures.append(Figure(what=f"statements: hand in {PLACES} tasks", measured=str(len(seen))))
        figures.append(count("outcome", lambda: browser.get(f"/en/attempts/{attempt}/outcome")))
    return figures


if __name__ == "__main__":
    print_figures(measure())
