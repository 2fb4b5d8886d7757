"""Settings: read once from the environment, frozen, passed down as an argument."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

_PACKAGE = Path(__file__).parent


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
    metrics_token: str | None = None  # None: /metrics answers only this machine
    debug: bool = False


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings, making the data folder and its secret where they do not exist."""
    data_folder = Path(environment.get("ELEARN_DATA") or user_data_path("elearn", appauthor=False))
    data_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    hosts = environment.get("ELEARN_HOSTS", "")
    return Settings(
        data_folder=data_folder,
        database_url=environment.get("ELEARN_DATABASE_URL") or f"sqlite:///{data_folder / 'elearn.db'}",
        secret_key=environment.get("ELEARN_SECRET_KEY") or _kept_secret(data_folder / "secret"),
        secure_cookies=environment.get("ELEARN_TLS") == "1",
        trusted_hosts=tuple(host.strip() for host in hosts.split(",") if host.strip()),
        trusted_proxies=int(environment.get("ELEARN_PROXIES") or 0),
        metrics_token=environment.get("ELEARN_METRICS_TOKEN"),
        debug=environment.get("ELEARN_DEBUG") == "1",
    )


def _kept_secret(path: Path) -> str:
    """Return the secret at `path`, made with mode 0600 by whichever process comes first."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text("ascii").strip()
