"""The developers' page of components: there where debugging is on, and nowhere else."""

import re
from collections.abc import Callable

from flask import Flask
from sqlalchemy import Engine

from elearn.domain.items import Interaction
from elearn.settings import asset_folder
from elearn.storage.engine import transaction
from elearn.storage.releases import add_release, set_current_release
from tests.builders import NOW, a_ref
from tests.web.learner.conftest import a_rich_bank
from tests.web.learner.walking import Learner

TEMPLATES = asset_folder("templates")
#: Macros of many pages; the other files serve one page each, which the walk over all pages shows.
SHARED = ("icons", "words", "states", "task", "outcome", "exam_change", "study")
PARTS = {"choice_mark", "explain", "taken", "valid", "absent", "csrf"}  # of other macros, or without any look


def test_every_macro_of_many_pages_is_shown() -> None:
    files = [TEMPLATES / f"_macros/{name}.html" for name in SHARED]
    macros = {name for path in files for name in re.findall(r"macro (\w+)\(", path.read_text("utf-8"))}
    shown = (TEMPLATES / "developer/components.html").read_text("utf-8")

    assert {name for name in macros - PARTS if f"{name}(" not in shown} == set()
    assert macros >= PARTS


def test_without_debugging_there_is_no_such_page(learner: Learner) -> None:
    assert learner.open("/dev/components").status_code == 404


def test_with_debugging_it_shows_every_kind_of_task_in_each_state(
    make_app: Callable[..., Flask], sqlite_engine: Engine
) -> None:
    with transaction(sqlite_engine) as session:
        add_release(session, a_rich_bank(), sha256="a" * 64, files={}, loaded_at=NOW)
        set_current_release(session, a_ref(), now=NOW)
    client = make_app(debug=True).test_client()

    page = client.get("/dev/components?lang=en&dir=rtl").text

    assert 'dir="rtl"' in page
    for interaction in Interaction:
        is_marked = interaction.is_marked_by_rubric
        for state in ("open", "answered") if is_marked else ("open", "right", "wrong", "omitted"):
            assert f"<h3>{interaction.value}: {state}</h3>" in page


def test_without_any_bank_the_page_still_shows_the_rest(make_app: Callable[..., Flask]) -> None:
    answer = make_app(debug=True).test_client().get("/dev/components")

    assert answer.status_code == 200
