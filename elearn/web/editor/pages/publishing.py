"""The page of publishing: what changes, whom it touches, what stands in the way."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from elearn.domain.entries import EntryKind
from elearn.formats.bank_files.defects import Defect
from elearn.usecases.plan_release import ReleasePlan
from elearn.web.editor.same_draft import mark_draft

_SHOWN = 300  # lines of the list of changes


@dataclass(frozen=True, kw_only=True)
class PublishingPage:
    """Counts by kind first; the whole list of changes below."""

    release: str
    draft: str
    base: str
    is_ready: bool
    counts: Mapping[str, int]
    changes: list[str]
    more_changes: int
    unapproved: int
    defects: list[Defect]
    translations_due: int
    open_attempts: int
    keys: tuple[str, ...]
    tests: tuple[str, ...]
    texts: tuple[str, ...]
    topics: tuple[str, ...]
    moved_base: str | None
    waiting: str | None
    changed: int
    tomorrow: date


def draw_plan(plan: ReleasePlan, *, tomorrow: date) -> PublishingPage:
    """Draw the plan."""
    counts = Counter(key.kind for key in plan.loaded.changed)
    return PublishingPage(
        release=plan.ref.release,
        draft=mark_draft(plan.loaded.draft),
        base=plan.loaded.draft.base.release,
        is_ready=plan.is_ready,
        counts={kind.value: counts[kind] for kind in EntryKind if counts[kind]},
        changes=plan.changes[:_SHOWN],
        more_changes=max(0, len(plan.changes) - _SHOWN),
        unapproved=plan.unapproved,
        defects=list(plan.defects[:50]),
        translations_due=plan.translations_due,
        open_attempts=plan.open_attempts,
        keys=plan.keys,
        tests=plan.tests,
        texts=plan.texts,
        topics=plan.topics,
        moved_base=plan.moved_base,
        waiting=plan.waiting.ref.release if plan.waiting else None,
        changed=plan.changed,
        tomorrow=tomorrow,
    )
