"""Frozen papers as rows: those of attempts, and those of forms on paper."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from elearn.domain.attempts import CutScore, Paper, PaperItem, ReleaseRef
from elearn.domain.items import BankId, ItemId

PLACE_COLUMNS = ("position", "bank_id", "release", "item_id", "part_id", "task", "max_score")


def list_place_values(paper: Paper) -> list[dict[str, object]]:
    """List what is stored of each place."""
    return [
        {
            "position": place.position,
            "bank_id": place.release.bank_id,
            "release": place.release.release,
            "item_id": place.item_id,
            "part_id": place.part_id,
            "task": place.task,
            "max_score": place.max_score,
        }
        for place in paper.items
    ]


def list_cut_score_values(paper: Paper) -> list[dict[str, object]]:
    """List what is stored of each threshold, in the order of the profile."""
    return [
        {
            "threshold_id": cut.id,
            "position": position,
            "part_id": cut.part_id,
            "tasks": cut.tasks,
            "cut_score": cut.cut_score,
            "max_score": cut.max_score,
        }
        for position, cut in enumerate(paper.cut_scores, start=1)
    ]


def read_paper(minutes: int | None, places: Sequence[Row[Any]], thresholds: Sequence[Row[Any]]) -> Paper:
    """Make a paper of its rows, which are in order."""
    refs = {
        key: ReleaseRef(bank_id=BankId(key[0]), release=key[1])
        for key in {(place.bank_id, place.release) for place in places}
    }
    return Paper(
        items=tuple(_read_place(place, refs[place.bank_id, place.release]) for place in places),
        cut_scores=tuple(_read_cut_score(threshold) for threshold in thresholds),
        minutes=minutes,
    )


def _read_place(row: Row[Any], release: ReleaseRef) -> PaperItem:
    return PaperItem(
        position=row.position,
        release=release,
        item_id=ItemId(row.item_id),
        part_id=row.part_id,
        task=row.task,
        max_score=row.max_score,
    )


def _read_cut_score(row: Row[Any]) -> CutScore:
    return CutScore(
        id=row.threshold_id,
        part_id=row.part_id,
        tasks=row.tasks,
        cut_score=row.cut_score,
        max_score=row.max_score,
    )
