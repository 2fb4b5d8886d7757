"""The texts of an entry in the order in which they came to be."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.accounts import AccountId
from elearn.domain.drafts import DraftId, Revision
from elearn.domain.entries import Entry, EntryKey, EntryKind
from elearn.domain.entry_history import KeptText, ReleasedText, put_in_order
from tests.builders import NOW

KEY = EntryKey(EntryKind.ITEM, "law-0001")
DRAFTS = [DraftId(UUID(int=number)) for number in range(1, 4)]


def revision(text: str | None, *, draft: int = 0, hours: int = 0, number: int = 1) -> Revision:
    return Revision(
        id=number,
        draft_id=DRAFTS[draft],
        key=KEY,
        data=None if text is None else {"stem": text},
        version=1,
        account_id=AccountId(UUID(int=9)),
        saved_at=NOW + timedelta(hours=hours),
        note="",
    )


def released(name: str, text: str | None, *, draft: int | None = None, hours: int = 0) -> ReleasedText:
    entry = None if text is None else Entry(key=KEY, file="items/a.yaml", data={"stem": text})
    draft_id = None if draft is None else DRAFTS[draft]
    loaded_at = NOW + timedelta(hours=hours)
    return ReleasedText(release=name, loaded_at=loaded_at, draft_id=draft_id, entry=entry)


def told(texts: Sequence[KeptText]) -> list[tuple[str, str]]:
    return [(str((text.data or {}).get("stem", "")), text.release) for text in texts]


def test_a_clock_that_was_put_back_parts_no_draft_from_its_release() -> None:
    texts = put_in_order(
        [revision("b", hours=5), revision("c", draft=1, hours=6)],
        [released("2026.1", "a"), released("2026.2", "b", draft=0, hours=3)],
        {DRAFTS[0]: "2026.1", DRAFTS[1]: "2026.2"},
    )

    assert told(texts) == [("a", "2026.1"), ("b", "2026.2"), ("c", "")]


def test_releases_before_the_entry_began_say_nothing() -> None:
    texts = put_in_order(
        [revision("b", hours=1)], [released("2026.1", None), released("2026.2", "b", draft=0, hours=1)], {}
    )

    assert told(texts) == [("b", "2026.2")]
    assert texts[0].before is None


def test_what_a_release_took_out_is_told() -> None:
    texts = put_in_order([], [released("2026.1", "a"), released("2026.2", None, hours=1)], {})

    assert told(texts) == [("a", "2026.1"), ("", "2026.2")]


_TEXT = st.sampled_from(["a", "b", "c", None])
_HOURS = st.integers(0, 20)


@given(
    st.lists(st.tuples(_TEXT, _HOURS, st.integers(0, 2)), max_size=6),
    st.lists(st.tuples(_TEXT, _HOURS, st.sampled_from([0, 1, 2, None])), max_size=6),
)
def test_no_text_is_lost_and_no_release_repeats_the_text_before(
    written: list[tuple[str | None, int, int]], brought: list[tuple[str | None, int, int | None]]
) -> None:
    revisions = [
        revision(text, hours=hours, draft=draft, number=number)
        for number, (text, hours, draft) in enumerate(written, 1)
    ]
    releases = [
        released(f"2026.{number}", text, hours=hours, draft=draft)
        for number, (text, hours, draft) in enumerate(sorted(brought, key=lambda each: each[1]), 1)
    ]

    texts = put_in_order(revisions, releases, dict.fromkeys(DRAFTS, "2026.1"))

    assert [text.revision for text in texts if text.revision] == revisions
    assert {text for text, _, _ in brought if text} <= {text for text, _ in told(texts)}
    for before, after in pairwise(texts):
        assert after.revision or after.data != before.data
