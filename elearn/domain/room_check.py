"""Whether a room is ready for people: what the server shows, and what each computer shows."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

FREE_BYTES_NEEDED = 1_000_000_000
BACKUP_GROWS_OLD = timedelta(days=7)
CLOCK_MAY_DIFFER_SECONDS = 120  # what nobody would notice on the wall
SLOW_MILLISECONDS = 500
NARROWEST = 320  # of a window, in the pixels of style sheets
WORD_TO_TYPE = "привет"


class Finding(StrEnum):
    """What a look at one point says."""

    GOOD = "good"
    LOOK = "look"  # something is to be done
    UNKNOWN = "unknown"  # nobody could tell


class ServerPoint(StrEnum):
    """What is looked at on the server."""

    ROOM = "room"
    BANKS = "banks"
    DATABASE = "database"
    DISK = "disk"
    BACKUP = "backup"


@dataclass(frozen=True, kw_only=True)
class ServerState:
    """What the server found out about itself.

    `missing_files`: recordings and pictures that a task needs and the database does not have.
    """

    can_be_reached: bool
    tests: int
    recordings: int
    missing_files: int
    can_write: bool
    is_durable: bool
    free_bytes: int
    last_backup: datetime | None


def judge_server(state: ServerState, *, now: datetime) -> dict[ServerPoint, Finding]:
    """Say for each point whether something is to be done."""
    is_backed_up = state.last_backup is not None and now - state.last_backup <= BACKUP_GROWS_OLD
    good = {
        ServerPoint.ROOM: state.can_be_reached,
        ServerPoint.BANKS: state.tests > 0 and state.missing_files == 0,
        ServerPoint.DATABASE: state.can_write and state.is_durable,
        ServerPoint.DISK: state.free_bytes >= FREE_BYTES_NEEDED,
        ServerPoint.BACKUP: is_backed_up,
    }
    return {point: Finding.GOOD if is_good else Finding.LOOK for point, is_good in good.items()}


class ComputerPoint(StrEnum):
    """What is looked at on one computer of the room."""

    SCRIPTS = "scripts"
    COOKIES = "cookies"
    STORE = "store"
    KEYBOARD = "keyboard"
    SOUND = "sound"
    SCREEN = "screen"
    CLOCK = "clock"
    NETWORK = "network"


@dataclass(frozen=True, kw_only=True)
class ComputerState:
    """What a computer and the person before it told; None: they did not.

    `clock_ahead`: seconds its clock is before the server's; `milliseconds`: until the server answers.
    """

    runs_scripts: bool
    keeps_cookies: bool
    keeps_answers: bool | None
    typed: str
    hears: bool | None
    width: int | None
    clock_ahead: int | None
    milliseconds: int | None


def judge_computer(state: ComputerState) -> dict[ComputerPoint, Finding]:
    """Say for each point whether something is to be done; what nobody told is unknown."""
    return {
        ComputerPoint.SCRIPTS: _found(state.runs_scripts),
        ComputerPoint.COOKIES: _found(state.keeps_cookies),
        ComputerPoint.STORE: _found(state.keeps_answers),
        ComputerPoint.KEYBOARD: _found(state.typed.strip().lower() == WORD_TO_TYPE),
        ComputerPoint.SOUND: _found(state.hears),
        ComputerPoint.SCREEN: _within(state.width, least=NARROWEST),
        ComputerPoint.CLOCK: _within(
            state.clock_ahead, least=-CLOCK_MAY_DIFFER_SECONDS, most=CLOCK_MAY_DIFFER_SECONDS
        ),
        ComputerPoint.NETWORK: _within(state.milliseconds, most=SLOW_MILLISECONDS),
    }


def _found(is_good: bool | None) -> Finding:
    if is_good is None:
        return Finding.UNKNOWN
    return Finding.GOOD if is_good else Finding.LOOK


def _within(value: int | None, *, least: int | None = None, most: int | None = None) -> Finding:
    if value is None:
        return Finding.UNKNOWN
    return _found((least is None or least <= value) and (most is None or value <= most))
