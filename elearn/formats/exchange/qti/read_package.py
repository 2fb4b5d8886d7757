"""A content package of either version, from any system, as patches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element

from elearn.domain.entries import EntryKey, EntryKind
from elearn.formats.exchange.contents import MAX_ENTRIES, FaultKind, Imported, Place
from elearn.formats.exchange.packages import PackageRefused
from elearn.formats.exchange.qti.around import Around, resolve
from elearn.formats.exchange.qti.documents import DocumentRefused, Documents, open_documents
from elearn.formats.exchange.qti.fields import put_back
from elearn.formats.exchange.qti.harvest import Harvest
from elearn.formats.exchange.qti.manifest import Resource
from elearn.formats.exchange.qti.metadata import read_fields
from elearn.formats.exchange.qti.names import find_our_id, is_item_id, to_slug
from elearn.formats.exchange.qti.read_items import read_item
from elearn.formats.exchange.qti.read_media import read_media
from elearn.formats.exchange.qti.stimuli import find_body, read_id, read_stimulus
from elearn.formats.exchange.qti.tests import read_test
from elearn.formats.exchange.qti.unreadable import Unreadable


def read_package(content: bytes) -> Imported:
    """Read a package, or a single item's document; what is wrong is in the faults."""
    try:
        documents = open_documents(content)
    except PackageRefused as refused:
        return Imported(faults=(refused.fault,))
    if len(documents.resources) > MAX_ENTRIES:
        return Imported(faults=(PackageRefused(FaultKind.TOO_MANY, limit=MAX_ENTRIES).fault,))
    reader = _Reader(documents, Harvest(documents.shelf))
    return reader.read()


@dataclass
class _Reader:
    """Reads the resources in the order in which they need each other."""

    documents: Documents
    harvest: Harvest

    def __post_init__(self) -> None:
        self.items: dict[str, str] = {}
        self.tried: set[str] = set()  # a manifest may name a file a thousand times

    def read(self) -> Imported:
        """Read everything."""
        read_media(self.documents, self.harvest)
        for kind, read in (("stimulus", self._stimulus), ("item", self._item), ("test", self._test)):
            for resource in self.documents.resources:
                if resource.kind == kind and resource.href not in self.tried:
                    self.tried.add(resource.href)
                    self._try(resource, read)
        return self.harvest.gather()

    def _try(self, resource: Resource, read: Any) -> None:
        place = Place(file=resource.href[:200], name=resource.name[:200])
        try:
            read(resource, self.documents.read(resource.href), place)
        except DocumentRefused as refused:
            self.harvest.blame(replace(place, line=refused.line), refused.kind, **refused.details)
        except Unreadable as unreadable:
            self.harvest.blame(place, unreadable.kind, **unreadable.details)

    def _stimulus(self, resource: Resource, root: Element, place: Place) -> None:
        stimulus_id = find_our_id(resource.lom) or to_slug(read_id(root) or resource.name)
        around = Around(resource.href, self.documents.shelf)
        bundle = {"stimulus": read_stimulus(find_body(root), stimulus_id, around)}
        _put_back(bundle, resource)
        key = EntryKey(EntryKind.STIMULUS, stimulus_id)
        self.documents.shelf.stimuli[resource.href] = stimulus_id
        if self.harvest.add(key, bundle["stimulus"], place) and not find_our_id(resource.lom):
            self.harvest.foreign.add(key)

    def _item(self, resource: Resource, root: Element, place: Place) -> None:
        ours = find_our_id(resource.lom)
        item_id = ours or (read_id(root) or resource.name)[:200]
        place = replace(place, name=item_id)
        bundle = read_item(root, item_id, Around(resource.href, self.documents.shelf))
        _put_back(bundle, resource)
        is_ours = bool(ours) or is_item_id(item_id)
        key = EntryKey(EntryKind.ITEM, item_id)
        if not self.harvest.add(key, bundle["item"], place):
            return
        self.items[resource.href] = item_id
        self.harvest.add_translations(item_id, bundle["translations"], place)
        if not is_ours:
            self.harvest.foreign.add(key)
        self._add_inner(bundle, place, is_ours=is_ours)

    def _add_inner(self, bundle: Mapping[str, Any], place: Place, *, is_ours: bool) -> None:
        stimulus = bundle.get("stimulus")
        if not isinstance(stimulus, Mapping):
            return
        key = EntryKey(EntryKind.STIMULUS, stimulus["id"])
        self.harvest.add_shared(key, stimulus, place)
        if not is_ours:
            self.harvest.foreign.add(key)

    def _test(self, resource: Resource, root: Element, place: Place) -> None:
        test_id = find_our_id(resource.lom) or to_slug(read_id(root) or resource.name)
        known = _by_address(resource.href, root, self.items)
        missing = [href for href, item in known.items() if not item]
        for href in missing:
            self.harvest.blame(place, FaultKind.NO_ENTRY, value=href[:200])
        if missing:
            return
        bundle = {"test": read_test(root, test_id, known)}
        _put_back(bundle, resource)
        key = EntryKey(EntryKind.TEST, test_id)
        if self.harvest.add(key, bundle["test"], place) and not find_our_id(resource.lom):
            self.harvest.foreign.add(key)


def _by_address(base: str, root: Element, items: Mapping[str, str]) -> dict[str, str]:
    hrefs: Sequence[str] = [each.get("href", "") for each in root.iter() if each.tag == "assessmentItemRef"]
    return {href: items.get(resolve(base, href), "") for href in hrefs}


def _put_back(bundle: dict[str, Any], resource: Resource) -> None:
    for steps, value in read_fields(resource.lom):
        put_back(bundle, steps, value)
