"""imsmanifest.xml: which files are what, and what is said of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from elearn.formats.exchange.qti.around import resolve
from elearn.formats.exchange.qti.dialect import Dialect
from elearn.formats.exchange.qti.elements import find_all, find_first, make, to_bytes

MANIFEST = "imsmanifest.xml"
_WEB = "webcontent"


@dataclass(frozen=True, kw_only=True)
class Resource:
    """A thing of the package; `kind` is item, test, stimulus or medium, and `needs` are other resources."""

    name: str
    kind: str
    files: Sequence[str]
    needs: Sequence[str] = ()
    lom: Element | None = None
    href: str = ""


def write_manifest(resources: Iterable[Resource], dialect: Dialect) -> bytes:
    """Write the manifest of a package."""
    listed = make("resources", *(_write(each, dialect) for each in resources))
    about = make("metadata", make("schema", dialect.schema), make("schemaversion", dialect.schema_version))
    root = make("manifest", about, make("organizations"), listed, identifier="elearn")
    for name, value in dialect.manifest_attributes().items():
        root.set(name, value)
    return to_bytes(root)


def _write(resource: Resource, dialect: Dialect) -> Element:
    files = [make("file", href=path) for path in resource.files]
    needs = [make("dependency", identifierref=name) for name in resource.needs]
    about = [make("metadata", resource.lom)] if resource.lom is not None else []
    kind = dialect.kinds.get(resource.kind, _WEB)
    element = make("resource", *about, *files, *needs, identifier=resource.name, type=kind)
    if kind != _WEB:
        element.set("href", resource.files[0])
    return element


def read_manifest(root: Element, path: str) -> Iterator[Resource]:
    """Yield the resources of the manifest at `path`; theirs are those in the package."""
    for element in find_all(root, "resource"):
        href = resolve(path, element.get("href", ""))
        files = [resolve(path, each.get("href", "")) for each in find_all(element, "file")]
        yield Resource(
            name=element.get("identifier", ""),
            kind=_kind_of(element.get("type", "").lower()),
            files=[path for path in dict.fromkeys([href, *files]) if path],
            lom=find_first(element, "lom"),
            href=href,
        )


def _kind_of(kind: str) -> str:
    """Tell what it is by `imsqti_item_xmlv2p1` and its like; tests are also called `assessment`."""
    if not kind.startswith("imsqti"):
        return "medium"
    known = {"item": "item", "test": "test", "assessment": "test", "stimulus": "stimulus"}
    return next((ours for theirs, ours in known.items() if theirs in kind), "other")
