"""Releases that come as files after the shipped one."""

import hashlib
from dataclasses import replace

from elearn.domain.attempts import ReleaseRef
from elearn.storage.releases import add_release, set_current_release
from tests.usecases.editing_desk import Desk, real_release

#: Of law-0001 as it shipped.
STEM = "Кто, по Конституции, является единственным источником власти в России?"


def ship_release(
    desk: Desk, release: str, *, old: str = STEM, new: str = STEM, items: str = "items/"
) -> None:
    """Let a release serve that has other words, or its items in other files."""
    shipped = real_release(desk.bank_id)
    assert shipped.bank is not None
    files = {
        path.replace("items/", items): content.replace(old.encode(), new.encode())
        for path, content in shipped.files.items()
    }
    sha256 = hashlib.sha256(repr(files).encode()).hexdigest()
    bank = replace(shipped.bank, release=release)
    with desk.at_work() as session:
        add_release(session, bank, sha256=sha256, files=files, loaded_at=desk.now)
        ref = ReleaseRef(bank_id=desk.bank_id, release=release)
        set_current_release(session, ref, now=desk.now)
