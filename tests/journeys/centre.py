"""A centre of its own for a journey: a trainer, a group, and what everybody's cards say."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from playwright.sync_api import expect

from elearn.domain.accounts import AccountId
from elearn.domain.centres import Centre, CentreId, CentreRole, Member
from elearn.domain.groups import Group, GroupId, Participant
from elearn.domain.permissions import Role
from elearn.storage.centres import add_centre, save_member
from elearn.storage.engine import make_engine, transaction
from elearn.storage.groups import add_group
from elearn.usecases.add_account import add_account
from elearn.usecases.add_participants import Chance, NewPerson, add_participants
from tests.builders import new_id
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor

PASSWORD = "correct horse battery"


@dataclass(frozen=True)
class Room:
    """What staff know: their user name, the group and its people."""

    user_name: str
    group: Group
    people: tuple[Participant, ...]


def make_centre(site: Site, size: int) -> Room:
    """Store a centre with a trainer and a group of people with first names."""
    now, mark = datetime.now(UTC), secrets.token_hex(4)
    engine = make_engine(f"sqlite:///{site.data / 'elearn.db'}")
    with transaction(engine) as session:
        centre = Centre(id=CentreId(new_id()), name=f"House {mark}", created_at=now)
        add_centre(session, centre)
        account = add_account(
            session,
            account_id=AccountId(new_id()),
            user_name=f"trainer {mark}",
            role=Role.CENTRE_STAFF,
            password=PASSWORD,
            now=now,
        )
        member = Member(account_id=account.id, centre_id=centre.id, role=CentreRole.TRAINER)
        save_member(session, member)
        group = Group(id=GroupId(new_id()), centre_id=centre.id, name="Morning", created_at=now)
        add_group(session, group)
        people = add_participants(
            session,
            member=member,
            group_id=group.id,
            newcomers=[NewPerson(name=f"Aziza {number}") for number in range(1, size + 1)],
            chance=Chance(new_id=new_id, draw_code=lambda: secrets.randbelow(10**11), random=Random(7)),
            now=now,
        )
    engine.dispose()
    return Room(account.user_name, group, tuple(people))


def sign_in(trainer: Visitor, room: Room) -> None:
    """Sign in as the trainer."""
    trainer.open("account/sign-in")
    trainer.page.locator("input[name=user_name]").fill(room.user_name)
    trainer.page.locator("input[name=password]").fill(PASSWORD)
    trainer.follow("main form button")


def open_room(trainer: Visitor, room: Room, **choices: str) -> str:
    """Open a session for the group; return its code."""
    trainer.open(f"centre/rooms/new?group={room.group.id}")
    trainer.page.locator("select[name=subject]").select_option(choices.pop("subject", "test:history-01"))
    for name, value in choices.items():
        trainer.page.locator(f"input[name={name}][value={value}]").check()
    trainer.follow("main form button.button--main")
    return trainer.page.locator(".code").inner_text().replace(" ", "")


def sit_down(visitor: Visitor, code: str, person: Participant) -> None:
    """Join by tile and three pictures."""
    visitor.open(f"join/{code}")
    visitor.follow(f"a.person[href$='/{person.number}']")
    press_pictures(visitor, person.pin)


def press_pictures(visitor: Visitor, pin: tuple[str, ...]) -> None:
    """Press the pictures and see each taken, whether the page has scripts or leads from page to page."""
    for pressed, name in enumerate(pin[:-1], start=1):
        visitor.press(f".pad button[value={name}]")
        expect(visitor.page.locator(".chosen-place--full")).to_have_count(pressed)
    visitor.follow(f".pad button[value={pin[-1]}]")


def raise_hand(visitor: Visitor) -> None:
    """Ask for help at the paper, and see it said that the trainer knows."""
    visitor.press("#room-bar button[value=up]")
    expect(visitor.page.locator("#room-bar button[value=down]")).to_be_visible()


def begin(visitor: Visitor) -> str:
    """Press the one button at the seat; return the attempt."""
    visitor.follow("#seat form button")
    return visitor.attempt_id()
