"""Cards to print."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from elearn.domain.groups import Participant, Pin
from elearn.web.centre.qr import draw_qr


@dataclass(frozen=True, kw_only=True)
class Card:
    """One card: the pictures for the centre's computers, the code and its QR for everywhere else."""

    number: int
    name: str | None
    pin: Pin
    code: str
    qr: str


def draw_cards(people: Sequence[tuple[Participant, str]], only: str | None) -> list[Card]:
    """Draw the cards; `only`: the id of one person."""
    return [
        Card(
            number=person.number,
            name=person.name,
            pin=person.pin,
            code=" ".join(code[start : start + 4] for start in range(0, len(code), 4)),
            qr=draw_qr(_address_with(code)),
        )
        for person, code in people
        if only is None or only == str(person.id)
    ]


def _address_with(code: str) -> str:
    """Put the code behind the `#`: it fills the form on the other device and never reaches a log."""
    return url_for("learner.show_code", _external=True, _anchor=code)
