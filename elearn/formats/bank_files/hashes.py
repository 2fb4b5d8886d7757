"""The two hashes of the format: of a release's files, and of a source text for its translations."""

import hashlib
from collections.abc import Mapping


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


def source_hash(text: str) -> str:
    """Hash a Russian source text, stripped: the first 16 hex digits of its SHA-256."""
    return sha256_hex(text.strip().encode())[:16]
