"""The published JSON Schema is what the models say."""

import json

from elearn.formats.bank_files.schema import schema_files
from elearn.settings import asset_folder


def test_schema_files_are_fresh() -> None:
    folder = asset_folder("question_banks") / "schema"

    published = {path.name: path.read_text("utf-8") for path in folder.iterdir()}

    assert published == schema_files(), "run: elearn banks schema"


def test_schemas_forbid_unknown_fields() -> None:
    definitions = json.loads(schema_files()["items.schema.json"])["$defs"]

    assert all(model["additionalProperties"] is False for model in definitions.values())
