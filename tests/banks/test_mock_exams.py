"""A thousand mock exams of each profile, drawn from the banks that ship, keep every rule of the profile."""

from collections.abc import Iterator
from random import Random

import pytest

from elearn.domain.assembly import assemble_mock_exam
from elearn.domain.assessment import ExamProfile
from elearn.domain.attempts import Paper
from elearn.domain.item_bank import ItemBank
from elearn.domain.items import BankId, Item, ItemId
from elearn.formats.bank_files.read_release import read_release
from elearn.formats.reference import read_reference_books
from elearn.settings import asset_folder

PAPERS = 1_000
FOLDER = asset_folder("question_banks")
PROFILES = ("patent", "rvp", "vnzh")
Banks = dict[BankId, ItemBank]


@pytest.fixture(scope="module")
def banks() -> Banks:
    found = [read_release(FOLDER / name / "2026.1").bank for name in ("language", "history", "legislation")]
    return {bank.id: bank for bank in found if bank}


@pytest.fixture(scope="module")
def profiles() -> dict[str, ExamProfile]:
    return dict(read_reference_books(FOLDER).profiles)


def draw(profile: ExamProfile, banks: Banks, *, count: int) -> Iterator[tuple[Paper, set[ItemId]]]:
    """Sit exam after exam: what was drawn once counts as seen from then on, as for a learner."""
    seen: set[ItemId] = set()
    for seed in range(count):
        paper = assemble_mock_exam(profile, banks, frozenset(seen), Random(seed))
        yield paper, set(seen)
        seen |= {place.item_id for place in paper.items}


@pytest.mark.parametrize("name", PROFILES)
def test_a_thousand_papers_keep_the_rules(name: str, banks: Banks, profiles: dict[str, ExamProfile]) -> None:
    profile = profiles[name]
    slots = [(part.id, slot) for part in profile.parts for slot in part.slots for _ in range(slot.items)]
    cuts = [(threshold.id, threshold.cut_score) for threshold in profile.thresholds]

    for paper, seen in draw(profile, banks, count=PAPERS):
        kinds = [(place.part_id, place.task, place.max_score) for place in paper.items]
        assert kinds == [(part_id, slot.task, slot.marks) for part_id, slot in slots]
        assert [(cut.id, cut.cut_score) for cut in paper.cut_scores] == cuts
        assert all(cut.cut_score <= cut.max_score for cut in paper.cut_scores)
        items = items_of(paper, banks)
        assert {item.level for item in items} == {name}
        assert len({item.id for item in items}) == len(items)
        expect_shared_stimuli(profile, items)
        expect_unseen_first(items, seen, banks)


def items_of(paper: Paper, banks: Banks) -> list[Item]:
    return [banks[place.release.bank_id].item_by_id[place.item_id] for place in paper.items]


def expect_shared_stimuli(profile: ExamProfile, items: list[Item]) -> None:
    """Tasks of one slot have one recording or text; no other slot shows it."""
    place, shown = 0, list[str]()
    for slot in (slot for part in profile.parts for slot in part.slots):
        stimuli = {item.stimulus_id for item in items[place : place + slot.items]}
        assert len(stimuli) == 1
        shown += [stimulus for stimulus in stimuli if stimulus]
        place += slot.items
    assert len(shown) == len(set(shown))


def expect_unseen_first(items: list[Item], seen: set[ItemId], banks: Banks) -> None:
    """Whoever gets a seen item has seen, or gets, all others of its kind."""
    drawn = {item.id for item in items}
    for item in items:
        if item.id in seen:
            assert not others_of_its_kind(item, banks) - seen - drawn


def others_of_its_kind(item: Item, banks: Banks) -> set[ItemId]:
    kind = (item.task, item.max_score, item.level)
    every = banks[item.bank_id].items
    return {other.id for other in every if (other.task, other.max_score, other.level) == kind}
