"""XLIFF 2.0 or 2.1 as patches of translations."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from elearn.domain.entries import Patch
from elearn.formats.exchange.contents import MAX_FAULTS, Fault, FaultKind, Imported, Place
from elearn.formats.exchange.safe_xml import XmlRefused, read_xml
from elearn.formats.exchange.translations.limits import find_language, too_large, too_long
from elearn.formats.exchange.translations.take import TakenUnit, make_translation_patch
from elearn.formats.exchange.translations.units import UnitState
from elearn.formats.exchange.xliff.inline import read_inline
from elearn.formats.exchange.xliff.write import NAMESPACE, STALE

_XLF = "{" + NAMESPACE + "}"
_ORIGINAL = re.compile(r"(?P<item>[a-z]+-[0-9]{4})#(?P<source>[0-9a-f]{16})")
_UNIT = re.compile(r"stem|explanation|choices\.[a-c]|rubric\.[a-z0-9]+(?:-[a-z0-9]+)*")
_STATES = {
    "translated": UnitState.DRAFT,
    "reviewed": UnitState.REVIEWED,
    "final": UnitState.REVIEWED,
}


def read(content: bytes) -> Imported:
    """Read a translator's file; what is not ours in it is a fault."""
    large = too_large(content)
    if large:
        return Imported(faults=(large,))
    try:
        root = read_xml(content)
    except XmlRefused as refused:
        return Imported(faults=(Fault(place=Place(line=refused.line), kind=FaultKind.BROKEN),))
    if root.tag != f"{_XLF}xliff":
        return Imported(faults=(Fault(place=Place(), kind=FaultKind.OTHER_FORMAT),))
    language = find_language(root.get("trgLang", ""))
    if language is None:
        details = {"field": "trgLang", "value": root.get("trgLang", "")[:50]}
        return Imported(faults=(Fault(place=Place(), kind=FaultKind.BAD_VALUE, details=details),))
    return _gather(_read_files(root, language))


def _gather(found: Iterator[Patch | Fault]) -> Imported:
    patches: dict[str, Patch] = {}
    faults: list[Fault] = []
    for each in found:
        if isinstance(each, Fault):
            faults.append(each)
        elif each.key.id in patches:
            place = Place(name=each.key.id)
            faults.append(Fault(place=place, kind=FaultKind.TWICE, details={"value": each.key.id}))
        else:
            patches[each.key.id] = each
    return Imported(patches=tuple(patches.values()), faults=tuple(faults[:MAX_FAULTS]))


def _read_files(root: Element, language: str) -> Iterator[Patch | Fault]:
    for file in root.findall(f"{_XLF}file"):
        original = _ORIGINAL.fullmatch(file.get("original", ""))
        if original is None:
            place, value = Place(name=file.get("id", "")[:50]), file.get("original", "")[:50]
            yield Fault(place=place, kind=FaultKind.BAD_VALUE, details={"field": "original", "value": value})
            continue
        units, faults = _read_units(file, original["item"])
        yield from faults
        patch = make_translation_patch(original["item"], language, original["source"], units)
        if patch and not faults:
            yield patch


def _read_units(file: Element, item_id: str) -> tuple[list[TakenUnit], list[Fault]]:
    units: dict[str, TakenUnit] = {}
    faults = []
    for unit in file.iter(f"{_XLF}unit"):
        name = unit.get("id", "")
        place = Place(name=f"{item_id}/{name[:50]}")
        taken = _read_unit(unit, name)
        if not _UNIT.fullmatch(name):
            faults.append(Fault(place=place, kind=FaultKind.NOT_KNOWN, details={"value": name[:50]}))
        elif name in units:
            faults.append(Fault(place=place, kind=FaultKind.TWICE, details={"value": name}))
        elif long := too_long(taken.text, place):
            faults.append(long)
        units[name] = taken
    return list(units.values()), faults


def _read_unit(unit: Element, name: str) -> TakenUnit:
    """Join the segments that a tool may have made of a unit; it is as far as the least of them."""
    parts = [each for each in unit if each.tag in {f"{_XLF}segment", f"{_XLF}ignorable"}]
    states = [_read_state(part) for part in parts if part.tag == f"{_XLF}segment"]
    worst = min(states, key=list(UnitState).index, default=UnitState.MISSING)
    return TakenUnit(name=name, text="".join(_read_target(part) for part in parts), state=worst)


def _read_state(segment: Element) -> UnitState:
    target, state = segment.find(f"{_XLF}target"), segment.get("state", "initial")
    if target is None:
        return UnitState.MISSING
    if segment.get("subState") == STALE and state == "initial":
        return UnitState.STALE
    # without a state a tool says nothing: what it wrote is a draft
    return _STATES.get(state, UnitState.DRAFT)


def _read_target(part: Element) -> str:
    target = part.find(f"{_XLF}target")
    if target is None and part.tag == f"{_XLF}ignorable":
        target = part.find(f"{_XLF}source")
    return "" if target is None else read_inline(target)
