"""A card for each computer: its number, and how it is made ready."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from elearn.web.centre.qr import draw_qr, to_type

USUAL_COUNT = 12
MOST_COMPUTERS = 99


@dataclass(frozen=True, kw_only=True)
class ComputerCard:
    """One card."""

    number: int
    address: str
    qr: str


@dataclass(frozen=True, kw_only=True)
class ComputerCardsPage:
    """`sites`: the addresses to choose from; none: no other computer can come here."""

    sites: list[str]
    chosen: str | None
    cards: list[ComputerCard]


def draw_computer_cards(addresses: Sequence[str], *, count: int | None, chosen: str) -> ComputerCardsPage:
    """Draw the cards of computers 1 to `count`; a site that is none of ours becomes the first of ours."""
    sites = [address.rstrip("/") for address in addresses]
    site = chosen if chosen in sites else next(iter(sites), None)
    number = min(max(count if count is not None else USUAL_COUNT, 1), MOST_COMPUTERS)
    cards = [_draw_card(site, each) for each in range(1, number + 1)] if site else []
    return ComputerCardsPage(sites=sites, chosen=site, cards=cards)


def _draw_card(site: str, number: int) -> ComputerCard:
    address = site + url_for("room.check_computer", number=number)
    return ComputerCard(number=number, address=to_type(address), qr=draw_qr(address))
