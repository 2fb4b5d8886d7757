"""python3.dll: modules for every Python 3 ask it for their functions; it passes them on to this one's DLL.

Its makers' zip holds it; what PyPI holds does not, so it is linked from the names that the other DLL exports.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

_PE_OFFSET_AT, _EXPORTS_AT, _SECTION_BYTES = 0x3C, 136, 40  # in a DLL of 64 bits


def list_exports(dll: bytes) -> list[str]:
    """List the names that a DLL of 64 bits exports, as its export directory has them."""
    (start,) = struct.unpack_from("<I", dll, _PE_OFFSET_AT)
    (address,) = struct.unpack_from("<I", dll, start + _EXPORTS_AT)
    sections = list(_read_sections(dll, start))
    directory = _place(sections, address)
    count, _, names = struct.unpack_from("<III", dll, directory + 24)
    pointers = struct.unpack_from(f"<{count}I", dll, _place(sections, names))
    return [_read_name(dll, _place(sections, each)) for each in pointers]


def write_definition(names: list[str], dll: str, target: Path) -> None:
    """Write what the linker makes a DLL of that passes every name on."""
    library = dll.removesuffix(".dll")
    lines = [f"  {name}={library}.{name}" for name in names if name.startswith(("Py", "_Py"))]
    target.write_text("LIBRARY python3.dll\nEXPORTS\n" + "\n".join(lines) + "\n", "ascii")


def _read_sections(dll: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Yield address, size and place in the file of each section."""
    count, optional = struct.unpack_from("<H12xH", dll, start + 6)
    for each in range(count):
        address, size, raw = struct.unpack_from("<III", dll, start + 36 + optional + _SECTION_BYTES * each)
        yield address, size, raw


def _place(sections: list[tuple[int, int, int]], address: int) -> int:
    return next(address - begin + raw for begin, size, raw in sections if begin <= address < begin + size)


def _read_name(dll: bytes, place: int) -> str:
    return dll[place : dll.index(b"\0", place)].decode("ascii")
