"""One server and one browser per worker; every test has contexts of its own, watched for faults."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.cli.serving import elearn, serving
from tests.journeys.chromium import launch
from tests.journeys.examples import Examples, make_examples
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor, arrive

Visit = Callable[..., Visitor]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The worker's browser."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The worker's server, with the example that `elearn demo` makes."""
    data: Path = tmp_path_factory.mktemp("site")
    codes = elearn(data, "demo").stdout.splitlines()
    busiest = max(codes, key=lambda line: int(line.split()[1]))
    with serving(data) as server:
        yield Site(f"http://127.0.0.1:{server.port}", data, busiest.split()[0])


@pytest.fixture(scope="session")
def examples(browser: Browser, site: Site) -> Examples:
    """People who were here before, and what they left."""
    return make_examples(browser, site)


@pytest.fixture
def visit(browser: Browser, site: Site, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Make visitors: `visit("uz")`, `visit("ru", java_script_enabled=False)`, `visit("ru", site=another)`.

    Those of tests marked `worker` have the service worker.
    """
    visitors: list[Visitor] = []
    has_worker = request.node.get_closest_marker("worker") is not None
    workers = {"service_workers": "allow" if has_worker else "block"}

    def make(language: str, *, site: Site = site, **options: Any) -> Visitor:
        visitors.append(arrive(browser, site, language, **{**workers, **options}))
        return visitors[-1]

    yield make
    faults = [fault for visitor in visitors for fault in visitor.watch.unforgiven()]
    for visitor in visitors:
        visitor.page.context.close()
    assert faults == []
