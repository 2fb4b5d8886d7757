"""Zip packages of strangers: files by path, within limits; nothing is ever written to disk."""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Mapping, Sequence

from elearn.formats.exchange.contents import (
    MAX_MEMBER_BYTES,
    MAX_MEMBERS,
    MAX_PACKAGE_BYTES,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    Fault,
    FaultKind,
    Place,
)

#: Small files may be squeezed as far as they like.
_RATIO_COUNTS_FROM = 1_000_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
)
#: The same package on every day: the time that stands in every entry.
_ALWAYS = (1980, 1, 1, 0, 0, 0)
_SMALL = (".mp3", ".opus", ".png", ".jpg", ".webp")
_DRIVE = re.compile(r"[A-Za-z]:")


class PackageRefused(ValueError):
    """The package is broken or dangerous; nothing of it is used."""

    def __init__(self, kind: FaultKind, file: str = "", **details: str | int) -> None:
        super().__init__(kind, file)
        self.fault = Fault(kind=kind, place=Place(file=file[:200]), details=details)


class Package:
    """The files of a zip archive, each unpacked when it is asked for."""

    def __init__(self, content: bytes) -> None:
        """Look at the table of contents.

        Raises:
            PackageRefused: no archive, too large, a name that leads out, a link, a password.

        """
        if len(content) > MAX_PACKAGE_BYTES:
            raise PackageRefused(FaultKind.TOO_LARGE, limit=MAX_PACKAGE_BYTES)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            members = self._archive.infolist()
        except _BROKEN as error:
            raise PackageRefused(FaultKind.OTHER_FORMAT) from error
        _refuse_masses(members)
        self._members = _by_name(members)

    def __contains__(self, name: str) -> bool:
        """Tell whether there is such a file."""
        return name in self._members

    def names(self) -> Sequence[str]:
        """List the files, without folders."""
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        """Unpack a file.

        Raises:
            PackageRefused: it is broken, or larger than it says.

        """
        member = self._members[name]
        try:
            with self._archive.open(member) as file:
                content = file.read(member.file_size + 1)
        except _BROKEN as error:
            raise PackageRefused(FaultKind.BROKEN, name) from error
        if len(content) != member.file_size:
            raise PackageRefused(FaultKind.REFUSED, name)
        return content


def pack(files: Mapping[str, bytes]) -> bytes:
    """Write an archive; the same files give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, _ALWAYS)
            is_small_already = name.endswith(_SMALL)
            member.compress_type = zipfile.ZIP_STORED if is_small_already else zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, content)
    return target.getvalue()


def _refuse_masses(members: Sequence[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise PackageRefused(FaultKind.TOO_MANY, limit=MAX_MEMBERS)
    if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
        raise PackageRefused(FaultKind.TOO_LARGE, limit=MAX_UNPACKED_BYTES)


def _by_name(members: Sequence[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    found: dict[str, zipfile.ZipInfo] = {}
    for member in members:
        if _is_dangerous(member):
            raise PackageRefused(FaultKind.REFUSED, member.filename)
        if member.file_size > MAX_MEMBER_BYTES:
            raise PackageRefused(FaultKind.TOO_LARGE, member.filename, limit=MAX_MEMBER_BYTES)
        if member.filename in found:
            raise PackageRefused(FaultKind.TWICE, member.filename, value=member.filename)
        if not member.is_dir():
            found[member.filename] = member
    return found


def _is_dangerous(member: zipfile.ZipInfo) -> bool:
    name = member.filename
    leads_out = name.startswith("/") or "\\" in name or ".." in name.split("/") or bool(_DRIVE.match(name))
    kind = stat.S_IFMT(member.external_attr >> 16)
    is_special = kind not in (0, stat.S_IFREG, stat.S_IFDIR)
    is_locked = bool(member.flag_bits & 0x1) or member.compress_type not in _METHODS
    is_bomb = member.file_size > max(_RATIO_COUNTS_FROM, member.compress_size * MAX_RATIO)
    return leads_out or is_special or is_locked or is_bomb
