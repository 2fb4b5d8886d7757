"""The JSON Schema of every kind of file, for writers' editors and other programs."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from elearn.formats.bank_files.models.items import ItemFile
from elearn.formats.bank_files.models.media import MediumFile
from elearn.formats.bank_files.models.reference import (
    ArchivedProfileFile,
    GuideFile,
    LawFile,
    ProfileFile,
    TermFile,
)
from elearn.formats.bank_files.models.releases import (
    ManifestFile,
    MisconceptionFile,
    PracticeTestFile,
    RecordedHashesFile,
    StimulusFile,
    TopicFile,
)
from elearn.formats.bank_files.models.translations import TranslationsFile

_KINDS: dict[str, Any] = {  # an adapter of each is built when it is written: it takes time and memory
    "manifest": ManifestFile,
    "topics": list[TopicFile],
    "items": list[ItemFile],
    "stimuli": list[StimulusFile],
    "tests": list[PracticeTestFile],
    "misconceptions": list[MisconceptionFile],
    "media": list[MediumFile],
    "translations": TranslationsFile,
    "laws": list[LawFile],
    "glossary": list[TermFile],
    "exam": ProfileFile | ArchivedProfileFile,
    "guide": GuideFile,
    "releases": RecordedHashesFile,
}


def schema_files() -> dict[str, str]:
    """Make the content of every schema file by its name."""
    return {f"{kind}.schema.json": _schema(shape) for kind, shape in _KINDS.items()}


def write_schemas(folder: Path) -> None:
    """Write the schema files into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _schema(shape: Any) -> str:
    adapter: TypeAdapter[Any] = TypeAdapter(shape)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **adapter.json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
