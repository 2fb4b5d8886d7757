"""An editor sees what a change of the law touches."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy.orm import Session

from elearn.domain.editing_errors import LawNotFound
from elearn.domain.law_impact import (
    CentreForms,
    LawImpact,
    StandingItem,
    find_touched_items,
    find_touched_lessons,
    find_touched_tests,
)
from elearn.domain.laws import LawChange
from elearn.storage.law_changes import FormHolding, list_form_holdings
from elearn.storage.laws import find_act
from elearn.storage.releases import load_current_banks
from elearn.usecases.list_standing_items import list_standing_items


def assess_law_change(
    session: Session, change: LawChange, *, items: Sequence[StandingItem] | None = None
) -> LawImpact:
    """Find everything that depends on what changes. `items`: as they stand, where the caller knows.

    Raises:
        LawNotFound: the register does not have the act.

    """
    act = find_act(session, change.act)
    if act is None:
        raise LawNotFound(id=change.act)
    banks = load_current_banks(session).values()
    touched = find_touched_items(list_standing_items(session) if items is None else items, change)
    holdings = list_form_holdings(session, [item.id for item in touched])
    return LawImpact(
        items=touched,
        tests=find_touched_tests(banks, touched),
        test_count=sum(len(bank.tests) for bank in banks),
        lessons=find_touched_lessons(banks, act.law, change.articles, touched),
        forms=_list_forms(holdings),
        forms_by_item=Counter(holding.item_id for holding in holdings),
    )


def _list_forms(holdings: Sequence[FormHolding]) -> tuple[CentreForms, ...]:
    numbers: dict[str, dict[int, None]] = {}
    for holding in holdings:
        numbers.setdefault(holding.centre, {})[holding.number] = None
    return tuple(CentreForms(centre=centre, numbers=tuple(found)) for centre, found in numbers.items())
