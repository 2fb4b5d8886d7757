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

_KINDS: dict[str, TypeAdapter[Any]] = {
    "manifest": TypeAdapter(ManifestFile),
    "topics": TypeAdapter(list[TopicFile]),
    "items": TypeAdapter(list[ItemFile]),
    "stimuli": TypeAdapter(list[StimulusFile]),
    "tests": TypeAdapter(list[PracticeTestFile]),
    "misconceptions": TypeAdapter(list[MisconceptionFile]),
    "media": TypeAdapter(list[MediumFile]),
    "translations": TypeAdapter(TranslationsFile),
    "laws": TypeAdapter(list[LawFile]),
    "glossary": TypeAdapter(list[TermFile]),
    "exam": TypeAdapter(ProfileFile | ArchivedProfileFile),
    "guide": TypeAdapter(GuideFile),
    "releases": TypeAdapter(RecordedHashesFile),
}


def schema_files() -> dict[str, str]:
    """Make the content of every schema file by its name."""
    return {f"{kind}.schema.json": _schema(adapter) for kind, adapter in _KINDS.items()}


def write_schemas(folder: Path) -> None:
    """Write the schema files into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _schema(adapter: TypeAdapter[Any]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **adapter.json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
