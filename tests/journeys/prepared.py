"""A site and the people who were there before: made once in a run, which takes half a minute, then copied."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from tests.cli.serving import elearn, serving
from tests.journeys.examples import Examples, make_examples
from tests.journeys.site import Site
from tests.postgres_server import locked

_ANYWHERE = "http://site.invalid"


@dataclass(frozen=True)
class Prepared:
    """A folder to copy: the server's data, and beside it the saved browsers."""

    folder: Path
    code: str  # of the busiest learner

    def copy_to(self, data: Path) -> None:
        """Give a server data of its own."""
        shutil.copytree(self.folder / "data", data, dirs_exist_ok=True)

    def examples_at(self, site: Site) -> Examples:
        """Name the people and things as they are at a server that has a copy."""
        kept = json.loads((self.folder / "examples.json").read_text("utf-8").replace(_ANYWHERE, site.url))
        return Examples(kept["browsers"], kept["names"])


def prepare(folder: Path, browser: Browser) -> Prepared:
    """Make the site in this folder, or take the one that another process of the run has made."""
    folder.mkdir(exist_ok=True)
    with locked(folder / "lock"):
        noted = folder / "code"
        if not noted.exists():
            noted.write_text(_make(folder, browser))
        return Prepared(folder, noted.read_text())


def settle(site: Site) -> None:
    """Forget that the server was away: it was another one."""
    site.change("DELETE FROM outage")


def forget_editors(site: Site) -> None:
    """Take back what tests of editors do to everybody: withdrawn tasks, and drafts of other banks."""
    others = "SELECT id FROM draft WHERE bank_id <> 'legislation'"
    for table in ("draft_entry", "draft_file", "draft_upload"):
        site.change(f"DELETE FROM {table} WHERE draft_id IN ({others})")  # noqa: S608 - our own names
    for statement in (
        "DELETE FROM draft WHERE bank_id <> 'legislation'",
        "DELETE FROM outcome_change",
        "DELETE FROM withdrawal",
    ):
        site.change(statement)


def _make(folder: Path, browser: Browser) -> str:
    data = folder / "data"
    shutil.rmtree(data, ignore_errors=True)  # of a process that was killed on the way
    data.mkdir()
    codes = elearn(data, "demo").stdout.splitlines()
    busiest = max(codes, key=lambda line: int(line.split()[1])).split()[0]
    with serving(data) as server:
        site = Site(f"http://127.0.0.1:{server.port}", data, busiest)
        examples = make_examples(browser, site)
    kept = json.dumps({"browsers": examples.browsers, "names": examples.names}, ensure_ascii=False)
    (folder / "examples.json").write_text(kept.replace(site.url, _ANYWHERE), "utf-8")
    return busiest
