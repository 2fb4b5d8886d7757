"""Assembly of papers: practice tests as frozen, mock exams drawn by the profile, drills, mistakes."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from random import Random

from elearn.domain.assessment import AssessmentTest, ExamProfile, Part, ShortenedTest, Slot, Threshold
from elearn.domain.attempts import CutScore, Paper, PaperItem, ReleaseRef
from elearn.domain.errors import NotEnoughItems
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import BankId, Item, ItemId, TopicId
from elearn.domain.remembered import remembered

DRILL_SIZE = 8  # tasks: about five minutes
PAPERS_REMEMBERED = 128  # those of the current releases, and of some that devices took along before


@remembered(PAPERS_REMEMBERED)
def assemble_practice_test(test: AssessmentTest, bank: ItemBank, profile: ExamProfile) -> Paper:
    """Freeze a practice test into a paper with the part's thresholds scaled by `test.times`.

    Where items were left out, the thresholds shrink in proportion, rounded down.
    """
    part = profile.part(test.part_id)
    items = [bank.item_by_id[item_id] for item_id in test.item_ids]
    places = _number((part.id, bank, item) for item in items)
    left_out = test.left_out if isinstance(test, ShortenedTest) else ()
    all_places = (*places, *_number((part.id, bank, item) for item in left_out))
    thresholds = [_freeze(t, all_places, test.times) for t in profile.thresholds if t.part_id == part.id]
    return Paper(
        items=places,
        cut_scores=tuple(_shorten(cut, places) for cut in thresholds if any(map(cut.covers, places))),
        minutes=profile.minutes_for(len(places)),
    )


def assemble_mock_exam(
    profile: ExamProfile, banks: Mapping[BankId, ItemBank], seen: Collection[ItemId], random: Random
) -> Paper:
    """Draw a whole exam in the profile's order, unseen items first, no item twice.

    Raises:
        NotEnoughItems: a bank is not there, or cannot fill a slot of this profile yet.

    """
    missing = {part.bank_id for part in profile.parts} - banks.keys()
    if missing:
        raise NotEnoughItems(wanted=min(missing))
    places = _number(
        (part.id, banks[part.bank_id], item)
        for part in profile.parts
        for item in _draw_part(profile, part, banks[part.bank_id], seen, random)
    )
    return Paper(
        items=places,
        cut_scores=tuple(_freeze(t, places, times=1) for t in profile.thresholds),
        minutes=profile.minutes,
    )


def can_assemble_mock_exam(profile: ExamProfile, banks: Mapping[BankId, ItemBank]) -> bool:
    """Whether the banks can fill every slot of the profile."""
    return _can_fill(profile, *banks.values())


def assemble_drill(topic_id: TopicId, bank: ItemBank, seen: Collection[ItemId], random: Random) -> Paper:
    """Draw up to DRILL_SIZE items of one topic, unseen first.

    Raises:
        NotEnoughItems: the topic has no item that the machine can mark.

    """
    return _short_paper(topic_id, _shuffled(_drillable(bank.items_by_topic[topic_id]), seen, random), bank)


def assemble_mistakes(mistakes: Sequence[ItemId], banks: Iterable[ItemBank], size: int = DRILL_SIZE) -> Paper:
    """Put up to `size` items that were answered wrongly into a paper, in the given order."""
    by_id = {item.id: (bank, item) for bank in banks for item in _drillable(bank.items)}
    found = [by_id[item_id] for item_id in mistakes if item_id in by_id][:size]
    if not found:
        raise NotEnoughItems(wanted="mistakes")
    return Paper(items=_number((bank.id, bank, item) for bank, item in found), cut_scores=(), minutes=None)


@remembered(size=32)  # profiles times sets of releases
def _can_fill(profile: ExamProfile, *banks: ItemBank) -> bool:
    try:
        assemble_mock_exam(profile, {bank.id: bank for bank in banks}, (), Random(0))  # noqa: S311 - a draw, not a secret
    except NotEnoughItems:
        return False
    return True


def _short_paper(wanted: str, items: Sequence[Item], bank: ItemBank) -> Paper:
    if not items:
        raise NotEnoughItems(wanted=wanted)
    # Items that share a recording or text stay neighbours, so that it is heard or read once.
    chosen = list(items[:DRILL_SIZE])
    first_place = {item.stimulus_id or item.id: n for n, item in reversed(list(enumerate(chosen)))}
    chosen.sort(key=lambda item: (first_place[item.stimulus_id or item.id], item.id))
    return Paper(items=_number((bank.id, bank, item) for item in chosen), cut_scores=(), minutes=None)


def _drillable(items: Iterable[Item]) -> list[Item]:
    return [item for item in items if not item.interaction.is_marked_by_rubric]


def _shuffled(items: Iterable[Item], seen: Collection[ItemId], random: Random) -> list[Item]:
    """Random order, unseen items first."""
    return sorted(items, key=lambda item: (item.id in seen, random.random()))


def _draw_part(
    profile: ExamProfile, part: Part, bank: ItemBank, seen: Collection[ItemId], random: Random
) -> list[Item]:
    candidates = [item for item in bank.items if item.level == profile.id]
    drawn: dict[ItemId, Item] = {}
    for slot in part.slots:
        left = [item for item in candidates if item.id not in drawn]
        drawn |= {item.id: item for item in _draw_slot(slot, left, seen, random)}
    return list(drawn.values())


def _draw_slot(
    slot: Slot, candidates: Sequence[Item], seen: Collection[ItemId], random: Random
) -> list[Item]:
    groups: dict[str, list[Item]] = {}
    for item in candidates:
        if item.task == slot.task and item.max_score == slot.marks:
            shared = slot.items > 1 and item.stimulus_id
            groups.setdefault(shared or item.id, []).append(item)
    fitting = [group for group in groups.values() if len(group) == slot.items]
    if not fitting:
        raise NotEnoughItems(wanted=slot.task)
    return min(fitting, key=lambda group: (sum(item.id in seen for item in group), random.random()))


def _number(chosen: Iterable[tuple[str, ItemBank, Item]]) -> tuple[PaperItem, ...]:
    return tuple(
        PaperItem(
            position=position,
            release=ReleaseRef(bank_id=bank.id, release=bank.release),
            item_id=item.id,
            part_id=part_id,
            task=item.task,
            max_score=item.max_score,
        )
        for position, (part_id, bank, item) in enumerate(chosen, start=1)
    )


def _freeze(threshold: Threshold, places: Sequence[PaperItem], times: int) -> CutScore:
    cut = CutScore(
        id=threshold.id,
        part_id=threshold.part_id,
        tasks=threshold.tasks,
        cut_score=threshold.cut_score * times,
        max_score=0,
    )
    maximum = sum(place.max_score for place in places if cut.covers(place))
    return CutScore(
        id=cut.id, part_id=cut.part_id, tasks=cut.tasks, cut_score=cut.cut_score, max_score=maximum
    )


def _shorten(cut: CutScore, places: Sequence[PaperItem]) -> CutScore:
    """Shrink a threshold to what can be reached still: in proportion, rounded down, never below 1."""
    maximum = sum(place.max_score for place in places if cut.covers(place))
    if maximum == cut.max_score:
        return cut
    return replace(cut, cut_score=max(1, cut.cut_score * maximum // cut.max_score), max_score=maximum)
