"""Staff look whether the server is ready for a room full of people."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from elearn.domain.room_check import ServerState
from elearn.storage.durability import is_durable
from elearn.storage.releases import list_missing_files, load_current_banks
from elearn.usecases.note_backup import LAST_BACKUP


def look_at_server(
    session: Session, *, data_folder: Path, can_be_reached: bool, can_write: bool
) -> ServerState:
    """Look at banks, database, disk and backup; the caller has tried to write, which this session may not."""
    banks = load_current_banks(session).values()
    media = [medium for bank in banks for medium in bank.media]
    hashes = {file.sha256 for medium in media for file in medium.files}
    return ServerState(
        can_be_reached=can_be_reached,
        tests=sum(len(bank.tests) for bank in banks),
        recordings=sum(medium.kind == "recording" for medium in media),
        missing_files=len(list_missing_files(session, hashes)),
        can_write=can_write,
        is_durable=is_durable(session),
        free_bytes=shutil.disk_usage(data_folder).free,
        last_backup=_find_last_backup(data_folder),
    )


def _find_last_backup(data_folder: Path) -> datetime | None:
    try:
        moment = datetime.fromisoformat((data_folder / LAST_BACKUP).read_text("ascii").strip())
    except (OSError, ValueError):  # none yet, or a file that somebody else wrote there
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
