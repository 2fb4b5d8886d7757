"""The history of an entry: what people wrote and what releases brought, in the order of time."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from elearn.domain.drafts import DraftId, Revision
from elearn.domain.entries import Entry, EntryData


@dataclass(frozen=True, kw_only=True)
class ReleasedText:
    """An entry in a release; None: the release has none. `draft_id`: what was published as the release."""

    release: str
    loaded_at: datetime
    draft_id: DraftId | None
    entry: Entry | None

    @property
    def data(self) -> EntryData | None:
        """The text; None: there is none."""
        return self.entry.data if self.entry else None


@dataclass(frozen=True, kw_only=True)
class KeptText:
    """A text that the entry had: of a revision, or brought by a release. `before`: what it was changed from.

    `release`: the first that has this text, unless the step before was in it already; empty: none.
    """

    data: EntryData | None
    before: EntryData | None
    revision: Revision | None = None
    release: str = ""


def put_in_order(
    revisions: Sequence[Revision], released: Sequence[ReleasedText], bases: Mapping[DraftId, str]
) -> list[KeptText]:
    """Put texts in order, the oldest first; revisions and releases are so already.

    A release that brings nothing new names the text before it: it came out with that. Where a draft began
    from another text than the last one, as after a roll back, that text comes again: `bases` says of which
    release. Within a draft, a text was changed from the draft's last one, whatever was released meanwhile.
    """
    texts: list[KeptText] = []
    waiting, by_name = deque(released), {each.release: each for each in released}
    last: Revision | None = None
    for revision in revisions:
        while waiting and _was_before(waiting[0], revision):
            _take(texts, waiting.popleft())
        is_same_draft = last is not None and last.draft_id == revision.draft_id
        base = by_name.get(bases.get(revision.draft_id, ""))
        if last and base and not is_same_draft and _was_before(base, revision) and _now(texts) != base.data:
            _take(texts, base)
        before = last.data if last and is_same_draft else _now(texts)
        texts.append(KeptText(data=revision.data, before=before, revision=revision))
        last = revision
    for each in waiting:
        _take(texts, each)
    return texts


def _was_before(released: ReleasedText, revision: Revision) -> bool:
    """Whatever the clocks say: a draft's texts were written before it was published."""
    return released.loaded_at <= revision.saved_at and released.draft_id != revision.draft_id


def _now(texts: Sequence[KeptText]) -> EntryData | None:
    return texts[-1].data if texts else None


def _take(texts: list[KeptText], released: ReleasedText) -> None:
    if texts and texts[-1].data == released.data:
        texts[-1] = replace(texts[-1], release=texts[-1].release or released.release)
    elif texts or released.data is not None:
        texts.append(KeptText(data=released.data, before=_now(texts), release=released.release))
