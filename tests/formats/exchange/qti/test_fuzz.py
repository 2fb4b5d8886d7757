"""Whatever is done to a package, reading it ends, and gives only what a draft can hold.

`ELEARN_FUZZ=20000 pytest tests/formats/exchange/qti/test_fuzz.py` looks longer, each time elsewhere.
"""

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from elearn.domain.entries import apply_patch
from elearn.formats.exchange.contents import MAX_FAULTS, Imported
from elearn.formats.exchange.registry import FORMATS
from tests.formats.exchange.qti.releases import VERSIONS, a_small_release, an_item, repack, unpack

BOUNDED = settings(
    max_examples=int(os.environ.get("ELEARN_FUZZ", "150")),
    derandomize="ELEARN_FUZZ" not in os.environ,
    database=None,
    suppress_health_check=list(HealthCheck),
)
STORED = re.compile(r"media/[a-z0-9-]+\.[a-z0-9]+")
TOKENS = [
    *(
        b"<p>",
        b"</p>",
        b"<",
        b">",
        b"&",
        b"&#0;",
        b"&#55296;",
        b"]]>",
        b'"',
        b"'",
        b"<!--",
        b"<?x?>",
        b"<![CDATA[",
    ),
    *(
        b"<!DOCTYPE a>",
        b"NaN",
        b"1e999",
        b"[[[[",
        b"{}",
        b"null",
        b'"\\ud800"',
        b"\\u0000",
        b"-1",
        b"",
        b" ",
        b"\xff",
    ),
    *(
        b"../../x",
        b"http://a/b",
        b"multiple",
        b"RESPONSE",
        b"a.b.c.d",
        b"elearn-json",
        b"item.id",
        b"uz",
        b"media/",
    ),
]
RUBRIC = [{"id": "task", "text": "Что должно быть", "marks": 2}]
FORM = {
    "interaction": "form",
    "fields": [{"id": "surname", "label": "Фамилия"}],
    "model_answer": {"surname": "Иванов"},
    "rubric": RUBRIC,
}


@cache
def sound_packages() -> list[dict[str, bytes]]:
    entries, media = a_small_release()
    more = [
        an_item("lang-0003", interaction="typed_word", stem="Я читаю ____.", accepted=["книгу"]),
        an_item("lang-0004", interaction="letter", model_answer="Привет!", rubric=RUBRIC, min_words=20),
        an_item("hist-0001", interaction="right_or_wrong", key="right", sources=["https://a.ru"]),
        an_item("lang-0005", **FORM),
    ]
    return [unpack(FORMATS[version].write([*entries, *more], media).content) for version in VERSIONS]


CUTS = st.tuples(st.integers(0, 50), st.floats(0, 1), st.integers(0, 40), st.sampled_from(TOKENS))
BLOWS = st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)), max_size=3)


@BOUNDED
@given(base=st.integers(0, 1), cuts=st.lists(CUTS, max_size=6), blows=st.just([]) | BLOWS)
def test_a_spoilt_package_gives_only_what_a_draft_can_hold(
    base: int, cuts: list[tuple[int, float, int, bytes]], blows: list[tuple[float, bytes]]
) -> None:
    files = dict(sound_packages()[base])
    names = sorted(files)
    for number, place, length, token in cuts:
        name = names[number % len(names)]
        at = int(place * len(files[name]))
        files[name] = files[name][:at] + token + files[name][at + length :]
    content = bytearray(repack(files))
    for place, blow in blows:
        at = int(place * len(content))
        content[at : at + len(blow)] = blow

    for version in VERSIONS:
        check(FORMATS[version].read(bytes(content)))


@BOUNDED
@given(
    content=st.binary(max_size=300)
    | st.text(max_size=300).map(lambda text: ("<" + text).encode("utf-8", "ignore"))
)
def test_anything_at_all_gives_only_what_a_draft_can_hold(content: bytes) -> None:
    check(FORMATS["qti3"].read(content))


def check(found: Imported) -> None:
    assert len(found.faults) <= MAX_FAULTS
    assert all(STORED.fullmatch(name) for name in found.media)
    keys = [patch.key for patch in found.patches]
    assert len(set(keys)) == len(keys)
    assert found.foreign <= set(keys)
    for patch in found.patches:
        assert patch.key.id
        data = apply_patch(None, patch.data)
        assert json.dumps(data, allow_nan=False, ensure_ascii=False).encode()
        assert not any("\0" in text for text in texts(data))


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for each in [*value, *value.values()]:
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)
    elif isinstance(value, str):
        yield value
