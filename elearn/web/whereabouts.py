"""Where this site listens and keeps its data, for those who look after the room."""

from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask, current_app, request

from elearn.domain.site_addresses import is_own, room_urls
from elearn.settings import Settings
from elearn.usecases.list_lan_addresses import list_lan_addresses

_SETTINGS = "elearn-whereabouts"
_FIND = "elearn-lan-addresses"


def init_whereabouts(
    app: Flask, settings: Settings, find_addresses: Callable[[], Sequence[str]] = list_lan_addresses
) -> None:
    """Remember how the site was started, and who knows this computer's addresses: they may change."""
    app.extensions[_SETTINGS] = settings
    app.extensions[_FIND] = find_addresses


def data_folder() -> Path:
    """Return the folder of the database."""
    return _settings().data_folder


def room_addresses() -> list[str]:
    """List the addresses for the other computers of the room, each ending with `/`; none: they cannot come.

    Behind a proxy, or served by another server, it is the one by which this page was asked for.
    """
    settings = _settings()
    if settings.host is not None and not settings.trusted_proxies and not request.is_secure:
        return room_urls(settings.host, settings.port, current_app.extensions[_FIND]())
    return [] if is_own(urlsplit(request.host_url).hostname or "") else [request.host_url]


def printed_address(path: str) -> str:
    """Return the address to print for a path: one by which other computers come, where there is any."""
    is_asked_by_room = not is_own(urlsplit(request.host_url).hostname or "")
    base = request.host_url if is_asked_by_room else next(iter(room_addresses()), request.host_url)
    return base.rstrip("/") + path


def is_for_this_computer(address: str) -> bool:
    """Whether only this computer can open the address."""
    return is_own(urlsplit(address).hostname or "")


def is_open_to_room() -> bool:
    """Whether the site listens to other computers, in a network or not."""
    host = _settings().host
    return host is None or not is_own(host)


def _settings() -> Settings:
    settings: Settings = current_app.extensions[_SETTINGS]
    return settings
