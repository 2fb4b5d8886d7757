"""What an item of a draft cites is read, however far it is written."""

from datetime import date

import pytest

from elearn.domain.entry_laws import list_citations, read_day
from elearn.domain.items import LawReference


def test_a_whole_reference_is_read() -> None:
    data = {"laws": [{"act": "115-fz", "article": "13.3", "wording_on": "2025-09-01"}]}

    assert list_citations(data) == (LawReference(act="115-fz", article="13.3", wording_on=date(2025, 9, 1)),)


@pytest.mark.parametrize("laws", [None, "115-fz", 5, [], [None, "115-fz"], {"act": "115-fz"}])
def test_what_is_no_list_of_references_cites_nothing(laws: object) -> None:
    assert list_citations({"laws": laws}) == ()


def test_a_reference_without_a_day_is_older_than_all() -> None:
    assert list_citations({"laws": [{"act": "a"}]}) == (
        LawReference(act="a", article="", wording_on=date.min),
    )


@pytest.mark.parametrize("value", [None, "", "soon", "2025-02-30", 7, [1]])
def test_what_is_no_day_is_none(value: object) -> None:
    assert read_day(value) is None
