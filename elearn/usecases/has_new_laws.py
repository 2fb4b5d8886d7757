"""Is there another laws.yaml than was read last? Answered by its hash alone."""

import hashlib
from pathlib import Path

from sqlalchemy.orm import Session

from elearn.storage.laws import find_laws_file_hash

LAWS_FILE = "laws.yaml"


def has_new_laws(session: Session, *, folder: Path) -> bool:
    """Whether the folder question_banks has a laws.yaml that the register does not know."""
    return find_laws_file_hash(session) != hash_laws_file(folder)


def hash_laws_file(folder: Path) -> str:
    """Hash laws.yaml; a missing one like an empty one."""
    path = folder / LAWS_FILE
    return hashlib.sha256(path.read_bytes() if path.is_file() else b"").hexdigest()
