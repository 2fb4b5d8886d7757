"""A backup was made: its moment is noted in the data folder, for who asks whether one is due."""

from datetime import datetime
from pathlib import Path

LAST_BACKUP = "last-backup"


def note_backup(data_folder: Path, *, now: datetime) -> None:
    """Note when the newest backup was made."""
    (data_folder / LAST_BACKUP).write_text(now.isoformat(timespec="seconds") + "\n", "ascii")
