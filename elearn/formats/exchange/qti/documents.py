"""The XML documents of a package, each read when it is asked for, without harm."""

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from elearn.formats.exchange.contents import FaultKind
from elearn.formats.exchange.packages import Package, PackageRefused
from elearn.formats.exchange.qti.around import Shelf
from elearn.formats.exchange.qti.elements import to_plain
from elearn.formats.exchange.qti.manifest import MANIFEST, Resource, read_manifest
from elearn.formats.exchange.safe_xml import XmlRefused, read_xml

MAX_DOCUMENT_BYTES = 1_000_000
MAX_MANIFEST_BYTES = 20_000_000
#: Of all documents together: a real bank has three; what says more only keeps the server busy.
MAX_XML_BYTES = 30_000_000
_ROOTS = ("assessmentItem", "assessmentTest", "assessmentStimulus")


class DocumentRefused(ValueError):
    """A document is missing, broken or too large."""

    def __init__(self, kind: FaultKind, line: int = 0, **details: str | int) -> None:
        super().__init__(kind, line)
        self.kind = kind
        self.line = line
        self.details = details


@dataclass
class Documents:
    """A package's resources and documents; a single document is a package of one."""

    resources: Sequence[Resource]
    shelf: Shelf
    package: Package | None
    only: bytes = b""
    bytes_read: int = 0

    def read(self, path: str) -> Element:
        """Read a document, in plain names.

        Raises:
            DocumentRefused: it cannot be read, or is none of QTI.

        """
        content = self.only if self.package is None else self._unpack(path)
        self.bytes_read += len(content)
        if self.bytes_read > MAX_XML_BYTES:
            raise DocumentRefused(FaultKind.TOO_LARGE, limit=MAX_XML_BYTES)
        root = _parse(content, MAX_DOCUMENT_BYTES)
        if root.tag not in _ROOTS:
            raise DocumentRefused(FaultKind.OTHER_FORMAT)
        return root

    def _unpack(self, path: str) -> bytes:
        content = _read_member(self.package, path) if self.package is not None else None
        if content is None:
            raise DocumentRefused(FaultKind.NO_FILE, value=path[:200])
        return content


def open_documents(content: bytes) -> Documents:
    """Open a package.

    Raises:
        PackageRefused: it is none, or would do harm, or its manifest cannot be read.

    """
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        only = Resource(name="", kind="item", files=("",))
        return Documents([only], Shelf(read=lambda _: None), None, content)
    package = Package(content)
    manifest = _find_manifest(package)
    try:
        root = _parse(package.read(manifest), MAX_MANIFEST_BYTES)
    except DocumentRefused as refused:
        raise PackageRefused(refused.kind, manifest, **refused.details) from refused
    if root.tag != "manifest":
        raise PackageRefused(FaultKind.OTHER_FORMAT, manifest)
    shelf = Shelf(read=lambda path: _read_member(package, path))
    return Documents(list(read_manifest(root, manifest)), shelf, package)


def _find_manifest(package: Package) -> str:
    found = [name for name in package.names() if posixpath.basename(name) == MANIFEST]
    if not found:
        raise PackageRefused(FaultKind.OTHER_FORMAT)
    return min(found, key=lambda name: (name.count("/"), name))


def _parse(content: bytes, limit: int) -> Element:
    if len(content) > limit:
        raise DocumentRefused(FaultKind.TOO_LARGE, limit=limit)
    try:
        return to_plain(read_xml(content))
    except XmlRefused as refused:
        raise DocumentRefused(FaultKind.BROKEN, refused.line) from refused


def _read_member(package: Package, path: str) -> bytes | None:
    if path not in package:
        return None
    try:
        return package.read(path)
    except PackageRefused as refused:
        raise DocumentRefused(refused.fault.kind) from refused
