"""Addresses under which a site is reached, as browsers write them."""

from collections.abc import Sequence
from ipaddress import ip_address

EVERY_IPV4, EVERY_IPV6 = "0.0.0.0", "::"  # noqa: S104 - compared; to listen there is asked for by --host


def is_everywhere(host: str) -> bool:
    """Whether a server that listens there listens on every interface, so that the room can find it."""
    return host in {EVERY_IPV4, EVERY_IPV6}


def is_own(host: str) -> bool:
    """Whether only the computer itself reaches this host."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.rstrip(".").lower() == "localhost"


def site_url(host: str, port: int) -> str:
    """Write the address of the site as this computer reaches it."""
    if is_everywhere(host):
        host = "127.0.0.1" if host == EVERY_IPV4 else "::1"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def room_urls(host: str, port: int, lan_addresses: Sequence[str]) -> list[str]:
    """List the addresses for the other computers of the room, the likeliest first; none: they cannot come."""
    if is_everywhere(host):
        return [site_url(address, port) for address in lan_addresses]
    return [] if is_own(host) else [site_url(host, port)]
