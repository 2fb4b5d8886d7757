"""Every citation of the banks that ship is read, and leads to an act of the register."""

from collections.abc import Iterator
from functools import cache

from elearn.domain.citations import article_order, is_touched, parse_articles
from elearn.domain.items import BANKS as BANK_IDS
from elearn.domain.items import LawReference
from tests.usecases.editing_desk import real_release
from tests.usecases.law_desk import real_laws


def _list_citations() -> Iterator[LawReference]:
    for bank_id in BANK_IDS:
        bank = real_release(bank_id).bank
        assert bank is not None
        yield from (law for item in bank.items for law in item.laws)


@cache
def citations() -> tuple[LawReference, ...]:
    return tuple(_list_citations())


def test_there_are_citations_of_every_act() -> None:
    assert len(citations()) > 140
    assert {law.act for law in citations()} == set(real_laws())


def test_each_is_read_to_exactly_the_articles_in_it() -> None:
    for citation in {law.article for law in citations()}:
        articles = parse_articles(citation)
        assert ", ".join(articles) == citation
        assert list(articles) == sorted(articles, key=article_order)


def test_each_is_found_by_its_articles_and_by_no_neighbour() -> None:
    for citation in {law.article for law in citations()}:
        for article in parse_articles(citation):
            assert is_touched(citation, (article,))
            assert not is_touched(citation, (f"{article}.99",))
            assert not is_touched(citation, (f"9{article}9",))
