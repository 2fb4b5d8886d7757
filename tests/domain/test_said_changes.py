"""Which Russian text translations are of, once somebody said what a change is."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elearn.domain.drafts import ChangeKind
from elearn.domain.said_changes import OpenedPage, SaidChange, read_page, source_after, write_page

TEXTS = st.sampled_from("abcd")
WORDING, MEANING = ChangeKind.WORDING, ChangeKind.MEANING


@given(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
def test_meaning_makes_fresh_only_what_somebody_read(
    before: str, since: str, now: str, named: str, written: str
) -> None:
    said = SaidChange(kind=MEANING, before=before, since=since, now=now)

    is_fresh = source_after(said, named=named, written=written) == now

    assert not is_fresh or written == now or now in {before, since}


@given(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
def test_wording_renews_what_was_fresh_and_nothing_else(
    before: str, since: str, now: str, named: str, written: str
) -> None:
    said = SaidChange(kind=WORDING, before=before, since=since, now=now)

    after = source_after(said, named=named, written=written)

    was_fresh = bool({named, written} & {before, since, now})
    assert after == (now if was_fresh else named)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_what_is_said_of_everything_can_be_taken_back(first: str, now: str, named: str, written: str) -> None:
    texts = frozenset({first, now, written})
    flips = [
        SaidChange(kind=kind, before=now, since=now, now=now, texts=texts, is_about_all=True)
        for kind in (WORDING, MEANING)
    ]

    renewed = source_after(flips[0], named=named, written=written)

    assert renewed == now
    assert source_after(flips[1], named=renewed, written=written) == written


@given(st.sampled_from([None, *ChangeKind]), st.datetimes(timezones=st.just(UTC)))
def test_a_page_is_read_as_it_was_written(change: ChangeKind | None, at: datetime) -> None:
    page = OpenedPage(data="1f", source="2e", change=change, at=at)

    assert read_page(write_page(page)) == page


@pytest.mark.parametrize("text", ["", "a b c", "a b c d", "a b - x", "a b - 0001-01-01T00:00:00+23:59"])
def test_whatever_is_no_page_is_none(text: str) -> None:
    assert read_page(text) is None
