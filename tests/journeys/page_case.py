"""A page in one state, and the way there."""

from dataclasses import dataclass
from datetime import timedelta

from tests.journeys.acts import Act
from tests.journeys.examples import Examples
from tests.journeys.visitor import Visitor

STATUS = "performance.getEntriesByType('navigation')[0].responseStatus"


@dataclass(frozen=True)
class PageCase:
    """A page in one state: who opens which path, and what they do there until it shows."""

    name: str
    endpoint: str
    path: str = ""
    who: str = "nobody"
    act: Act | None = None
    status: int = 200


def reach(visitor: Visitor, case: PageCase, examples: Examples) -> None:
    """Open the page and see that it is the one."""
    if case.status >= 400:
        visitor.watch.forgive(rf"status of {case.status}")
        visitor.site.forget_tries()
    if "{exam}" in case.path:  # however long the pages before it took
        visitor.site.let_time_pass(examples.names["exam"], timedelta(minutes=30))
    visitor.open(case.path.format(**examples.names))
    if case.act:
        case.act(visitor)
    status = visitor.page.evaluate(STATUS)
    assert status == case.status, f"{case.name}: {status} {visitor.page.url}"
