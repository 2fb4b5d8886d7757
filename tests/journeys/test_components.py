"""The developers' page of components keeps the rules: light and dark, and from right to left."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.serving import elearn, serving
from tests.journeys.conftest import Visit
from tests.journeys.page_rules import broken_rules, overflow, overflow_in_largest_text, violations
from tests.journeys.site import Site
from tests.journeys.visitor import COMPUTER, PHONE


@pytest.fixture(scope="module")
def open_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server with debugging on."""
    data: Path = tmp_path_factory.mktemp("open-house")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ELEARN_DEBUG", "1")
        elearn(data, "banks", "load")
        with serving(data) as server:
            yield Site(f"http://127.0.0.1:{server.port}", data)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["lang=en", "lang=uz&dir=rtl"])
def test_the_components_keep_the_rules(visit: Visit, open_house: Site, query: str, scheme: str) -> None:
    visitor = visit(query[5:7], site=open_house, color_scheme=scheme)
    faults: list[str] = []

    visitor.page.goto(f"/dev/components?{query}")
    for size in (PHONE, COMPUTER):
        visitor.page.set_viewport_size(size)
        faults += overflow(visitor.page) if "rtl" in query else broken_rules(visitor.page, "en")
        faults += [*violations(visitor.page), *overflow_in_largest_text(visitor.page)]

    assert not faults, "\n".join(faults)
