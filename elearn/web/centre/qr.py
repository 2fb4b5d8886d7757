"""Addresses as QR pictures inside a page, and as people type them."""

import segno


def draw_qr(text: str) -> str:
    """Return a QR picture as the address of an image that needs no request."""
    picture: str = segno.make(text, error="m", micro=False).svg_data_uri(scale=4, border=2)
    return picture


def to_type(address: str) -> str:
    """Return what a person types: browsers add `http://` by themselves."""
    return address.removeprefix("http://")
