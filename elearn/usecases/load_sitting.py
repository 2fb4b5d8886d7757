"""A learner opens a paper: the attempt with its items, as the paper's own releases have them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from elearn.domain.attempts import Attempt, AttemptId, LearnerId, Paper, PaperItem, ReleaseRef, Response
from elearn.domain.item_bank import ItemBank, Medium, Stimulus
from elearn.domain.items import Item, ItemId
from elearn.domain.withdrawals import Ruling, find_ruling
from elearn.storage.attempts import load_attempt
from elearn.storage.responses import load_responses
from elearn.storage.rulings import load_banks_and_rulings


@dataclass(frozen=True, kw_only=True)
class Place:
    """One place of the paper with all that stands there; `ruling`: its item was withdrawn."""

    paper_item: PaperItem
    item: Item
    bank: ItemBank
    stimulus: Stimulus | None
    medium: Medium | None
    response: Response
    ruling: Ruling | None = None


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """An attempt and its places in order."""

    attempt: Attempt
    places: tuple[Place, ...]

    @property
    def items(self) -> Mapping[ItemId, Item]:
        """The paper's items."""
        return {place.item.id: place.item for place in self.places}

    @property
    def responses(self) -> Mapping[int, Response]:
        """The responses by position."""
        return {place.paper_item.position: place.response for place in self.places}

    @property
    def rulings(self) -> Mapping[int, Ruling]:
        """What holds for withdrawn items, by position."""
        return {place.paper_item.position: place.ruling for place in self.places if place.ruling}

    def place(self, position: int) -> Place | None:
        """The place at this position, if the paper has one."""
        return self.places[position - 1] if 1 <= position <= len(self.places) else None


def load_sitting(session: Session, *, attempt_id: AttemptId, learner_id: LearnerId) -> Sitting:
    """Load a learner's attempt.

    Raises:
        AttemptNotFound: it is nobody's or somebody else's.

    """
    attempt = load_attempt(session, attempt_id, learner_id=learner_id)
    banks, rulings = load_banks_and_rulings(session, attempt.paper.releases)
    responses = load_responses(session, attempt_id, learner_id=learner_id)
    return fill_places(attempt, banks, responses, rulings)


def fill_places(
    attempt: Attempt,
    banks: Mapping[ReleaseRef, ItemBank],
    responses: Mapping[int, Response],
    rulings: Collection[Ruling] = (),
) -> Sitting:
    """Put items and responses in the places of an attempt's paper."""
    return Sitting(attempt=attempt, places=fill_paper(attempt.paper, banks, responses, rulings))


def fill_paper(
    paper: Paper,
    banks: Mapping[ReleaseRef, ItemBank],
    responses: Mapping[int, Response],
    rulings: Collection[Ruling] = (),
) -> tuple[Place, ...]:
    """Put items and responses in the places of a paper."""
    return tuple(_fill(paper_item, banks, responses, rulings) for paper_item in paper.items)


def _fill(
    paper_item: PaperItem,
    banks: Mapping[ReleaseRef, ItemBank],
    responses: Mapping[int, Response],
    rulings: Collection[Ruling],
) -> Place:
    bank = banks[paper_item.release]
    item = bank.item_by_id[paper_item.item_id]
    return Place(
        paper_item=paper_item,
        item=item,
        bank=bank,
        stimulus=bank.stimulus_by_id[item.stimulus_id] if item.stimulus_id else None,
        medium=bank.media_of(item),
        response=responses.get(paper_item.position) or Response(position=paper_item.position),
        ruling=find_ruling(bank, item, rulings) if rulings else None,
    )
