"""What every format of exchange gives and takes: packages, patches, faults by place, and losses by field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from elearn.domain.entries import EntryKey, Patch

MAX_PACKAGE_BYTES = 60_000_000
MAX_UNPACKED_BYTES = 200_000_000
MAX_MEMBERS = 10_000  # files in a package
MAX_MEMBER_BYTES = 20_000_000
MAX_RATIO = 200  # unpacked to packed bytes of one file
MAX_ENTRIES = 5_000
MAX_TEXT = 20_000  # letters of one field
MAX_FAULTS = 200  # more are counted, not listed


class LossKind(StrEnum):
    """What becomes of a field that the format cannot carry as it is."""

    LEFT_OUT = "left_out"  # the format has no place for it
    CHANGED = "changed"  # carried in another shape, does not come back as it was


class FaultKind(StrEnum):
    """What is wrong with a place of a file; `details` names what the wording needs."""

    TOO_LARGE = "too_large"  # limit: bytes
    TOO_MANY = "too_many"  # limit: entries or files
    OTHER_FORMAT = "other_format"  # not a file of this format at all
    BROKEN = "broken"  # cannot be read from here on
    REFUSED = "refused"  # could do harm: DTD, entity, link, path out of the package, macro, formula
    NOT_KNOWN = "not_known"  # value: a kind of question, element, column or field that we do not have
    MISSING = "missing"  # field: must be there
    BAD_VALUE = "bad_value"  # field, value
    TOO_LONG = "too_long"  # field, limit: letters
    TWICE = "twice"  # value: the same id or name once more
    NO_KEY = "no_key"  # no right answer, or more than one
    NO_FILE = "no_file"  # value: a file that the package names and does not hold
    NO_ENTRY = "no_entry"  # value: an id that is named and stands nowhere
    NOT_YOURS = "not_yours"  # who brings the file may not change this


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where in what was sent; what a format does not know stays empty."""

    file: str = ""  # inside a package; a sheet of a workbook
    line: int = 0  # or row; 0: unknown
    column: str = ""  # of a table: its letters
    name: str = ""  # of the question, as the file calls it


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A defect of what was sent; nothing of the question it is in comes in."""

    place: Place
    kind: FaultKind
    details: Mapping[str, str | int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, order=True)
class Loss:
    """A field of an entry that the format does not carry; `field` with dots: `choices.misconception`."""

    key: EntryKey
    field: str
    kind: LossKind = LossKind.LEFT_OUT


@dataclass(frozen=True, kw_only=True)
class Exported:
    """A written file and what it could not carry."""

    content: bytes
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What a file says: patches of entries, and media by path (`media/hist-pic-0001.svg`).

    `foreign` are keys whose ids are another system's: they become new entries with ids of ours.
    """

    patches: tuple[Patch, ...] = ()
    media: Mapping[str, bytes] = field(default_factory=dict, hash=False)
    faults: tuple[Fault, ...] = ()
    losses: tuple[Loss, ...] = ()
    foreign: frozenset[EntryKey] = frozenset()
