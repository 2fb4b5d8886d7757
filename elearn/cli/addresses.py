"""Where the server listens."""

import socket

from elearn.domain.site_addresses import EVERY_IPV6


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
