"""Entries made up by Hypothesis: items of every interaction, and their translations."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from elearn.domain.entries import Entry, EntryKey, EntryKind, Patch, apply_patch
from elearn.formats.exchange.translations.units import hash_russian

#: Letters of all kinds, marks of our Markdown, and what formats escape; no control characters: YAML has none.
LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufeff") | st.sampled_from(
    list("\n\n **<>&\"'\\=#;|\t")
)
#: A text as editors write one: it begins and ends with something.
TEXTS = st.text(LETTERS, min_size=1, max_size=60).map(str.strip).filter(bool)
SLUGS = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5})?", fullmatch=True)
_DAYS = st.dates().map(str)


def _optional(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


def _choices() -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.tuples(
        *(
            st.fixed_dictionaries(
                {"id": st.just(letter), "text": TEXTS},
                optional={"misunderstanding": TEXTS, "misconception": SLUGS},
            )
            for letter in "abc"
        )
    ).map(list)


def _rubric() -> st.SearchStrategy[list[dict[str, Any]]]:
    line = st.fixed_dictionaries({"id": SLUGS, "text": TEXTS, "marks": st.integers(1, 9)})
    return st.lists(line, min_size=1, max_size=3, unique_by=lambda each: each["id"])


_MARKED = {"model_answer": TEXTS, "rubric": _rubric()}
_SECONDS = {"prepare_seconds": st.integers(0, 300), "speak_seconds": st.integers(1, 300)}
_FIELDS = st.lists(
    st.fixed_dictionaries({"id": SLUGS, "label": TEXTS}),
    min_size=1,
    max_size=3,
    unique_by=lambda each: each["id"],
)
_OF_INTERACTION: Mapping[str, Mapping[str, st.SearchStrategy[Any]]] = {
    "single_choice": {"choices": _choices(), "key": st.sampled_from("abc")},
    "right_or_wrong": {"key": st.sampled_from(["right", "wrong"])},
    "typed_word": {"accepted": st.lists(TEXTS, min_size=1, max_size=3)},
    "form": {
        "fields": _FIELDS,
        "model_answer": st.dictionaries(SLUGS, TEXTS, min_size=1, max_size=2),
        "rubric": _rubric(),
    },
    "letter": {"min_words": st.integers(1, 200), **_MARKED},
    "speaking": {**_SECONDS, **_MARKED},
}
_LAW = st.fixed_dictionaries({"act": SLUGS, "article": st.just("5, часть 2"), "wording_on": _DAYS})
_URLS = st.from_regex(r"https://[a-z]{1,9}\.ru/[a-z?=&]{0,9}", fullmatch=True)


@st.composite
def items(draw: st.DrawFn, item_id: str = "hist-0001") -> Entry:
    interaction = draw(st.sampled_from(sorted(_OF_INTERACTION)))
    basic = {"topic": SLUGS, "level": st.sampled_from(["patent", "rvp", "vnzh"]), "stem": TEXTS}
    fields = {**basic, "explanation": TEXTS, **_OF_INTERACTION[interaction]}
    own = {"misunderstanding": TEXTS, "misconception": SLUGS} if interaction == "right_or_wrong" else {}
    optional = _optional(
        stimulus=SLUGS,
        grammar_point=TEXTS,
        laws=st.lists(_LAW, min_size=1, max_size=2),
        checked_on=_DAYS,
        review_by=_DAYS,
        sources=st.lists(_URLS, min_size=1, max_size=2),
        **own,
    )
    data = draw(st.fixed_dictionaries(fields)) | draw(optional)
    data |= {"id": item_id, "task": "history", "interaction": interaction}
    return Entry(key=EntryKey(EntryKind.ITEM, item_id), file="items/history-01.yaml", data=data)


@st.composite
def translations(draw: st.DrawFn, item: Entry, language: str = "uz") -> Entry:
    data: dict[str, Any] = {"state": draw(st.sampled_from(["draft", "reviewed"]))}
    data["source"] = draw(st.just(hash_russian(item.data)) | st.just("0" * 16))
    data |= {"explanation": draw(TEXTS), "stem": draw(TEXTS)}
    for name in ("choices", "rubric"):
        if name in item.data:
            data[name] = {each["id"]: draw(TEXTS) for each in item.data[name]}
    key = EntryKey(EntryKind.TRANSLATION, item.key.id, language)
    return Entry(key=key, file=f"translations/{language}/items.yaml", data=data)


def put_in(entries: list[Entry], patches: tuple[Patch, ...]) -> dict[EntryKey, dict[str, Any]]:
    """Return the entries' data after the patches."""
    there = {entry.key: dict(entry.data) for entry in entries}
    return there | {patch.key: apply_patch(there.get(patch.key), patch.data) for patch in patches}
