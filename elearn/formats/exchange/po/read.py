"""A gettext catalogue as patches of translations."""

import re
from collections.abc import Iterable, Iterator

import polib

from elearn.domain.entries import Patch
from elearn.formats.exchange.contents import MAX_FAULTS, Fault, FaultKind, Imported, Place
from elearn.formats.exchange.po.catalogue import CatalogueRefused, read_catalogue
from elearn.formats.exchange.po.write import SOURCE_NOTE
from elearn.formats.exchange.translations.limits import find_language, too_large, too_long
from elearn.formats.exchange.translations.take import TakenUnit, make_translation_patch
from elearn.formats.exchange.translations.units import UnitState

_CONTEXT = re.compile(
    r"(?P<item>[a-z]+-[0-9]{4})/(?P<unit>stem|explanation|choices\.[a-c]|rubric\.[a-z0-9]+(?:-[a-z0-9]+)*)"
)
_SOURCE = re.compile(rf"^{SOURCE_NOTE}([0-9a-f]{{16}})\s*$", re.MULTILINE)


def read(content: bytes) -> Imported:
    """Read a translator's catalogue; what is not ours in it is a fault."""
    large = too_large(content)
    if large:
        return Imported(faults=(large,))
    try:
        catalogue = read_catalogue(content)
    except CatalogueRefused as refused:
        return Imported(faults=(Fault(place=Place(line=refused.line), kind=FaultKind.BROKEN),))
    tag = str(catalogue.metadata.get("Language", ""))
    language = find_language(tag)
    if language is None:
        details = {"field": "Language", "value": tag[:50]}
        return Imported(faults=(Fault(place=Place(), kind=FaultKind.BAD_VALUE, details=details),))
    return _gather([entry for entry in catalogue if not entry.obsolete], language)


def _gather(entries: Iterable[polib.POEntry], language: str) -> Imported:
    faults: list[Fault] = []
    items: dict[str, dict[str, polib.POEntry]] = {}
    for entry in entries:
        found = _CONTEXT.fullmatch(entry.msgctxt or "")
        fault = _find_fault(entry, found, items)
        if fault:
            faults.append(fault)
        elif found:
            items.setdefault(found["item"], {})[found["unit"]] = entry
    patches = _patch_items(items, language)
    return Imported(
        patches=tuple(patches) if not faults else _without_faulty(patches, faults),
        faults=tuple(faults[:MAX_FAULTS]),
    )


def _without_faulty(patches: Iterator[Patch], faults: Iterable[Fault]) -> tuple[Patch, ...]:
    faulty = {fault.place.name.partition("/")[0] for fault in faults}
    return tuple(patch for patch in patches if patch.key.id not in faulty)


def _find_fault(
    entry: polib.POEntry, found: re.Match[str] | None, items: dict[str, dict[str, polib.POEntry]]
) -> Fault | None:
    context = str(entry.msgctxt or "")[:100]
    place = Place(line=max(0, entry.linenum - 1), name=context)
    if found is None:
        return Fault(place=place, kind=FaultKind.NOT_KNOWN, details={"value": context})
    if found["unit"] in items.get(found["item"], {}):
        return Fault(place=place, kind=FaultKind.TWICE, details={"value": context})
    if not _SOURCE.search(entry.comment):
        return Fault(place=place, kind=FaultKind.MISSING, details={"field": f"#. {SOURCE_NOTE.strip()}"})
    return too_long(entry.msgstr, place)


def _patch_items(items: dict[str, dict[str, polib.POEntry]], language: str) -> Iterator[Patch]:
    for item_id, entries in items.items():
        sources = {found[1] for entry in entries.values() if (found := _SOURCE.search(entry.comment))}
        taken = [_take(unit, entry) for unit, entry in entries.items()]
        patch = make_translation_patch(item_id, language, min(sources), taken)
        if patch:
            yield patch


def _take(unit: str, entry: polib.POEntry) -> TakenUnit:
    """Take a text; the format tells no draft from a reviewed one, only what is stale."""
    state = UnitState.STALE if entry.fuzzy else None
    return TakenUnit(name=unit, text=entry.msgstr, state=state if entry.msgstr else UnitState.MISSING)
