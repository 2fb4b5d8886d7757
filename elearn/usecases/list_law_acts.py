"""An editor sees the register of laws: the acts, how many items cite each, oldest wording first."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.laws import RegisteredAct
from elearn.storage.laws import list_acts
from elearn.usecases.list_standing_items import list_standing_items


@dataclass(frozen=True, kw_only=True)
class CitedAct:
    """An act, and how many items cite it."""

    act: RegisteredAct
    item_count: int


def list_law_acts(session: Session, *, words: str = "") -> list[CitedAct]:
    """List the acts whose id, names or note hold these words, oldest wording first."""
    wanted = words.casefold().split()
    acts = [act for act in list_acts(session) if all(word in _text(act) for word in wanted)]
    items = list_standing_items(session)
    counts = Counter(act for item in items for act in {law.act for law in item.laws})
    acts.sort(key=lambda act: act.law.wording_on)
    return [CitedAct(act=act, item_count=counts[act.law.id]) for act in acts]


def _text(act: RegisteredAct) -> str:
    law = act.law
    return " ".join((law.id, law.short, law.title, law.note or "")).casefold()
