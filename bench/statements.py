"""SQL statements per request, in the usual case of a process that has served before."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import event

from bench.inside import PLACES, TEST, Inside, inside
from bench.report import Figure, print_figures
from elearn.storage.engine import engines_of
from elearn.web.database import current_engine


@dataclass(frozen=True)
class _Counter:
    """Counts the statements of the application's engines."""

    seen: list[str] = field(default_factory=list)

    def watch(self, application: Inside) -> None:
        with application.app.app_context():
            engine = current_engine()
        for watched in engines_of(engine):
            event.listen(watched, "before_cursor_execute", lambda *values: self.seen.append(values[2]))

    def count(self, ask: Callable[[], object]) -> int:
        self.seen.clear()
        ask()
        return len(self.seen)

    def count_usual(self, ask: Callable[[], object]) -> int:
        """Count what the second request executes: the first one fills caches."""
        ask()
        return self.count(ask)


def measure() -> list[Figure]:
    """Count what each request executes."""
    with inside() as application:
        counter = _Counter()
        counter.watch(application)
        browser = application.browser(application.learner(3))
        started = browser.post(f"/en/tests/{TEST}/attempts", data={"mode": "exam"})
        attempt = started.headers["Location"].rpartition("/")[2]
        pages = {page or "start": f"/en/{page}" for page in ("", "tests", "syllabus", "progress")}
        pages["paper"] = f"/en/attempts/{attempt}"
        save = f"/api/attempts/{attempt}/responses/1"
        saving = counter.count_usual(lambda: browser.put(save, json={"response": "a"}))
        counts = {page: counter.count_usual(partial(browser.get, path)) for page, path in pages.items()}
        counts[f"hand in {PLACES} tasks"] = counter.count(
            lambda: browser.post(f"/en/attempts/{attempt}/submit")
        )
        counts["outcome"] = counter.count_usual(lambda: browser.get(f"/en/attempts/{attempt}/outcome"))
    first = Figure(what="statements: answer save", measured=str(saving), budget="1", is_met=saving == 1)
    return [first, *(Figure(what=f"statements: {what}", measured=str(n)) for what, n in counts.items())]


if __name__ == "__main__":
    print_figures(measure())
