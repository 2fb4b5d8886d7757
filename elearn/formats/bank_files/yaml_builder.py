"""Builds plain data with line numbers from the parser's events: one pass, no recursion."""

from dataclasses import dataclass
from typing import Any

import yaml

YamlPath = tuple[str | int, ...]

MAX_DEPTH = 20

_TYPED = frozenset(f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "int", "float", "timestamp"))


@dataclass
class TooDeep(Exception):
    """Collections are nested deeper than any bank needs."""

    line: int


@dataclass
class _Frame:
    """A collection that is being filled; `key` is the mapping key that waits for its value."""

    container: dict[str, Any] | list[Any]
    path: YamlPath
    key: str | None = None


class YamlBuilder:
    """Takes events; afterwards `data`, `lines` by path, and `defects` as (line, message, path)."""

    def __init__(self) -> None:
        self.data: Any = None
        self.lines: dict[YamlPath, int] = {}
        self.defects: list[tuple[int, str, YamlPath]] = []
        self._frames: list[_Frame] = []
        self._documents = 0

    def take(self, event: Any, loader: Any) -> None:
        """Take the next event."""
        line = event.start_mark.line + 1
        if getattr(event, "anchor", None) is not None:
            self._refuse(line, "anchors and aliases (& and *) are not allowed: write the text out")
        if getattr(event, "tag", None) is not None:
            self._refuse(line, f"tags are not allowed: {event.tag}")
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event, loader, line)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [], line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._frames.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._put(None, line)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._begin_document(line)

    def _refuse(self, line: int, message: str) -> None:
        self.defects.append((line, message, self._frames[-1].path if self._frames else ()))

    def _begin_document(self, line: int) -> None:
        self._documents += 1
        if self._documents > 1:
            self._refuse(line, "a second document begins (---); one file holds one")

    def _take_scalar(self, event: Any, loader: Any, line: int) -> None:
        frame = self._frames[-1] if self._frames else None
        if frame and isinstance(frame.container, dict) and frame.key is None:
            self._take_key(frame, event.value, line)
            return
        self._put(self._typed(event, loader), line)

    def _take_key(self, frame: _Frame, key: str, line: int) -> None:
        if key in frame.container:
            first = self.lines[(*frame.path, key)]
            self._refuse(line, f"'{key}' stands twice (first in line {first})")
        frame.key = key
        self.lines[(*frame.path, key)] = line

    def _typed(self, event: Any, loader: Any) -> Any:
        tag = loader.resolve(yaml.ScalarNode, event.value, event.implicit)
        if tag not in _TYPED:
            return event.value
        try:
            return loader.construct_object(yaml.ScalarNode(tag, event.value))
        except (
            ValueError,
            OverflowError,
        ):  # 2026-13-01: left as text, which the model refuses in better words
            return event.value

    def _open(self, container: dict[str, Any] | list[Any], line: int) -> None:
        if len(self._frames) >= MAX_DEPTH:
            raise TooDeep(line)
        path = self._put(container, line)
        self._frames.append(_Frame(container, path))

    def _put(self, value: Any, line: int) -> YamlPath:
        """Put the value where it belongs and return its path."""
        if not self._frames:
            self.data = value
            self.lines[()] = line
            return ()
        frame = self._frames[-1]
        if isinstance(frame.container, list):
            frame.container.append(value)
            path = (*frame.path, len(frame.container) - 1)
            self.lines[path] = line
            return path
        return self._put_in_mapping(frame, frame.container, value, line)

    def _put_in_mapping(self, frame: _Frame, mapping: dict[str, Any], value: Any, line: int) -> YamlPath:
        if frame.key is None:
            self._refuse(line, "a mapping's key must be a word")
            frame.key = f"?{line}"
            return (*frame.path, frame.key)
        path = (*frame.path, frame.key)
        mapping[frame.key] = value
        frame.key = None
        return path
