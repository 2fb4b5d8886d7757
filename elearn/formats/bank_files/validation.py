"""Documents into file models: every error becomes a defect with its line and the id of its entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.documents import Document
from elearn.formats.bank_files.wording import explain
from elearn.formats.bank_files.yaml_builder import YamlPath

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Located(Generic[T_co]):
    """A value with the place that it was read from."""

    value: T_co
    document: Document
    path: YamlPath = ()

    @property
    def file(self) -> str:
        """The file that holds it."""
        return self.document.file

    def defect(self, message: str, *tail: str | int, item: str = "", **flags: bool) -> Defect:
        """Make a defect at this value, or at the entry `tail` inside it; `flags`: those of a Defect."""
        return Defect(
            file=self.file,
            line=self.document.line_of((*self.path, *tail)),
            item=item or self.document.item_at((*self.path, *tail)),
            message=message,
            **flags,
        )


def validate(
    document: Document, adapter: TypeAdapter[T], path: YamlPath = ()
) -> tuple[Located[T] | None, list[Defect]]:
    """Validate the whole document, or the entry at `path`."""
    place = Located(None, document, path)
    try:
        return Located(adapter.validate_python(document.entry(path)), document, path), []
    except ValidationError as error:
        return None, [
            place.defect(message, *steps) for steps, message in map(explain, error.errors(include_url=False))
        ]


def validate_list(document: Document, adapter: TypeAdapter[T]) -> tuple[list[Located[T]], list[Defect]]:
    """Validate each entry of a list by itself, so that one bad entry does not hide the others."""
    if document.data is None and document.defects:
        return [], []
    if not isinstance(document.data, list):
        return [], [Defect(file=document.file, line=1, message="must be a list")]
    return _collect(document, adapter, [(number,) for number in range(len(document.data))])


def validate_mapping(
    document: Document, adapter: TypeAdapter[T], under: str
) -> tuple[list[Located[T]], list[Defect]]:
    """Validate each entry of the one mapping `under` by itself."""
    if document.data is None and document.defects:
        return [], []
    entries = document.data.get(under) if isinstance(document.data, dict) else None
    if not isinstance(entries, dict):
        return [], [Defect(file=document.file, line=1, message=f"must be a mapping with '{under}'")]
    found, defects = _collect(document, adapter, [(under, key) for key in entries])
    unknown = [key for key in document.data if key != under]
    place = Located(None, document)
    return found, [*defects, *(place.defect(f"unknown field '{key}'", key) for key in unknown)]


def _collect(
    document: Document, adapter: TypeAdapter[T], paths: list[YamlPath]
) -> tuple[list[Located[T]], list[Defect]]:
    results = [validate(document, adapter, path) for path in paths]
    found = [located for located, _ in results if located]
    return found, [defect for _, defects in results for defect in defects]


def raw_ids(entries: object) -> Iterator[str]:
    """Yield the ids of all entries of a list, sound or not."""
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            yield entry["id"]
