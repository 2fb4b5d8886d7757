"""Somebody asks under which addresses the room finds this computer."""

import os
import socket
import struct
from collections.abc import Iterator
from contextlib import suppress

from elearn.domain.site_addresses import EVERY_IPV4, is_own


def list_lan_addresses() -> list[str]:
    """List this computer's IPv4 addresses, the one of the default route first; also without any route."""
    found = [_routed_address(), *_interface_addresses(), *_named_addresses()]
    return list(dict.fromkeys(address for address in found if address and not _is_own(address)))


def _is_own(address: str) -> bool:
    return is_own(address) or address == EVERY_IPV4


def _routed_address() -> str | None:
    return _source_of(("192.0.2.1", 9))


def _interface_addresses() -> Iterator[str | None]:
    """Ask each interface by a multicast group, to which the routing table need not know a way."""
    if os.name == "nt":
        return  # there the computer's own name gives them all
    for index, _ in socket.if_nameindex():
        yield _source_of(("224.0.0.1", 9), struct.pack("@4s4si", b"", b"", index))  # struct ip_mreqn


def _named_addresses() -> Iterator[str]:
    with suppress(OSError):
        for *_, where in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET):
            yield str(where[0])


def _source_of(target: tuple[str, int], interface: bytes | None = None) -> str | None:
    """Return from which address this computer would send; connecting a datagram socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            if interface is not None:
                probe.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, interface)
            probe.connect(target)
            return str(probe.getsockname()[0])
        except OSError:
            return None
