"""What attempts tell about items: counts that add up, of first unaided answers, about nobody in particular.

Classical test theory's sums: with them an item's statistics follow without looking at any attempt again.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from operator import add
from typing import NamedTuple

from elearn.domain.attempts import Attempt, Mode, Response, is_blank
from elearn.domain.items import Interaction, Item, ItemId
from elearn.domain.scoring import score_response

OMITTED = ""  # as an answer: left out, with an answer further on in the paper
RIGHT, WRONG = (
    "right",
    "wrong",
)  # as an answer: to a task without choices; what was typed is nobody's business
UNKNOWN_LANGUAGE = "und"  # as BCP 47 has it
#: Upper bounds of the classes of seconds, each about half as much again as the one before.
SECONDS_BOUNDS = (3, 5, 8, 12, 18, 27, 40, 60, 90, 135, 200, 300, 600)
REST_SCALE = 1_000  # a rest score is stored in thousandths: whole numbers add up in any order
MINIMUM_REST = 4  # other tasks; the share of right ones among fewer says nothing about a learner
_NO_SECONDS = (0,) * len(SECONDS_BOUNDS)


class TallyMode(StrEnum):
    """How a paper was sat, as far as statistics tell it apart."""

    EXAM = "exam"
    PRACTICE = "practice"
    PAPER = "paper"


class TallyKey(NamedTuple):
    """What a tally is of: one answer to one item of one release, in one mode and language."""

    bank_id: str
    release: str
    item_id: str
    mode: str
    language: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How often an answer was given, and what else those who gave it knew.

    `rested` of the `times` have a rest score y: the share, in thousandths, of the other tasks of the same
    attempt that were right; `rest_sum` is the sum of y, `rest_squares` of y². `seconds` counts by classes.
    """

    is_correct: bool
    times: int = 0
    rested: int = 0
    rest_sum: int = 0
    rest_squares: int = 0
    seconds: tuple[int, ...] = _NO_SECONDS

    def __add__(self, other: "Tally") -> "Tally":
        """Count both together."""
        return Tally(
            is_correct=self.is_correct or other.is_correct,
            times=self.times + other.times,
            rested=self.rested + other.rested,
            rest_sum=self.rest_sum + other.rest_sum,
            rest_squares=self.rest_squares + other.rest_squares,
            seconds=tuple(map(add, self.seconds, other.seconds)),
        )

    def __neg__(self) -> "Tally":
        """Return what takes this away again."""
        return Tally(
            is_correct=self.is_correct,
            times=-self.times,
            rested=-self.rested,
            rest_sum=-self.rest_sum,
            rest_squares=-self.rest_squares,
            seconds=tuple(-count for count in self.seconds),
        )


class Observation(NamedTuple):
    """What one attempt tells about one item."""

    position: int
    key: TallyKey
    tally: Tally

    @property
    def is_omitted(self) -> bool:
        """Whether it was left out."""
        return self.key.answer == OMITTED


def observe_items(
    attempt: Attempt,
    items: Mapping[ItemId, Item],
    responses: Mapping[int, Response],
    answered_at: Mapping[int, datetime],
) -> dict[ItemId, Observation]:
    """List what an attempt that was handed in tells about its items, whether or not it is their first.

    Tasks that a person marks, tasks that were aided and tasks after the last answer ("not reached") tell
    nothing. A task that was left out before that is `OMITTED`: it stays apart, and counts as not right in
    the rest score of the others. Marks are those of the release's own key, whatever was decided about it
    later.

    Args:
        attempt: whose paper it is.
        items: the paper's items.
        responses: by position.
        answered_at: by position, when each answer was given; see `take_seconds`.

    """
    scores = _score_reached(attempt, items, responses)
    right, rest = sum(scores.values()), len(scores) - 1
    seconds = take_seconds(attempt, answered_at)
    observed = {}
    for place in attempt.paper.items:
        score = scores.get(place.position)
        if score is not None:
            item, ref = items[place.item_id], place.release
            answer = _name_answer(item, responses.get(place.position), score)
            mode, language = _mode_of(attempt), attempt.language or UNKNOWN_LANGUAGE
            key = TallyKey(ref.bank_id, ref.release, place.item_id, mode, language, answer)
            tally = _tally(score, right - score, rest, seconds.get(place.position) if answer else None)
            observed[place.item_id] = Observation(place.position, key, tally)
    return observed


def list_answered(
    attempt: Attempt, items: Mapping[ItemId, Item], responses: Mapping[int, Response]
) -> set[ItemId]:
    """List the items that were answered, with aid or without, those apart that a person marks."""
    return {
        place.item_id
        for place in attempt.paper.items
        if not items[place.item_id].interaction.is_marked_by_rubric
        and (response := responses.get(place.position)) is not None
        and not is_blank(response.value)
    }


def take_seconds(attempt: Attempt, answered_at: Mapping[int, datetime]) -> dict[int, int]:
    """Return how long each answer took: since the answer before it, or since the start.

    Nothing is known about answers that were handed over together (on paper, without scripts), and about gaps
    longer than ten minutes. An answer that was changed counts at its last change.
    """
    together = Counter(answered_at.values())
    seconds, before = {}, attempt.started_at
    for position, moment in sorted(answered_at.items(), key=lambda entry: entry[1]):
        gap = round((moment - before).total_seconds())
        if together[moment] == 1 and 1 <= gap <= SECONDS_BOUNDS[-1]:
            seconds[position] = gap
        before = moment
    return seconds


def add_tallies(entries: Iterable[tuple[TallyKey, Tally]]) -> dict[TallyKey, Tally]:
    """Add up what is of one key."""
    sums: dict[TallyKey, Tally] = {}
    for key, tally in entries:
        sums[key] = sums[key] + tally if key in sums else tally
    return sums


def _score_reached(
    attempt: Attempt, items: Mapping[ItemId, Item], responses: Mapping[int, Response]
) -> dict[int, int]:
    """Mark (0 or 1) the places that were reached without aid, those apart that a person marks."""
    answered = [position for position, response in responses.items() if not is_blank(response.value)]
    last, scores = max(answered, default=0), {}
    for place in attempt.paper.items:
        item, response = items[place.item_id], responses.get(place.position)
        is_aided = response is not None and response.is_aided
        if place.position <= last and not is_aided and not item.interaction.is_marked_by_rubric:
            scores[place.position] = int(score_response(item, response) == item.max_score)
    return scores


def _name_answer(item: Item, response: Response | None, score: int) -> str:
    if response is None or response.value is None or is_blank(response.value):
        return OMITTED
    if item.interaction is Interaction.TYPED_WORD:
        return RIGHT if score else WRONG
    return response.value


def _mode_of(attempt: Attempt) -> TallyMode:
    if attempt.is_on_paper:
        return TallyMode.PAPER
    return TallyMode.EXAM if attempt.mode is Mode.EXAM else TallyMode.PRACTICE


def _tally(score: int, right: int, rest: int, seconds: int | None) -> Tally:
    """Count one answer, with `right` of the `rest` other tasks."""
    share = (2 * REST_SCALE * right + rest) // (2 * rest) if rest >= MINIMUM_REST else None
    return Tally(
        is_correct=bool(score),
        times=1,
        rested=int(share is not None),
        rest_sum=share or 0,
        rest_squares=(share or 0) ** 2,
        seconds=_NO_SECONDS if seconds is None else _class_of(seconds),
    )


def _class_of(seconds: int) -> tuple[int, ...]:
    place = next(number for number, bound in enumerate(SECONDS_BOUNDS) if seconds <= bound)
    return (*_NO_SECONDS[:place], 1, *_NO_SECONDS[place + 1 :])
