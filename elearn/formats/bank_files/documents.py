"""YAML files as plain data that knows the line of every entry; what could hurt is refused.

No anchors, aliases or tags (a bank needs none, and they allow bombs), no key twice, limits of size and depth.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.yaml_builder import TooDeep, YamlBuilder, YamlPath

MAX_YAML_BYTES = 2_000_000

_TAB_INDENT = re.compile(r"[ -]*\t")


@dataclass(frozen=True)
class Document:
    """A parsed file: `data` of dicts, lists and scalars, `lines` by the path of keys and indexes."""

    file: str
    data: Any = None
    lines: Mapping[YamlPath, int] = field(default_factory=dict)
    defects: tuple[Defect, ...] = ()

    def known(self, path: YamlPath) -> YamlPath:
        """Keep the steps that the file has: pydantic's paths hold names of models too."""
        known: YamlPath = ()
        for step in path:
            if (*known, step) in self.lines:
                known = (*known, step)
        return known

    def line_of(self, path: YamlPath) -> int:
        """Find the line of the entry, or of the nearest entry around it that the file has."""
        return self.lines.get(self.known(path), 1)

    def entry(self, path: YamlPath) -> Any:
        """Return the plain data of the entry."""
        value = self.data
        for step in path:
            value = value[step]
        return value

    def item_at(self, path: YamlPath) -> str:
        """Name the innermost item, topic, test, medium or translation around the place."""
        known = self.known(path)
        for length in range(len(known), 0, -1):
            step, above = known[length - 1], known[: length - 1]
            if above == ("items",) and isinstance(step, str):
                return step
            entry = self.entry(known[:length]) if above == () or above[-1] == "topics" else None
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                return str(entry["id"])
        return str(self.data.get("id", "")) if isinstance(self.data, dict) else ""


def read_text(content: bytes, file: str) -> tuple[str, list[Defect]]:
    """Decode UTF-8 with LF line ends; what cannot be decoded is a defect with its line."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return "", [Defect(file=file, line=line, message=f"not UTF-8: byte 0x{content[error.start]:02x}")]
    defects = []
    if text.startswith("\ufeff"):
        defects.append(Defect(file=file, line=1, message="byte order mark; save as UTF-8 without it"))
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        defects.append(Defect(file=file, line=line, message="carriage return; line ends must be LF"))
    return text, defects


def read_document(content: bytes, file: str) -> Document:
    """Parse one YAML file; a broken one has no data and says why in its defects."""
    if len(content) > MAX_YAML_BYTES:
        message = f"{len(content)} bytes; a YAML file may have {MAX_YAML_BYTES}"
        return Document(file=file, defects=(Defect(file=file, line=1, message=message),))
    text, defects = read_text(content, file)
    if defects:
        return Document(file=file, defects=tuple(defects))
    builder = YamlBuilder()
    problem = _feed(builder, text)
    document = Document(file=file, data=builder.data, lines=builder.lines)
    found = [
        Defect(file=file, line=line, item=document.item_at(path), message=message)
        for line, message, path in [*builder.defects, *problem]
    ]
    return replace(document, data=None if problem else builder.data, defects=tuple(found))


def _feed(builder: YamlBuilder, text: str) -> list[tuple[int, str, YamlPath]]:
    """Run the parser's events through the builder; the list has the error that stopped it, if any."""
    try:
        loader = yaml.CSafeLoader(text)
        while loader.check_event():
            builder.take(loader.get_event(), loader)
    except TooDeep as error:
        return [(error.line, "nested too deep", ())]
    except yaml.YAMLError as error:
        return [(*_explain(error, text), ())]
    return []


def _explain(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    mark = getattr(error, "problem_mark", None)
    line = mark.line if mark else text.count("\n", 0, getattr(error, "position", 0))
    lines = text.split("\n")
    if line < len(lines) and _TAB_INDENT.match(lines[line]):
        return line + 1, "a tab in the indentation; use spaces"
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
    context = getattr(error, "context", None)
    return line + 1, f"not YAML: {problem}{f', {context}' if context else ''}"
