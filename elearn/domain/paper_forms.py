"""Forms of a test on paper: the same tasks in other orders, frozen, so that a sheet can be marked later."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from random import Random
from typing import NewType
from uuid import UUID

from elearn.domain.accounts import AccountId
from elearn.domain.attempts import AttemptKind, Paper, PaperItem
from elearn.domain.centres import CentreId
from elearn.domain.items import ItemId, StimulusId

PaperFormId = NewType("PaperFormId", UUID)
Stimuli = Mapping[ItemId, StimulusId | None]

FORM_LETTERS = "ABCD"
_FEWEST_DIGITS, _MOST_DIGITS = 4, 9


@dataclass(frozen=True, kw_only=True)
class PaperForm:
    """One form of a practice test or of a mock exam. Its number stands on every sheet."""

    id: PaperFormId
    centre_id: CentreId
    number: int
    letter: str
    test_id: str | None  # None: a mock exam
    profile_id: str
    paper: Paper
    made_by: AccountId
    made_at: datetime

    @property
    def kind(self) -> AttemptKind:
        """What is sat with it."""
        return AttemptKind.PRACTICE_TEST if self.test_id else AttemptKind.MOCK_EXAM


def shuffle_paper(paper: Paper, stimuli: Stimuli, random: Random) -> Paper:
    """Put the tasks of each kind within each part in another order; the kinds stay where they are.

    Tasks that share a stimulus stay neighbours in their order, so that a text is read once. Where kinds
    share one, nothing moves: they would be torn apart.
    """
    runs = [list(run) for _, run in groupby(paper.items, key=lambda place: (place.part_id, place.task))]
    met = [{stimuli.get(place.item_id) for place in run} - {None} for run in runs]
    shared = {one for n, here in enumerate(met) for there in met[:n] for one in here & there}
    orders = [
        run if here & shared else _shuffle_run(run, stimuli, random)
        for run, here in zip(runs, met, strict=True)
    ]
    places = [place for order in orders for place in order]
    return replace(paper, items=tuple(replace(place, position=n) for n, place in enumerate(places, start=1)))


def _shuffle_run(run: Sequence[PaperItem], stimuli: Stimuli, random: Random) -> list[PaperItem]:
    blocks: dict[str, list[PaperItem]] = {}
    for place in run:
        blocks.setdefault(stimuli.get(place.item_id) or place.item_id, []).append(place)
    order = list(blocks.values())
    random.shuffle(order)
    return [place for block in order for place in block]


def draw_form_number(taken: Collection[int], random: Random) -> int:
    """Draw a number that no form of the centre has; few are taken, so that a mistyped one is rarely another.

    It has four digits, and more once half of those are taken.
    """
    lowest, highest = 10 ** (_FEWEST_DIGITS - 1), 10**_FEWEST_DIGITS - 1
    while sum(lowest <= number <= highest for number in taken) * 2 >= highest - lowest:
        lowest, highest = highest + 1, highest * 10 + 9
    number = random.randint(lowest, highest)
    while number in taken:
        number = random.randint(lowest, highest)
    return number


def parse_form_number(text: str) -> int | None:
    """Return the number of a form as people type it, None if it cannot be one."""
    digits = "".join(text.split())
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
    return int(digits) if is_number else None
