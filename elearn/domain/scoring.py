"""Scoring: marks per item and the conjunctive verdict over every threshold of the paper."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from elearn.domain.attempts import CutScore, Paper, PaperItem, Response, is_blank
from elearn.domain.items import Interaction, Item, ItemId

# Latin letters that look like Cyrillic ones: a keyboard left in Latin is no mistake of Russian.
_LOOK_ALIKES = str.maketrans("aceopxykmhtbё", "асеорхукмнтве")


@dataclass(frozen=True, kw_only=True)
class ItemScore:
    """Marks for one place; `score` None: a rubric that nobody has marked yet."""

    position: int
    score: int | None
    max_score: int
    is_omitted: bool


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


def score_attempt(
    paper: Paper, items: Mapping[ItemId, Item], responses: Mapping[int, Response]
) -> AttemptOutcome:
    """Score one attempt.

    Args:
        paper: n places, n >= 1, with the thresholds frozen at the start.
        items: the paper's items, from the releases that the paper names.
        responses: by position; a position without an entry was omitted and scores 0.

    Returns:
        ``item_scores`` has n entries in paper order; one ThresholdOutcome per frozen threshold.

    """
    scores = tuple(
        _score_place(place, items[place.item_id], responses.get(place.position)) for place in paper.items
    )
    return AttemptOutcome(
        item_scores=scores,
        thresholds=tuple(_judge(cut, paper, scores) for cut in paper.cut_scores),
    )


def _score_place(place: PaperItem, item: Item, response: Response | None) -> ItemScore:
    return ItemScore(
        position=place.position,
        score=score_response(item, response),
        max_score=place.max_score,
        is_omitted=response is None or is_blank(response.value),
    )


def _judge(cut: CutScore, paper: Paper, scores: tuple[ItemScore, ...]) -> ThresholdOutcome:
    counted = [score for place, score in zip(paper.items, scores, strict=True) if cut.covers(place)]
    return ThresholdOutcome(
        cut_score=cut,
        score=sum(item.score or 0 for item in counted),
        pending=sum(item.max_score for item in counted if item.score is None),
    )
