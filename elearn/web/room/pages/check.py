"""What a look at one computer of the room found."""

from collections.abc import Mapping
from dataclasses import dataclass

from elearn.domain.room_check import (
    WORD_TO_TYPE,
    ComputerPoint,
    ComputerState,
    Finding,
    judge_computer,
)

MOST_COMPUTERS = 99


@dataclass(frozen=True, kw_only=True)
class CheckPage:
    """`found`: None until somebody has answered."""

    number: int | None
    is_kiosk: bool
    found: Mapping[ComputerPoint, Finding] | None
    word: str = WORD_TO_TYPE

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to do."""
        return self.found is not None and Finding.LOOK not in self.found.values()


def draw_check(state: ComputerState | None, number: int | None, *, is_kiosk: bool) -> CheckPage:
    """Draw the questions, or what the answers say."""
    return CheckPage(
        number=number if number and number <= MOST_COMPUTERS else None,
        is_kiosk=is_kiosk,
        found=judge_computer(state) if state else None,
    )
