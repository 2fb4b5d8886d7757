"""Entries of a release as a content package."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from elearn.domain.entries import Entry, EntryKind
from elearn.formats.exchange.contents import Exported
from elearn.formats.exchange.losses import find_losses
from elearn.formats.exchange.media_described import describe, kind_of
from elearn.formats.exchange.packages import pack
from elearn.formats.exchange.qti.around import Around, Shelf
from elearn.formats.exchange.qti.bodies import identify, text_of
from elearn.formats.exchange.qti.dialect import Dialect
from elearn.formats.exchange.qti.elements import spell, to_plain, write_document
from elearn.formats.exchange.qti.fields import find_difference
from elearn.formats.exchange.qti.items import Needs, write_item
from elearn.formats.exchange.qti.manifest import MANIFEST, Resource, write_manifest
from elearn.formats.exchange.qti.metadata import write_lom
from elearn.formats.exchange.qti.read_items import read_item
from elearn.formats.exchange.qti.read_package import read_package
from elearn.formats.exchange.qti.stimuli import find_body, read_stimulus, write_stimulus
from elearn.formats.exchange.qti.tests import can_write, read_test, write_test
from elearn.formats.exchange.qti.unreadable import Unreadable

Data = Mapping[str, Any]
_FOLDERS = {"item": "items", "stimulus": "stimuli", "test": "tests"}


def write_package(entries: Sequence[Entry], media: Mapping[str, bytes], dialect: Dialect) -> Exported:
    """Write the entries; what comes back from the package tells what it could not carry."""
    content = _Writer(entries, media, dialect).write()
    return Exported(content=content, losses=find_losses(entries, read_package(content).patches))


@dataclass
class _Writer:
    """A package in the making."""

    entries: Sequence[Entry]
    content: Mapping[str, bytes]
    dialect: Dialect
    files: dict[str, bytes] = field(default_factory=dict)
    resources: list[Resource] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.stimuli = self._of(EntryKind.STIMULUS)
        self.media = self._of(EntryKind.MEDIUM)
        self.items = self._of(EntryKind.ITEM)
        self.misconceptions = self._of(EntryKind.MISCONCEPTION)
        self.translations: dict[str, dict[str, Data]] = {}
        for entry in self.entries:
            if entry.key.kind is EntryKind.TRANSLATION:
                self.translations.setdefault(entry.key.id, {})[entry.key.language] = entry.data
        self.paths = {name: f"items/{identify(name)}.xml" for name in self.items}
        self.shelf = Shelf(read=lambda _: None)
        self.shelf.ids = {path: name for name, each in self.media.items() for path in _paths_of(each)}

    def _of(self, kind: EntryKind) -> dict[str, Data]:
        return {entry.key.id: entry.data for entry in self.entries if entry.key.kind is kind}

    def write(self) -> bytes:
        """Write all documents and the manifest."""
        for name, medium in self.media.items():
            self._add_medium(name, medium)
        if self.dialect.has_stimuli:
            for name, stimulus in self.stimuli.items():
                self._add_stimulus(name, stimulus)
        for name, item in self.items.items():
            self._add_item(name, item)
        for name, test in self._of(EntryKind.TEST).items():
            if can_write(test, self.paths):
                self._add_test(name, test)
        return pack({MANIFEST: write_manifest(self.resources, self.dialect), **self.files})

    def _add_medium(self, name: str, medium: Data) -> None:
        present = [path for path in _paths_of(medium) if path in self.content]
        self.files |= {path: self.content[path] for path in present}
        said: dict[str, Any] = {"id": name, "files": [describe(path, self.content[path]) for path in present]}
        said |= {"kind": kind_of(present[0])} if present else {}
        fields = dict(find_difference({"medium": medium}, {"medium": said}))
        lom = write_lom(name, name, fields)
        if present:
            self.resources.append(Resource(name=_name("medium", name), kind="medium", files=present, lom=lom))

    def _add_stimulus(self, name: str, stimulus: Data) -> None:
        path = f"stimuli/{identify(name)}.xml"
        medium_id = text_of(stimulus, "media")
        root = write_stimulus(stimulus, self.media.get(medium_id), self.dialect)
        said = read_stimulus(find_body(self._as_read(root)), name, Around(path, self.shelf))
        self._add(
            "stimulus", name, root, {"stimulus": stimulus}, {"stimulus": said}, self._medium_needs(stimulus)
        )

    def _add_item(self, name: str, item: Data) -> None:
        stimulus = self.stimuli.get(text_of(item, "stimulus"))
        needs = self._item_needs(name, stimulus)
        root = write_item(item, needs, self.dialect)
        whole: dict[str, Any] = {"item": item, "translations": needs.translations}
        if stimulus is not None and not needs.stimulus_path:
            whole["stimulus"] = stimulus
        try:
            said = read_item(self._as_read(root), name, Around(self.paths[name], self.shelf))
        except Unreadable:
            return
        for language in needs.translations:
            said["translations"].setdefault(language, {})
        self._add("item", name, root, whole, said, self._stimulus_needs(stimulus))

    def _item_needs(self, name: str, stimulus: Data | None) -> Needs:
        own_path = stimulus is not None and self.dialect.has_stimuli
        return Needs(
            stimulus=stimulus,
            stimulus_path=f"stimuli/{identify(text_of(stimulus, 'id'))}.xml" if stimulus and own_path else "",
            medium=self.media.get(text_of(stimulus, "media")) if stimulus else None,
            translations=self.translations.get(name, {}),
            misconceptions=self.misconceptions,
        )

    def _add_test(self, name: str, test: Data) -> None:
        root = write_test(test, self.paths)
        hrefs = {f"../{path}": item for item, path in self.paths.items()}
        said = read_test(self._as_read(root), name, hrefs)
        needs = [_name("item", item) for item in dict.fromkeys(test["items"])]
        self._add("test", name, root, {"test": test}, {"test": said}, needs)

    def _add(
        self, kind: str, name: str, root: Element, whole: Data, said: Data, needs: Sequence[str]
    ) -> None:
        path = f"{_FOLDERS[kind]}/{identify(name)}.xml"
        self.files[path] = write_document(root, self.dialect)
        lom = write_lom(name, root.get("title", ""), dict(find_difference(whole, said)))
        resource = Resource(name=_name(kind, name), kind=kind, files=[path], needs=needs, lom=lom)
        self.resources.append(resource)

    def _as_read(self, root: Element) -> Element:
        return to_plain(spell(root, self.dialect))

    def _medium_needs(self, stimulus: Data) -> list[str]:
        medium_id = text_of(stimulus, "media")
        present = [path for path in _paths_of(self.media.get(medium_id, {})) if path in self.content]
        return [_name("medium", medium_id)] if present else []

    def _stimulus_needs(self, stimulus: Data | None) -> list[str]:
        if stimulus is None:
            return []
        if self.dialect.has_stimuli:
            return [_name("stimulus", text_of(stimulus, "id"))]
        return self._medium_needs(stimulus)


def _name(kind: str, entry_id: str) -> str:
    return identify(entry_id, f"{kind}-")


def _paths_of(medium: Data) -> Iterator[str]:
    files = medium.get("files")
    for each in files if isinstance(files, list | tuple) else ():
        path = text_of(each, "path") if isinstance(each, Mapping) else ""
        if path:
            yield path
