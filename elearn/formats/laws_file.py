"""The register of laws as laws.yaml: acts in their order, only the fields that say something."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

import yaml

from elearn.domain.reference import Law, LawArticle

_ENDLESS = 10**9  # a text stands in one line, as writers write it


def write_laws(laws: Iterable[Law]) -> bytes:
    """Write laws.yaml; what was read from such a file and not changed is the same byte for byte."""
    entries = [_write(law) for law in laws]
    text = yaml.safe_dump(
        entries, allow_unicode=True, sort_keys=False, width=_ENDLESS, default_flow_style=False
    )
    return text.encode()


def _write(value: Law | LawArticle) -> dict[str, Any]:
    found = {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Law):
        found["articles"] = [_write(article) for article in value.articles]
    return {name: each for name, each in found.items() if each not in (None, [])}
