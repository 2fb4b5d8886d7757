"""What `elearn serve` tells the person who started it."""

import sys
from collections.abc import Callable, Sequence

import click
import segno

from elearn.domain.site_addresses import is_everywhere, room_urls, site_url
from elearn.usecases.list_lan_addresses import list_lan_addresses


def announce(host: str, port: int, find_addresses: Callable[[], Sequence[str]] = list_lan_addresses) -> None:
    """Say where the site is; for a room, every address that phones could use, and a QR code of the first."""
    click.echo(f"Serving on {site_url(host, port)}")
    if not is_everywhere(host):
        return
    urls = room_urls(host, port, find_addresses())
    for url in urls:
        click.echo(f"In this room: {url}")
    if urls:
        segno.make(urls[0]).terminal(out=sys.stdout, compact=True)
    else:
        click.echo("This computer is in no network: nobody else can reach it yet.")
