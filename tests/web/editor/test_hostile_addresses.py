"""No address of a draft breaks, whatever stands in it and whatever is sent there."""

import re

import pytest

from elearn.web.editor.draft_addresses import DRAFT_ADDRESSES
from tests.web.editor.draft_desk import Browser

IDS = (
    "law-0001",
    "x",
    "%00",
    "..%2f..%2fetc",
    "a" * 3000,
    "%F0%9F%98%80",
    "%3Cscript%3E",
    "ru",
    "legislation-01",
)
FORM = {
    "version": "1e9",
    "seen": "{",
    "stem": "<b>",
    "text": "\u202e",
    "revision": "-5",
    "language": "../x",
    "interaction": "[]",
    "place-1": "law-0001",
    "source": "%",
}


@pytest.mark.parametrize(("method", "rule", "place"), [address[:3] for address in DRAFT_ADDRESSES])
def test_whatever_comes_gets_an_answer(vera: Browser, method: str, rule: str, place: str) -> None:
    for each in IDS:
        path = re.sub(r"<uuid:\w+>", "01932f5e-0000-7000-8000-000000000000", rule)
        path = path.replace("<bank_id>", "legislation").removeprefix("/drafts/")
        path = re.sub(r"<\w+>", each, path)
        answer = vera.get(path) if method == "GET" else vera.send(path, FORM)

        assert answer.status_code < 500, f"{place} {each}"
        assert "<script>alert" not in answer.text
