"""Whatever anybody sends to any address, the answer is never a failure of ours.

`ELEARN_FUZZ=2000 pytest tests/web/test_fuzz.py` looks longer, each time elsewhere.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copy

import pytest
from flask import Flask
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from werkzeug.routing import Map, Rule

from elearn.storage.engine import make_engine
from tests.web.hostile import Hostile, Known, numbers, raw_texts, requests
from tests.web.hostile_site import Site, load_releases, make_site

BOUNDED = settings(
    max_examples=int(os.environ.get("ELEARN_FUZZ", "12")),
    derandomize="ELEARN_FUZZ" not in os.environ,
    database=None,
    suppress_health_check=list(HealthCheck),
)
PLACEHOLDER = re.compile(r"<(?:(\w+)(?:\([^)]*\))?:)?(\w+)>")
LANGUAGES = [b"en", b"ru", b"uz", b"uz-cyrl", b"tg", b"ky"]
NAMES = {
    "test_id": [b"history-01", b"language-01", b"legislation-01"],
    "topic_id": [b"history-state-symbols", b"history-empire", b"history"],
    "profile_id": [b"patent", b"rvp", b"vnzh", b"2015"],
}
#: Each group on a site of its own, so that two workers share the work.
GROUPS: dict[str, Callable[[Rule], bool]] = {
    "accounts": lambda rule: rule.endpoint.startswith("account."),
    "centres": lambda rule: rule.endpoint.startswith("centre."),
    "editors": lambda rule: rule.endpoint.startswith("editor."),
    "api": lambda rule: rule.rule.startswith("/api/"),
    "pages": lambda rule: rule.endpoint.startswith("learner.") and "GET" in (rule.methods or ()),
    "forms": lambda rule: rule.endpoint.startswith("learner."),
    "the rest": lambda rule: True,
}
#: What changes the site most comes last.
_DRASTIC = ("hand_in", "erase_me", "change_own_password", "sign_out")


@pytest.fixture(scope="module")
def sqlite_template(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Load the releases once for all groups."""
    path = Path(copy(sqlite_template, tmp_path_factory.mktemp("releases") / "template.db"))
    engine = make_engine(f"sqlite:///{path}")
    load_releases(engine)
    engine.dispose()
    return path


@pytest.fixture
def site(sqlite_engine: Engine, make_app: Callable[..., Flask]) -> Site:
    return make_site(sqlite_engine, make_app)


@pytest.mark.parametrize("group", GROUPS)
def test_no_request_to_any_address_fails(site: Site, group: str) -> None:
    for rule in _rules(site.url_map, group):
        _attack(site, requests(_paths(rule, site.known), sorted(rule.methods or ()), site.known))


def test_no_request_to_no_address_fails(site: Site) -> None:
    any_path = st.lists(raw_texts | st.sampled_from([*LANGUAGES, b"", b"..", b"static", b"api"]), max_size=5)
    _attack(site, requests(any_path.map(lambda parts: b"/" + b"/".join(parts)), ["GET"], site.known))


def _rules(url_map: Map, group: str) -> list[Rule]:
    def group_of(rule: Rule) -> str:
        return next(name for name, holds in GROUPS.items() if holds(rule))

    rules = [rule for rule in url_map.iter_rules() if group_of(rule) == group]
    assert rules, group
    return sorted(rules, key=lambda rule: (rule.endpoint.endswith(_DRASTIC), rule.rule))


def _attack(site: Site, hostile_requests: st.SearchStrategy[Hostile]) -> None:
    @BOUNDED
    @example(hostile=Hostile(method="GET", path=b"/en/"), behind_proxy=True)
    @given(hostile=hostile_requests, behind_proxy=st.booleans())
    def send(hostile: Hostile, behind_proxy: bool) -> None:
        status = site.answer(hostile, behind_proxy=behind_proxy)
        failures, site.failures[:] = list(site.failures), []
        assert status < 500, failures
        assert not failures

    send()


def _paths(rule: Rule, known: Known) -> st.SearchStrategy[bytes]:
    """Fill the placeholders of a rule, mostly with what fits."""
    return st.tuples(*_segments(rule.rule, known)).map(b"".join)


def _segments(text: str, known: Known) -> Iterator[st.SearchStrategy[bytes]]:
    end = 0
    for found in PLACEHOLDER.finditer(text):
        yield st.just(text[end : found.start()].encode())
        fitting = _fitting(found[1], found[2], known)
        yield st.one_of(fitting, fitting, fitting, raw_texts)
        end = found.end()
    yield st.just(text[end:].encode())


def _fitting(converter: str | None, name: str, known: Known) -> st.SearchStrategy[bytes]:
    match converter:
        case "lang":
            return st.sampled_from(LANGUAGES)
        case "uuid":
            ids = known.attempt_ids if name == "attempt_id" else known.centre_ids
            return st.sampled_from([str(each).encode() for each in ids])
        case "int":
            return numbers.map(str.encode)
        case "sha256":
            return st.sampled_from([digest.encode() for digest in known.media])
    return st.sampled_from(NAMES.get(name, [b"css/elearn.css"]))
