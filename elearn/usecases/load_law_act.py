"""An editor sees an act: its articles, the items that cite each, what changes and who changed what."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.citations import article_order, parse_articles
from elearn.domain.editing_errors import LawNotFound
from elearn.domain.law_impact import StandingItem
from elearn.domain.laws import LawChange, RegisteredAct
from elearn.domain.reference import LawArticle
from elearn.storage.law_changes import list_law_changes
from elearn.storage.laws import NamedEdit, find_act, list_law_edits
from elearn.usecases.list_standing_items import list_standing_items

_EDITS = 50


@dataclass(frozen=True, kw_only=True)
class CitedArticle:
    """An article with the items that cite it; number "": items that name none that can be read."""

    article: LawArticle
    items: tuple[StandingItem, ...]


@dataclass(frozen=True, kw_only=True)
class ActReport:
    """Everything about an act."""

    act: RegisteredAct
    articles: tuple[CitedArticle, ...]
    item_count: int
    changes: tuple[LawChange, ...]
    edits: tuple[NamedEdit, ...]


def load_law_act(session: Session, *, act_id: str) -> ActReport:
    """Load an act of the register.

    Raises:
        LawNotFound: the register does not have it.

    """
    act = find_act(session, act_id)
    if act is None:
        raise LawNotFound(id=act_id)
    citing = [item for item in list_standing_items(session) if any(law.act == act_id for law in item.laws)]
    return ActReport(
        act=act,
        articles=tuple(_list_articles(act, citing)),
        item_count=len(citing),
        changes=tuple(list_law_changes(session, act_id=act_id)),
        edits=tuple(list_law_edits(session, act_id, limit=_EDITS)),
    )


def _list_articles(act: RegisteredAct, citing: Iterable[StandingItem]) -> Iterable[CitedArticle]:
    """List the articles that are known or cited, in the order of the act."""
    known = {article.number: article for article in act.law.articles}
    cited: dict[str, list[StandingItem]] = {}
    for item in citing:
        for number in _list_numbers(item, act.law.id):
            cited.setdefault(number, []).append(item)
    for number in sorted({*known, *cited}, key=article_order):
        article = known.get(number, LawArticle(number=number))
        yield CitedArticle(article=article, items=tuple(cited.get(number, ())))


def _list_numbers(item: StandingItem, act_id: str) -> dict[str, None]:
    citations = (law.article for law in item.laws if law.act == act_id)
    return dict.fromkeys(number for each in citations for number in parse_articles(each) or ("",))
