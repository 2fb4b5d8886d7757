"""Templates compile, and say nothing that a translator cannot see."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from flask import Flask
from jinja2 import StrictUndefined

from tests.architecture.sources import ROOT

TEMPLATES = ROOT / "templates"
NAMES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
FOR_PEOPLE = [name for name in NAMES if not name.startswith("developer/")]  # developers read English
_EXPRESSION = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)
_TRANS = re.compile(r"{%-?\s*trans\b.*?{%-?\s*endtrans\s*-?%}", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>|&\w+;|\s[a-z-]+=\"[^\"]*\"")
_WORDS = re.compile(r"[A-Za-z]{3,}")
_OUR_NAME = {"elearn"}


@pytest.mark.parametrize("name", NAMES)
def test_a_template_compiles(app: Flask, name: str) -> None:
    assert app.jinja_env.undefined is StrictUndefined
    assert app.jinja_env.get_template(name).name == name


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_every_word_of_a_template_can_be_translated(name: str) -> None:
    text = _TRANS.sub("", (TEMPLATES / name).read_text("utf-8"))
    text = _EXPRESSION.sub("", text)
    visible = _MARKUP.sub(" ", text)

    assert [word for word in _WORDS.findall(visible) if word not in _OUR_NAME] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_marked_safe_by_hand(name: str) -> None:
    text = (TEMPLATES / name).read_text("utf-8")

    assert not re.search(r"\|\s*safe\b|{%-?\s*autoescape", text)


def test_every_message_can_be_extracted() -> None:
    methods = [("elearn/**.py", "python"), ("templates/**.html", "jinja2")]
    options = {"templates/**.html": {"newstyle_gettext": "true", "silent": "false"}}

    found = list(extract_from_dir(str(ROOT), methods, options_map=options))

    assert len(found) > 100
    assert {Path(file).parts[0] for file, *_ in found} == {"elearn", "templates"}
