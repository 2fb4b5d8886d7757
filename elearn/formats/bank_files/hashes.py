"""The two hashes of the format: of a release's files, and of a source text for its translations."""

import hashlib
from collections.abc import Mapping

from elearn.domain.entry_sources import source_hash

__all__ = ["release_hash", "release_hash_of", "sha256_hex", "source_hash"]


def sha256_hex(content: bytes) -> str:
    """SHA-256 in hex digits."""
    return hashlib.sha256(content).hexdigest()


def release_hash(files: Mapping[str, bytes]) -> str:
    """Hash a release: SHA-256 over the sorted lines `path NUL sha256` of all its files."""
    return release_hash_of({path: sha256_hex(content) for path, content in files.items()})


def release_hash_of(hash_by_path: Mapping[str, str]) -> str:
    """Hash a release of which the hashes of its files are known."""
    lines = (f"{path}\0{sha256}\n" for path, sha256 in sorted(hash_by_path.items()))
    return sha256_hex("".join(lines).encode())
