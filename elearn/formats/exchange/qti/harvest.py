"""What was read so far: patches by key, faults by place, and what could not be kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from elearn.domain.entries import EntryKey, EntryKind, Patch
from elearn.domain.languages import SOURCE_LANGUAGE, WRITTEN_LANGUAGES
from elearn.formats.exchange.contents import (
    MAX_FAULTS,
    MAX_TEXT,
    Fault,
    FaultKind,
    Imported,
    Loss,
    LossKind,
    Place,
)
from elearn.formats.exchange.plain_values import is_plain
from elearn.formats.exchange.qti.around import Shelf

_TRANSLATED = frozenset(WRITTEN_LANGUAGES) - {SOURCE_LANGUAGE}


@dataclass
class Harvest:
    """Fills up while documents are read; a question with a fault leaves nothing behind."""

    shelf: Shelf
    patches: dict[EntryKey, Patch] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    foreign: set[EntryKey] = field(default_factory=set)

    def blame(self, place: Place, kind: FaultKind, **details: str | int) -> None:
        """Note a fault; past the limit they are no longer listed."""
        if len(self.faults) < MAX_FAULTS:
            self.faults.append(Fault(place=place, kind=kind, details=details))

    def add(self, key: EntryKey, data: Mapping[str, Any], place: Place) -> bool:
        """Take an entry, unless it was there, or holds what no entry holds."""
        if key in self.patches:
            self.blame(place, FaultKind.TWICE, value=key.id)
            return False
        unfit = [name for name, value in data.items() if not is_plain(value)]
        if unfit:
            self.blame(place, FaultKind.TOO_LONG, field=unfit[0][:100], limit=MAX_TEXT)
            return False
        self.patches[key] = Patch(key=key, data=data)
        return True

    def add_shared(self, key: EntryKey, data: Mapping[str, Any], place: Place) -> None:
        """Take what several items bring along; if they disagree, the first is right and the loss is told."""
        if key not in self.patches:
            self.add(key, data, place)
        elif self.patches[key].data != data:
            self.losses.append(Loss(key, "text", LossKind.CHANGED))

    def add_translations(self, item_id: str, translations: Mapping[str, Any], place: Place) -> None:
        """Take the translations into the languages that we have."""
        for language, data in translations.items():
            key = EntryKey(EntryKind.TRANSLATION, item_id, language)
            if language in _TRANSLATED and isinstance(data, Mapping):
                self.add(key, data, place)
            else:
                self.losses.append(Loss(key, ""))

    def gather(self) -> Imported:
        """Return everything; media that items showed come first."""
        found = {key: patch for key, patch in self.shelf.found.items() if key not in self.patches}
        return Imported(
            patches=(*found.values(), *self.patches.values()),
            media=self.shelf.media,
            faults=tuple(self.faults),
            losses=tuple(self.losses),
            foreign=frozenset({*self.foreign, *found}),
        )
