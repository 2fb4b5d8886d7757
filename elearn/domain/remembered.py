"""What follows from immutable values alone is worked out once: releases and profiles never change."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class _Same:
    """A value that equals itself alone; the cache keeps it, so that none other comes to its address."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value


def remembered(size: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep the `size` results of a pure function that were used last.

    The arguments must be immutable, and stand by position. They may be too large to compare, as banks are:
    a call is known by which objects they are. A bank that was read again is another one, and so is one with
    other content under the same name.
    """

    def remember(work_out: Callable[P, R]) -> Callable[P, R]:
        ask: Callable[..., R] = work_out

        @lru_cache(maxsize=size)
        def kept(*arguments: _Same) -> R:
            return ask(*(argument.value for argument in arguments))

        @wraps(work_out)
        def recall(*args: P.args, **kwargs: P.kwargs) -> R:
            if kwargs:
                raise TypeError("what is remembered takes its arguments by position")
            return kept(*map(_Same, args))

        return recall

    return remember
