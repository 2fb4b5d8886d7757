"""Scoring: marks per item and the conjunctive verdict over every threshold of the paper."""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from elearn.domain.attempts import CutScore, Paper, PaperItem, Response, is_blank
from elearn.domain.items import Interaction, Item, ItemId
from elearn.domain.withdrawals import Decision, Ruling

_NO_RULINGS: Mapping[int, Ruling] = MappingProxyType({})
# Latin letters that look like Cyrillic ones: a keyboard left in Latin is no mistake of Russian.
_LOOK_ALIKES = str.maketrans("aceopxykmhtbё", "асеорхукмнтве")


@dataclass(frozen=True, kw_only=True)
class ItemScore:
    """Marks for one place; `score` None: a rubric that nobody has marked yet.

    `is_void`: the item was withdrawn, everybody has its marks, and it says nothing about the learner.
    """

    position: int
    score: int | None
    max_score: int
    is_omitted: bool
    is_void: bool = False


@dataclass(frozen=True, kw_only=True)
class ThresholdOutcome:
    """What was reached of one threshold; `is_met` None while marks are pending and could decide."""

    cut_score: CutScore
    score: int
    pending: int

    @property
    def is_met(self) -> bool | None:
        """Whether the cut score is reached, None while it still depends on pending marks."""
        if self.score >= self.cut_score.cut_score:
            return True
        return None if self.score + self.pending >= self.cut_score.cut_score else False


@dataclass(frozen=True, kw_only=True)
class AttemptOutcome:
    """The scored attempt. `passed` None: a drill (no thresholds) or marks pending that decide."""

    item_scores: tuple[ItemScore, ...]
    thresholds: tuple[ThresholdOutcome, ...]

    @property
    def score(self) -> int:
        """Marks earned so far."""
        return sum(item.score or 0 for item in self.item_scores)

    @property
    def max_score(self) -> int:
        """Marks possible."""
        return sum(item.max_score for item in self.item_scores)

    @property
    def pending(self) -> int:
        """Marks that a person still has to give."""
        return sum(item.max_score for item in self.item_scores if item.score is None)

    @property
    def passed(self) -> bool | None:
        """Conjunctive: one threshold missed fails the whole, however good the rest."""
        verdicts = {threshold.is_met for threshold in self.thresholds}
        if False in verdicts:
            return False
        return None if None in verdicts or not verdicts else True


def normalise_word(text: str) -> str:
    """Fold what a typed word is forgiven: case, ё/е, spaces, look-alike Latin letters."""
    folded = unicodedata.normalize("NFC", text).lower().translate(_LOOK_ALIKES)
    return " ".join(folded.split())


def score_response(item: Item, response: Response | None) -> int | None:
    """Mark one response to one item.

    Returns:
        0 .. ``item.max_score`` marks; an omitted item scores 0; None where a rubric waits for marks.

    """
    if response is None or response.value is None or is_blank(response.value):
        return 0
    value = response.value
    if item.interaction.is_marked_by_rubric:
        if response.granted is None:
            return None
        return sum(criterion.marks for criterion in item.rubric if criterion.id in response.granted)
    if item.interaction is Interaction.TYPED_WORD:
        return int(normalise_word(value) in {normalise_word(word) for word in item.accepted})
    return int(value == item.key)


def accepts(item: Item, ruling: Ruling | None, value: str | None) -> bool:
    """Whether an answer counts as right by a decision about a withdrawn item, besides its key."""
    if ruling is None or ruling.decision is not Decision.ACCEPT_BOTH or value is None:
        return False
    if item.interaction is Interaction.TYPED_WORD:
        return normalise_word(value) in {normalise_word(word) for word in ruling.accepted}
    return value in ruling.accepted


def score_attempt(
    paper: Paper,
    items: Mapping[ItemId, Item],
    responses: Mapping[int, Response],
    rulings: Mapping[int, Ruling] = _NO_RULINGS,
) -> AttemptOutcome:
    """Score one attempt.

    Args:
        paper: n places, n >= 1, with the thresholds frozen at the start.
        items: the paper's items, from the releases that the paper names.
        responses: by position; a position without an entry was omitted and scores 0.
        rulings: by position, of items that were withdrawn; of these an omitted one may have its marks too.

    Returns:
        ``item_scores`` has n entries in paper order; one ThresholdOutcome per frozen threshold.

    """
    scores = tuple(
        _score_place(place, items[place.item_id], responses.get(place.position), rulings.get(place.position))
        for place in paper.items
    )
    return judge_scores(paper, scores)


def judge_scores(paper: Paper, scores: tuple[ItemScore, ...]) -> AttemptOutcome:
    """Judge marks, in paper order, by the thresholds frozen into the paper."""
    return AttemptOutcome(
        item_scores=scores,
        thresholds=tuple(_judge(cut, paper, scores) for cut in paper.cut_scores),
    )


def repair_outcome(
    paper: Paper, old: AttemptOutcome, new: AttemptOutcome, places: Collection[int]
) -> AttemptOutcome:
    """Put the new marks of these places into an outcome, wherever they are not fewer than the old ones.

    What was given is not taken back: no score of the outcome falls, and nobody who had passed has not.
    """
    return judge_scores(
        paper,
        tuple(
            _better(before, after) if before.position in places else before
            for before, after in zip(old.item_scores, new.item_scores, strict=True)
        ),
    )


def _better(before: ItemScore, after: ItemScore) -> ItemScore:
    if after.score is None or (before.score is not None and before.score > after.score):
        return before
    return after


def _score_place(place: PaperItem, item: Item, response: Response | None, ruling: Ruling | None) -> ItemScore:
    is_omitted = response is None or is_blank(response.value)
    is_void = ruling is not None and ruling.is_void
    is_given = is_void or accepts(item, ruling, response.value if response else None)
    return ItemScore(
        position=place.position,
        score=place.max_score if is_given else score_response(item, response),
        max_score=place.max_score,
        is_omitted=is_omitted,
        is_void=is_void,
    )


def _judge(cut: CutScore, paper: Paper, scores: tuple[ItemScore, ...]) -> ThresholdOutcome:
    counted = [score for place, score in zip(paper.items, scores, strict=True) if cut.covers(place)]
    return ThresholdOutcome(
        cut_score=cut,
        score=sum(item.score or 0 for item in counted),
        pending=sum(item.max_score for item in counted if item.score is None),
    )
