"""What came back from a translator, as a patch of the item's translation."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from elearn.domain.entries import EntryKey, EntryKind, Patch
from elearn.formats.exchange.translations.units import UnitState

_DONE = frozenset({UnitState.DRAFT, UnitState.REVIEWED})


@dataclass(frozen=True, kw_only=True)
class TakenUnit:
    """One text as it came back; `state` None where the format cannot tell a draft from a reviewed one."""

    name: str
    text: str
    state: UnitState | None

    @property
    def is_done(self) -> bool:
        """Whether there is a translation to take."""
        return bool(self.text.strip()) and (self.state is None or self.state in _DONE)


def make_translation_patch(
    item_id: str, language: str, source: str, taken: Iterable[TakenUnit]
) -> Patch | None:
    """Make the patch of an item's translation; None where the translator has done nothing of it.

    While one of its texts is still stale, the translation keeps the hash that it has, and stays stale.
    """
    units = list(taken)
    done = [unit for unit in units if unit.is_done]
    if not done:
        return None
    data = _unflatten(done)
    if all(unit.state is not UnitState.STALE for unit in units):
        data["source"] = source
    if any(unit.state is not None for unit in done):
        is_reviewed = len(done) == len(units) and all(unit.state is UnitState.REVIEWED for unit in done)
        data["state"] = "reviewed" if is_reviewed else "draft"
    return Patch(key=EntryKey(EntryKind.TRANSLATION, item_id, language), data=data)


def _unflatten(units: Iterable[TakenUnit]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for unit in units:
        field, _, part = unit.name.partition(".")
        if part:
            data.setdefault(field, {})[part] = unit.text
        else:
            data[field] = unit.text
    return data
