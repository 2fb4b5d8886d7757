"""Settings: read once from the environment, frozen, passed down as an argument."""

import os
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

_PACKAGE = Path(__file__).parent
_ON, _OFF = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


class SettingUnusable(ValueError):
    """A variable of the environment holds what nothing can be made of; says which and what to write."""


def asset_folder(name: str) -> Path:
    """Find question_banks, templates or translations: inside the installed package, else beside it."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Everything that differs between installations.

    `secret_key` has no default: it is made at the first start and kept in the data folder.
    """

    data_folder: Path
    database_url: str
    secret_key: str
    secure_cookies: bool = False  # set where TLS ends before the app: cookies Secure, HSTS
    trusted_hosts: tuple[str, ...] = ()  # empty: any host
    trusted_proxies: int = 0  # how many proxies' X-Forwarded-* headers to believe
    new_learners_per_hour: int = 300  # of one address; 0: no limit
    metrics_token: str | None = None  # None: /metrics answers only this machine
    debug: bool = False
    host: str | None = None  # where `elearn serve` listens; None: another server does
    port: int = 0


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings, making the data folder and its secret where they do not exist.

    Raises:
        SettingUnusable: a value that nothing can be made of.

    """
    data_folder = Path(environment.get("ELEARN_DATA") or user_data_path("elearn", appauthor=False))
    data_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    hosts = environment.get("ELEARN_HOSTS", "")
    return Settings(
        data_folder=data_folder,
        database_url=environment.get("ELEARN_DATABASE_URL") or f"sqlite:///{data_folder / 'elearn.db'}",
        secret_key=environment.get("ELEARN_SECRET_KEY", "").strip() or _kept_secret(data_folder / "secret"),
        secure_cookies=_read_switch(environment, "ELEARN_TLS"),
        trusted_hosts=tuple(host.strip() for host in hosts.split(",") if host.strip()),
        trusted_proxies=_read_count(environment, "ELEARN_PROXIES"),
        new_learners_per_hour=_read_count(environment, "ELEARN_NEW_LEARNERS_PER_HOUR", unset=300),
        metrics_token=environment.get("ELEARN_METRICS_TOKEN"),
        debug=_read_switch(environment, "ELEARN_DEBUG"),
    )


def _read_switch(environment: Mapping[str, str], name: str) -> bool:
    text = environment.get(name, "").strip().lower()
    if text not in {*_ON, *_OFF, ""}:
        raise SettingUnusable(f"{name} is {text!r}; say 1 or 0.")
    return text in _ON


def _read_count(environment: Mapping[str, str], name: str, *, unset: int = 0) -> int:
    text = environment.get(name, "").strip() or str(unset)
    if not (text.isascii() and text.isdigit()):
        raise SettingUnusable(f"{name} is {text!r}; say how many, for example 1.")
    return int(text)


def _kept_secret(path: Path) -> str:
    """Return the secret at `path`, made by whichever process comes first.

    It is whole from its first moment, also after a power cut; an empty one, left by an older version or by a
    full disk, is as good as none.
    """
    while True:
        with suppress(FileNotFoundError):
            if secret := path.read_text("ascii").strip():
                return secret
            _put_aside(path)
        _make_secret(path)


def _make_secret(path: Path) -> None:
    descriptor, name = tempfile.mkstemp(prefix="secret-", dir=path.parent)  # mode 0600
    made = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(descriptor)
        _place(made, path)
    finally:
        made.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _place(made: Path, path: Path) -> None:
    """Give a file its name unless the name is taken: then another process was first, its secret stands."""
    with suppress(FileExistsError):
        if os.name == "nt":
            made.rename(path)  # refuses to overwrite there
            return
        try:
            path.hardlink_to(made)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if not path.exists():
                made.replace(path)


def _put_aside(path: Path) -> None:
    """Take an empty secret out of the way; what another process put there meanwhile goes back."""
    aside = path.with_name(f"secret-{secrets.token_hex(8)}")
    path.rename(aside)
    if aside.read_text("ascii").strip():
        _place(aside, path)
    aside.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name != "nt":  # a folder cannot be opened there
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
