"""Where the server listens, and under which address the room finds it."""

import os
import socket
import struct
from collections.abc import Iterator
from contextlib import suppress

EVERY_IPV4, EVERY_IPV6 = "0.0.0.0", "::"  # noqa: S104 - compared; to listen there is asked for by --host


def listening_socket(host: str, port: int) -> socket.socket:
    """Bind a TCP socket; port 0 takes a free one. Raises OSError where the address is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    # Not on Windows, where the option would let two servers share the port and lose requests.
    if hasattr(socket, "SO_REUSEPORT"):
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if host == EVERY_IPV6:
        listening.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)  # IPv4 too, on every system
    try:
        listening.bind((host, port))
    except OSError:
        listening.close()
        raise
    listening.listen(1024)
    return listening


def site_url(host: str, port: int) -> str:
    """Write the address of the site as this computer reaches it."""
    if is_everywhere(host):
        host = "127.0.0.1" if host == EVERY_IPV4 else "::1"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def is_everywhere(host: str) -> bool:
    """Whether the server listens on every interface, so that the room can find it."""
    return host in {EVERY_IPV4, EVERY_IPV6}


def lan_addresses() -> list[str]:
    """List this computer's IPv4 addresses, the one of the default route first; also without any route."""
    found = [_routed_address(), *_interface_addresses(), *_named_addresses()]
    return list(dict.fromkeys(address for address in found if address and not _is_own(address)))


def _is_own(address: str) -> bool:
    return address.startswith("127.") or address == EVERY_IPV4


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
