"""Days of study as a calendar file (iCalendar, RFC 5545), for whatever calendar a phone has."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from vobject import iCalendar
from vobject.icalendar import utc

MEDIA_TYPE = "text/calendar; charset=utf-8"
_LINE_OCTETS, _NEVER = 75, 1_000_000
_MAKER = "-//elearn//study plan//EN"


@dataclass(frozen=True, kw_only=True)
class CalendarEvent:
    """One entry: at a time, with a reminder, or on a whole day where `begins` is a date.

    The same `uid` in a later file means the same entry, which calendars then replace.
    """

    uid: str
    begins: datetime | date
    summary: str
    description: str
    url: str
    minutes: int = 0


def write_calendar(events: Iterable[CalendarEvent], *, name: str, made_at: datetime) -> bytes:
    """Write the entries to one file. Times are written in UTC: each is right in every zone and season."""
    calendar = iCalendar()
    _add(calendar, "prodid", _MAKER)
    _add(calendar, "x-wr-calname", name)
    for event in events:
        _add_event(calendar, event, made_at)
    text: str = calendar.serialize(lineLength=_NEVER)
    return "".join(f"{_fold(line)}\r\n" for line in text.removesuffix("\r\n").split("\r\n")).encode()


def _fold(line: str) -> str:
    """Break a line between letters where it has 75 octets (RFC 5545, 3.1); the library counts letters."""
    folded, size = [], 0
    for letter in line:
        size += len(letter.encode())
        if size > _LINE_OCTETS:
            folded.append("\r\n ")
            size = 1 + len(letter.encode())
        folded.append(letter)
    return "".join(folded)


def _add_event(calendar: Any, event: CalendarEvent, made_at: datetime) -> None:
    entry = calendar.add("vevent")
    for name in ("uid", "summary", "description", "url"):
        _add(entry, name, getattr(event, name))
    _add(entry, "dtstamp", _in_utc(made_at))
    # Calendars keep the entry with the greater number, so a later file always wins.
    _add(entry, "sequence", str(int(made_at.timestamp()) // 60))
    if isinstance(event.begins, datetime):
        _add(entry, "dtstart", _in_utc(event.begins))
        _add(entry, "duration", timedelta(minutes=event.minutes))
        _add_reminder(entry, event)
    else:
        _add(entry, "dtstart", event.begins)
        _add(entry, "dtend", event.begins + timedelta(days=1))
        _add(entry, "transp", "TRANSPARENT")


def _add_reminder(entry: Any, event: CalendarEvent) -> None:
    alarm = entry.add("valarm")
    _add(alarm, "action", "DISPLAY")
    _add(alarm, "description", event.summary)
    _add(alarm, "trigger", timedelta(0))


def _in_utc(moment: datetime) -> datetime:
    """Return the moment in the one kind of UTC that the library writes as such."""
    return moment.astimezone(UTC).replace(tzinfo=utc, microsecond=0)


def _add(parent: Any, name: str, value: object) -> None:
    parent.add(name).value = value
