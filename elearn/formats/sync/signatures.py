"""Signed lines: compact JWS (RFC 7515) by Ed25519 (RFC 8037). Imported late: cryptography is large."""

import base64
import itertools

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from jwt import PyJWTError
from jwt.api_jws import PyJWS

from elearn.formats.sync.lines import BadSignature, LineKind

_ALGORITHM = "EdDSA"
_KEY_BYTES = 32
_jws = PyJWS()


def write_public_key(secret: str) -> str:
    """Write the public half of this server's key: the `x` of its JWK, 43 characters."""
    return _write(_derive(secret))


def is_public_key(text: str) -> bool:
    """Whether the text is what `write_public_key` writes."""
    try:
        _read_public_key(text)
    except ValueError:
        return False
    return True


def sign_line(content: bytes, kind: LineKind, secret: str, sender: str | None = None) -> str:
    """Sign with this server's key; `sender` says in the header whose key that is."""
    headers = {"typ": kind.value} | ({"kid": sender} if sender else {})
    return _jws.encode(content, _derive(secret), algorithm=_ALGORITHM, headers=headers)


def open_line(line: str, kind: LineKind, public_key: str) -> bytes:
    """Return what was signed by this key.

    Raises:
        BadSignature: it was signed by nobody or somebody else, or is of another kind.

    """
    try:
        opened = _jws.decode_complete(line, _read_public_key(public_key), algorithms=[_ALGORITHM])
    except (PyJWTError, ValueError) as error:
        raise BadSignature from error
    if opened["header"].get("typ") != kind.value:
        raise BadSignature
    content: bytes = opened["payload"]
    return content


def find_header(line: str, name: str) -> str | None:
    """Return what a line says of itself; nothing is checked yet."""
    try:
        value = _jws.get_unverified_header(line).get(name)
    except (PyJWTError, ValueError):
        return None
    return value if isinstance(value, str) else None


def _derive(secret: str) -> Ed25519PrivateKey:
    """Derive the key from the secret that the server has already: one thing less to keep and to lose.

    The first that is not written with a leading "-", which a command would take for an option.
    """
    keys = (_derive_numbered(secret, number) for number in itertools.count(1))
    return next(key for key in keys if not _write(key).startswith("-"))


def _derive_numbered(secret: str, number: int) -> Ed25519PrivateKey:
    info = f"elearn synchronisation {number}".encode()
    seed = HKDF(SHA256(), _KEY_BYTES, salt=None, info=info).derive(secret.encode())
    return Ed25519PrivateKey.from_private_bytes(seed)


def _write(key: Ed25519PrivateKey) -> str:
    return base64.urlsafe_b64encode(key.public_key().public_bytes_raw()).rstrip(b"=").decode()


def _read_public_key(text: str) -> Ed25519PublicKey:
    if not text.isascii():
        raise ValueError("a key is of ASCII letters")
    raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if base64.urlsafe_b64encode(raw).rstrip(b"=").decode() != text:
        raise ValueError("not written as we write it")
    return Ed25519PublicKey.from_public_bytes(raw)
