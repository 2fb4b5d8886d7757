"""Times in the learner's zone: stored in UTC, shown by the zone that the browser told in a cookie."""

import re
from datetime import datetime, tzinfo
from functools import lru_cache

from babel.dates import get_timezone
from flask import request
from flask_babel import format_datetime
from flask_babel import get_timezone as get_page_timezone
from markupsafe import Markup

ZONE_COOKIE = "zone"
DEFAULT_ZONE = "Europe/Moscow"  # where most of these exams are sat
_LONGEST = 64
_PLAUSIBLE = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}")


def current_zone() -> str:
    """Return the name of the zone to show times in."""
    name = request.cookies.get(ZONE_COOKIE, "")
    return name if len(name) <= _LONGEST and is_zone(name) else DEFAULT_ZONE  # what is kept stays small


def learner_zone() -> tzinfo:
    """Return the zone that the learner's days begin and end in."""
    zone: tzinfo = get_page_timezone() or get_timezone(DEFAULT_ZONE)
    return zone


def report_zone() -> tzinfo:
    """Return the one zone of reports that count: whoever makes them, their months begin at one moment."""
    return get_timezone(DEFAULT_ZONE)


@lru_cache(maxsize=1024)
def is_zone(name: str) -> bool:
    """Whether the zone database knows the name, which came from outside."""
    if not _PLAUSIBLE.fullmatch(name):
        return False
    try:
        get_timezone(name)
    except (LookupError, OSError, ValueError):
        return False
    return True


def time_tag(moment: datetime, style: str = "short") -> Markup:
    """Write a moment for people in their zone and language, and for machines in UTC."""
    return Markup('<time datetime="{}">{}</time>').format(
        moment.isoformat(timespec="seconds"), format_datetime(moment, style)
    )
