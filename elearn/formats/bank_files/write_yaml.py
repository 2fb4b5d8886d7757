"""Plain data as YAML in the style of question_banks: small mappings inside lists stand in one line."""

from collections.abc import Mapping
from typing import Any

import yaml

from elearn.formats.bank_files.entries import from_plain

_FLOW_DEPTH = 3  # a choice of an item: the list of items, the item, its choices


class _Writer(yaml.SafeDumper):
    """Indents lists below their key, as the files do; writes no anchors, which the reader refuses."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Never leave out the indentation."""
        del indentless
        super().increase_indent(flow, indentless=False)

    def choose_scalar_style(self) -> str:
        """Quote doubly where quotes are needed, as the files do."""
        style = str(super().choose_scalar_style())
        return '"' if style == "'" else style


def write_yaml(data: Any) -> str:
    """Write plain data; texts that look like days, numbers or words of YAML are quoted."""
    writer = _Representer()
    node = writer.represent_data(_own(from_plain(data)))
    _lay_out(node, 0 if isinstance(data, Mapping) else -1)
    return yaml.serialize(node, Dumper=_Writer, allow_unicode=True, width=1_000_000)


class _Representer(yaml.representer.SafeRepresenter):
    def __init__(self) -> None:
        super().__init__(default_flow_style=False, sort_keys=False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _own(value: Any) -> Any:
    """Copy into dicts and lists, which the writer knows."""
    if isinstance(value, Mapping):
        return {key: _own(each) for key, each in value.items()}
    return [_own(each) for each in value] if isinstance(value, list | tuple) else value


def _lay_out(node: yaml.Node, depth: int) -> None:
    """Put into one line: what lies in a list within an entry, short lists of words, titles by language."""
    if isinstance(node, yaml.SequenceNode):
        node.flow_style = depth > 0 and all(isinstance(each, yaml.ScalarNode) for each in node.value)
        for each in node.value:
            _lay_out(each, depth + 1)
            if depth > 0 and isinstance(each, yaml.MappingNode):
                each.flow_style = True
    elif isinstance(node, yaml.MappingNode):
        node.flow_style = False
        for _, each in node.value:
            _lay_out(each, depth + 1)
