"""The lines that travel, over HTTP one at a time and in a file one after the other: JSON, signed."""

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import Any, TypeVar
from uuid import UUID

from pydantic import TypeAdapter

from elearn.domain.centres import CentreId
from elearn.domain.sync import Batch, FileContent, OfferedRelease, Reply
from elearn.formats.sync.fairness import Unfair, check_batch, check_release, check_reply

Told = TypeVar("Told", Batch, Reply, OfferedRelease, FileContent)


class BadSignature(Exception):
    """The line was not signed by whom it should be."""


class BadLine(Exception):
    """The line was signed, and holds what nothing can be made of."""


class LineKind(StrEnum):
    """What a line tells; its type in the header of the signature."""

    BATCH = "elearn-batch+json"
    REPLY = "elearn-reply+json"
    RELEASE = "elearn-release+json"
    FILE = "elearn-file+json"


_KINDS: dict[type, LineKind] = {
    Batch: LineKind.BATCH,
    Reply: LineKind.REPLY,
    OfferedRelease: LineKind.RELEASE,
    FileContent: LineKind.FILE,
}
_adapters: dict[type, TypeAdapter[Any]] = {}  # made when they are first wanted: that takes a while
_CHECKS: dict[type, Callable[[Any], None]] = {
    Batch: check_batch,
    Reply: check_reply,
    OfferedRelease: check_release,
}


def write_line(told: Batch | Reply | OfferedRelease | FileContent, secret: str) -> str:
    """Write a signed line."""
    kind = _KINDS[type(told)]
    sender = str(told.centre_id) if isinstance(told, Batch) else None
    line: str = _signatures().sign_line(_adapter(type(told)).dump_json(told), kind, secret, sender)
    return line


def read_line(line: str, wanted: type[Told], public_key: str) -> Told:
    """Read a line that was signed by this key.

    Raises:
        BadSignature: it was not, or is of another kind.
        BadLine: it holds something else than it should.

    """
    content = _signatures().open_line(line.strip(), _KINDS[wanted], public_key)
    try:
        told: Told = _adapter(wanted).validate_json(content, strict=True)
        _CHECKS.get(wanted, _accept)(told)
    except (ValueError, Unfair) as error:
        raise BadLine from error
    return told


def read_any_line(line: str, public_key: str) -> Reply | OfferedRelease | FileContent:
    """Read a line of the central server, whichever kind it says it is; raises as `read_line` does."""
    kind = _signatures().find_header(line.strip(), "typ")
    if kind == LineKind.FILE:
        return read_line(line, FileContent, public_key)
    if kind == LineKind.RELEASE:
        return read_line(line, OfferedRelease, public_key)
    return read_line(line, Reply, public_key)


def find_sender(line: str) -> CentreId | None:
    """Return which centre a batch says it is of; nothing is checked yet."""
    try:
        return CentreId(UUID(_signatures().find_header(line.strip(), "kid") or ""))
    except ValueError:
        return None


def public_key_of(secret: str) -> str:
    """Return the public key of the server with this secret."""
    key: str = _signatures().write_public_key(secret)
    return key


def is_public_key(text: str) -> bool:
    """Whether it is a key of a server."""
    return bool(_signatures().is_public_key(text))


def _accept(told: object) -> None:
    del told


@cache
def _signatures() -> Any:
    return import_module("elearn.formats.sync.signatures")


def _adapter(kind: type) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]
