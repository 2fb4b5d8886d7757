"""Withdrawn items as editors see them: the list, what a withdrawal touches, and what was decided."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import LazyString, format_date, lazy_gettext, to_user_timezone

from elearn.domain.items import RIGHT_OR_WRONG_CHOICES, Choice, Interaction, Item
from elearn.domain.languages import Language
from elearn.domain.withdrawals import MAY_FOLLOW, Decision, Withdrawal
from elearn.usecases.list_withdrawn_items import WithdrawnItem
from elearn.usecases.load_item_use import MOST_ANSWERS, AnswerCount, ItemUse
from elearn.web.wording import Wording, word_title

DECISION_WORDS: Mapping[Decision, LazyString] = {
    Decision.PENDING: lazy_gettext("Waits for a decision"),
    Decision.KEEP: lazy_gettext("Past results stand"),
    Decision.VOID: lazy_gettext("Everybody gets the marks"),
    Decision.ACCEPT_BOTH: lazy_gettext("Other answers count as right too"),
    Decision.PUT_BACK: lazy_gettext("No mistake: in use again"),
}
_CHOSEN = {Interaction.SINGLE_CHOICE, Interaction.RIGHT_OR_WRONG}


@dataclass(frozen=True, kw_only=True)
class WithdrawalLine:
    """A withdrawn item; `counting`: results wait to be counted anew."""

    version: str
    item_id: str
    stem: str
    reason: str
    day: str
    decision: Decision
    words: LazyString
    is_mended: bool
    is_counting: bool
    done: int
    total: int
    changed: int


@dataclass(frozen=True, kw_only=True)
class AnswerLine:
    """What was answered how often; `text` None: nothing."""

    value: str
    text: str | None
    is_key: bool
    may_count: bool
    is_accepted: bool
    attempts: int
    gaining: int
    would_pass: int


@dataclass(frozen=True, kw_only=True)
class ItemUsePage:
    """An item, where it stands, and what was answered."""

    item_id: str
    stem: str
    tests: tuple[Wording, ...]
    open_attempts: int
    attempts: int
    gaining: int
    would_pass: int
    answers: tuple[AnswerLine, ...]


@dataclass(frozen=True, kw_only=True)
class WithdrawalPage:
    """One withdrawn item: what was decided, and what may be."""

    line: WithdrawalLine
    use: ItemUsePage
    offered: tuple[Decision, ...]
    accepted: tuple[str, ...]
    is_typed: bool


def draw_line(each: WithdrawnItem) -> WithdrawalLine:
    """Draw a withdrawn item."""
    withdrawal, recount = each.withdrawal, each.withdrawal.recount
    return WithdrawalLine(
        version=withdrawal.version,
        item_id=withdrawal.item_id,
        stem=each.item.stem,
        reason=withdrawal.reason,
        day=_word_day(withdrawal.withdrawn_at),
        decision=withdrawal.decision,
        words=DECISION_WORDS[withdrawal.decision],
        is_mended=each.is_mended,
        is_counting=withdrawal.is_recounting,
        done=recount.done,
        total=recount.total,
        changed=recount.changed,
    )


def draw_use(
    item: Item, use: ItemUse, titles: Mapping[str, Wording], withdrawal: Withdrawal | None = None
) -> ItemUsePage:
    """Draw what holds an item, and what was answered to it."""
    accepted = withdrawal.accepted if withdrawal else ()
    return ItemUsePage(
        item_id=item.id,
        stem=item.stem,
        tests=tuple(titles[test_id] for test_id in use.test_ids),
        open_attempts=use.open_attempts,
        attempts=use.attempts,
        gaining=use.gaining,
        would_pass=use.would_pass,
        answers=tuple(_draw_answers(item, use.answers, accepted)),
    )


def draw_withdrawal(each: WithdrawnItem, use: ItemUse, language: Language) -> WithdrawalPage:
    """Draw one withdrawn item."""
    item, withdrawal = each.item, each.withdrawal
    titles = {str(test.id): word_title(test.title, language) for test in each.bank.tests}
    may_accept = not item.interaction.is_marked_by_rubric
    return WithdrawalPage(
        line=draw_line(each),
        use=draw_use(item, use, titles, withdrawal),
        offered=tuple(
            decision
            for decision in Decision
            if decision in MAY_FOLLOW[withdrawal.decision]
            and (may_accept or decision is not Decision.ACCEPT_BOTH)
        ),
        accepted=tuple(_word_value(item, value) for value in withdrawal.accepted),
        is_typed=item.interaction is Interaction.TYPED_WORD,
    )


def _draw_answers(
    item: Item, answers: Iterable[AnswerCount], accepted: tuple[str, ...]
) -> Iterable[AnswerLine]:
    counts = {answer.value: answer for answer in answers}
    nobody = [
        AnswerCount(value=choice.id, attempts=0, gaining=0, would_pass=0) for choice in _list_choices(item)
    ]
    listed = (*counts.values(), *(each for each in nobody if each.value not in counts))
    for answer in listed[:MOST_ANSWERS]:
        is_key = answer.value == item.key if item.interaction in _CHOSEN else False
        yield AnswerLine(
            value=answer.value or "",
            text=_word_value(item, answer.value) if answer.value else None,
            is_key=is_key,
            may_count=bool(answer.value) and not is_key,
            is_accepted=answer.value in accepted,
            attempts=answer.attempts,
            gaining=answer.gaining,
            would_pass=answer.would_pass,
        )


def _word_value(item: Item, value: str) -> str:
    return next((choice.text for choice in _list_choices(item) if choice.id == value), value)


def _list_choices(item: Item) -> tuple[Choice, ...]:
    return RIGHT_OR_WRONG_CHOICES if item.interaction is Interaction.RIGHT_OR_WRONG else item.choices


def _word_day(moment: datetime) -> str:
    words: str = format_date(to_user_timezone(moment), "medium")
    return words
