"""What the example's centre has to report: a session of its group, and certificates of one person."""

from tests.journeys.held_session import make_holder
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor


def make_reports(manager: Visitor, site: Site, centre: dict[str, str]) -> dict[str, str]:
    """Let Али sit a mock exam and get two certificates, one of which is withdrawn."""
    held = make_holder(site, centre["group"]).hold(profile_id="patent", people_count=1)
    manager.open("centre/groups/{group}/people/{ali}/certificates".format(**centre))
    page = manager.page.url
    withdrawn = _make(manager, page, "Али")
    manager.press("main details summary")
    manager.follow("main details form button")
    genuine = _make(manager, page, "Али")
    certificate = manager.page.url.rpartition("/")[2]
    return {"held": held, "certificate": certificate, "genuine": genuine, "withdrawn": withdrawn}


def _make(manager: Visitor, page: str, name: str) -> str:
    """Make a certificate; return its code."""
    manager.page.goto(page)
    manager.page.locator("main [name=name]").fill(name)
    manager.follow("main .card form button")
    return manager.page.locator("b.certificate-code").inner_text()
