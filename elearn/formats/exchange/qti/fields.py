"""What QTI has no place for: the difference between an entry and what its QTI says, field by field.

The difference travels in the manifest. Coming back, a text of it counts only where QTI still says the same,
so that whoever edits the QTI elsewhere is heard.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeGuard

from elearn.formats.exchange.qti.flow import simplify

Steps = tuple[str, ...]


def find_difference(whole: Mapping[str, Any], said: Mapping[str, Any]) -> Iterator[tuple[Steps, Any]]:
    """Yield what `said` does not say of `whole`, by steps from the outside in; things with ids by id."""
    for name, value in whole.items():
        yield from _compare(value, said.get(name), (name,))


def _compare(value: Any, said: Any, steps: Steps) -> Iterator[tuple[Steps, Any]]:
    if value == said and type(value) is type(said):
        return
    if isinstance(value, Mapping) and isinstance(said, Mapping):
        for name, each in value.items():
            yield from _compare(each, said.get(name), (*steps, name))
    elif has_ids(value) and has_ids(said) and _ids(value) == _ids(said):
        for one, other in zip(value, said, strict=True):
            yield from _compare(one, other, (*steps, str(one["id"])))
    else:
        yield steps, value


def put_back(said: dict[str, Any], steps: Steps, value: Any) -> None:
    """Put a difference where it belongs, unless QTI says something else by now."""
    holder: Any = said
    for step in steps[:-1]:
        holder = _step_into(holder, step)
        if holder is None:
            return
    if isinstance(holder, dict) and (steps[-1] not in holder or _is_same(holder[steps[-1]], value)):
        holder[steps[-1]] = value


def _step_into(holder: Any, step: str) -> Any:
    if has_ids(holder):
        return next((each for each in holder if each["id"] == step), None)
    return holder.setdefault(step, {}) if isinstance(holder, dict) else None


def _is_same(said: Any, value: Any) -> bool:
    if isinstance(said, str) and isinstance(value, str):
        return simplify(said) == simplify(value)
    if isinstance(said, Sequence) and isinstance(value, Sequence) and len(said) == len(value):
        return all(_is_same(one, other) for one, other in zip(said, value, strict=True))
    return False


def has_ids(value: object) -> TypeGuard[Sequence[Mapping[str, Any]]]:
    """Tell whether it is a list of things with ids, each id once."""
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        return False
    if not all(isinstance(each, Mapping) and isinstance(each.get("id"), str) for each in value):
        return False
    return len(set(_ids(value))) == len(value)


def _ids(value: Sequence[Mapping[str, Any]]) -> list[str]:
    return [each["id"] for each in value]
