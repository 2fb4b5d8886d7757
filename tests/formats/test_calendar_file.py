"""Calendar files, read back by another library than the one that writes them."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from elearn.formats.calendar_file import CalendarEvent, write_calendar

LONGEST_LINE = 75  # octets, as RFC 5545 advises
NOW = datetime(2026, 11, 21, 12, 30, 15, 500, tzinfo=UTC)
DUSHANBE = timezone(timedelta(hours=5))


def an_event(**changes: Any) -> CalendarEvent:
    values = {
        "uid": "one",
        "begins": datetime(2026, 11, 22, 19, tzinfo=DUSHANBE),
        "summary": "Подготовка: 40 минут",
        "description": "Тест",
        "url": "https://example.org/ru/plan",
        "minutes": 40,
    }
    return CalendarEvent(**{**values, **changes})


def read_back(*events: CalendarEvent, made_at: datetime = NOW) -> list[Any]:
    calendar = Calendar.from_ical(write_calendar(events, name="План", made_at=made_at))
    assert (calendar["VERSION"], calendar["X-WR-CALNAME"]) == ("2.0", "План")
    return list(calendar.walk("VEVENT"))


def test_an_entry_has_its_time_in_utc_its_length_and_a_reminder() -> None:
    (event,) = read_back(an_event())

    assert event.decoded("DTSTART") == datetime(2026, 11, 22, 14, tzinfo=UTC)
    assert event.decoded("DURATION") == timedelta(minutes=40)
    assert (event["UID"], event["SUMMARY"]) == ("one", "Подготовка: 40 минут")
    (alarm,) = event.walk("VALARM")
    assert (alarm["ACTION"], alarm.decoded("TRIGGER")) == ("DISPLAY", timedelta(0))


def test_an_entry_of_a_whole_day_blocks_no_time_and_rings_at_no_hour() -> None:
    (event,) = read_back(an_event(begins=date(2026, 11, 30)))

    assert event.decoded("DTSTART") == date(2026, 11, 30)
    assert event.decoded("DTEND") == date(2026, 12, 1)
    assert event["TRANSP"] == "TRANSPARENT"
    assert event.walk("VALARM") == []


def test_a_file_made_later_replaces_the_entries_of_the_one_before() -> None:
    ((before,), (after,)) = (
        read_back(an_event(), made_at=moment) for moment in (NOW, NOW + timedelta(hours=1))
    )

    assert before["UID"] == after["UID"]
    assert before["SEQUENCE"] < after["SEQUENCE"] < 2**31


def test_a_file_without_entries_is_one_all_the_same() -> None:
    assert read_back() == []


@example("\U0001f600" * 60)
@example("я" * 70)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_any_text_comes_back_as_it_was_in_lines_that_calendars_can_read(text: str) -> None:
    file = write_calendar([an_event(description=text)], name="n", made_at=NOW)
    (event,) = Calendar.from_ical(file).walk("VEVENT")

    assert str(event["DESCRIPTION"]) == text
    assert all(len(line) <= LONGEST_LINE for line in file.split(b"\r\n"))
