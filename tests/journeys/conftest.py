"""One server and one browser per worker; every test has contexts of its own, watched for faults."""

from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.cli.serving import serving
from tests.journeys.chromium import launch
from tests.journeys.examples import Examples
from tests.journeys.page_case import PageCase
from tests.journeys.prepared import Prepared, forget_editors, prepare, settle
from tests.journeys.site import Site
from tests.journeys.visitor import PATIENCE, Visitor, arrive

Visit = Callable[..., Visitor]
Regular = Callable[..., Visitor]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The worker's browser."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        expect.set_options(timeout=PATIENCE)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def prepared(shared_folder: Path, browser: Browser) -> Prepared:
    """The run's example: what `elearn demo` makes, and what people did there since."""
    return prepare(shared_folder / "prepared", browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, prepared: Prepared) -> Iterator[Site]:
    """The worker's server, with a copy of the example."""
    data: Path = tmp_path_factory.mktemp("site")
    prepared.copy_to(data)
    with serving(data) as server:
        site = Site(f"http://127.0.0.1:{server.port}", data, prepared.code)
        settle(site)
        _in_use.append(site)
        yield site
        _in_use.remove(site)


_in_use: list[Site] = []


@pytest.fixture(scope="module", autouse=True)
def _forget_what_editors_did() -> Iterator[None]:
    """Let no module find tasks withdrawn, or a draft begun, by the module before it."""
    yield
    for site in _in_use:
        forget_editors(site)


@pytest.fixture(scope="session")
def examples(prepared: Prepared, site: Site) -> Examples:
    """People who were here before, and what they left."""
    return prepared.examples_at(site)


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


@pytest.fixture(scope="module")
def browsers_in_use() -> Iterator[dict[str, Visitor]]:
    """Browsers that are used again: what a page loads once, the next has in its cache."""
    kept: dict[str, Visitor] = {}
    yield kept
    for visitor in kept.values():
        visitor.page.context.close()


@pytest.fixture
def regular(
    browser: Browser, site: Site, examples: Examples, browsers_in_use: dict[str, Visitor], visit: Visit
) -> Iterator[Regular]:
    """Give a browser for a page: one in use where the page is only looked at, else a new one."""
    given: list[Visitor] = []

    def give(
        case: PageCase, language: str, *, site: Site = site, people: Examples = examples, **options: Any
    ) -> Visitor:
        options["storage_state"] = people.browsers[case.who]
        if case.act or case.status != HTTPStatus.OK:
            return visit(language, site=site, **options)
        name = f"{language} {case.who} {options.get('color_scheme')}"
        if name not in browsers_in_use:
            options.setdefault("service_workers", "block")
            browsers_in_use[name] = arrive(browser, site, language, **options)
        given.append(browsers_in_use[name])
        return given[-1]

    yield give
    faults = [fault for visitor in given for fault in visitor.watch.unforgiven()]
    for visitor in given:
        visitor.watch.faults.clear()
    assert faults == []
