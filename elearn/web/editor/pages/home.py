"""The editors' first page."""

from collections.abc import Sequence
from dataclasses import dataclass

from elearn.domain.languages import Language
from elearn.usecases.list_drafts import BankDraft
from elearn.web.wording import Wording, word_title


@dataclass(frozen=True, kw_only=True)
class BankLine:
    """A bank: what serves now, and how far its draft is."""

    id: str
    title: Wording
    release: str
    items: int
    is_open: bool
    changed: int
    waiting: int  # in review
    approved: int


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """The banks in the exam's order."""

    banks: list[BankLine]


def draw_home(drafts: Sequence[BankDraft], language: Language) -> HomePage:
    """Draw every bank."""
    return HomePage(banks=[_draw(each, language) for each in drafts])


def _draw(each: BankDraft, language: Language) -> BankLine:
    return BankLine(
        id=each.bank.id,
        title=word_title(each.bank.title, language),
        release=each.bank.release,
        items=len(each.bank.items),
        is_open=each.draft is not None,
        changed=sum(each.count_by_state.values()),
        waiting=each.count_by_state.get("in_review", 0),
        approved=each.count_by_state.get("approved", 0),
    )
