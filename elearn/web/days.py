"""Days in words, as people of the page's language write them."""

from datetime import date, datetime

from flask_babel import format_date, get_locale, to_user_timezone

_TAJIK = "tg"
#: Tajik joins day, month and year by an ending that CLDR does not have: it writes "05 Март 2026".
_MONTHS = (
    "январи",
    "феврали",
    "марти",
    "апрели",
    "майи",
    "июни",
    "июли",
    "августи",
    "сентябри",
    "октябри",
    "ноябри",
    "декабри",
)


def say_day(day: date) -> str:
    """Write a day, or the day of a moment in the reader's zone, with month and year in full."""
    if get_locale().language != _TAJIK:
        return str(format_date(day, "long"))
    local = to_user_timezone(day) if isinstance(day, datetime) else day
    return f"{local.day} {_MONTHS[local.month - 1]} соли {local.year}"


def say_weekday(day: date) -> str:
    """Write a day of these weeks: the day of the week, the day and the month."""
    words = str(format_date(day, "EEEE d MMMM"))
    return words.lower() if get_locale().language == _TAJIK else words
