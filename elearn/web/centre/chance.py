"""Where new people of a centre get their ids, learner codes and pictures from."""

import secrets
from random import SystemRandom

from elearn.usecases.add_participants import Chance
from elearn.web.clock import new_id

_CODES = 10**11  # eleven digits are drawn, the twelfth checks them


def make_chance() -> Chance:
    """Draw everything from the system's secure source."""
    return Chance(new_id=new_id, draw_code=lambda: secrets.randbelow(_CODES), random=SystemRandom())
