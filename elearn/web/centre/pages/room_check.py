"""The room as the server sees it: where it is found, and what works."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import request, url_for

from elearn.domain.room_check import Finding, ServerPoint, ServerState, judge_server
from elearn.web.centre.qr import draw_qr, to_type

_GIGABYTE = 10**9


@dataclass(frozen=True, kw_only=True)
class RoomAddress:
    """One address under which the room comes here: where people join, where a computer is checked.

    To be typed, so without the scheme where a browser adds it by itself; `qr` leads to `join`.
    """

    join: str
    check: str
    qr: str


@dataclass(frozen=True, kw_only=True)
class RoomCheckPage:
    """`addresses`: the likeliest first; `is_open`: the server listens to the room, if there is one."""

    addresses: list[RoomAddress]
    state: ServerState
    found: Mapping[ServerPoint, Finding]
    now: datetime
    is_open: bool
    is_encrypted: bool

    @property
    def to_do(self) -> int:
        """How many points need somebody."""
        return sum(finding is Finding.LOOK for finding in self.found.values())

    @property
    def free_gigabytes(self) -> float:
        """The free space, to a tenth."""
        return round(self.state.free_bytes / _GIGABYTE, 1)


def draw_room_check(
    state: ServerState, addresses: Sequence[str], *, is_open: bool, now: datetime
) -> RoomCheckPage:
    """Draw what was found."""
    return RoomCheckPage(
        addresses=[_draw_address(address) for address in addresses],
        state=state,
        found=judge_server(state, now=now),
        now=now,
        is_open=is_open,
        is_encrypted=request.is_secure,
    )


def _draw_address(address: str) -> RoomAddress:
    site = address.rstrip("/")
    join = site + url_for("room.show_join")
    check = site + url_for("room.check_computer")
    return RoomAddress(join=to_type(join), check=to_type(check), qr=draw_qr(join))
