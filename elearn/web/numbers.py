"""Numbers by the rules of the page's language: 1,234 in English, 1 234 in Russian."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.numbers import format_decimal, get_decimal_symbol
from flask import Flask
from flask_babel import get_locale
from jinja2 import pass_context
from jinja2.runtime import Context

_Speak = Callable[..., str]  # as Flask-Babel makes them: the context of the template comes first


def say_number(number: int) -> str:
    """Write a whole number as people of the page's language do."""
    return _write(number, get_locale())


def say_fraction(number: float, *, has_sign: bool = False) -> str:
    """Write a number with one digit behind the decimal sign; `has_sign`: also a plus."""
    pattern = "+#,##0.0;-#,##0.0" if has_sign else "#,##0.0"
    words: str = format_decimal(number, format=pattern, locale=get_locale())
    return words.replace("-", "\N{MINUS SIGN}")


def decimal_sign() -> str:
    """Return what stands before the tenths."""
    sign: str = get_decimal_symbol(get_locale())
    return sign


@lru_cache(maxsize=2_000)  # most numbers of a page are small, and a list of tests has sixty of them
def _write(number: int, locale: Locale) -> str:
    return format_decimal(number, locale=locale)


def init_numbers(app: Flask) -> None:
    """Make `{{ count|number }}` work, and every number that stands in a message of a template."""
    words: dict[str, Any] = app.jinja_env.globals
    app.jinja_env.filters["number"] = say_number
    app.jinja_env.filters["fraction"] = say_fraction
    for name in ("gettext", "pgettext"):
        words[name] = _with_numbers(words[name])
    for name in ("ngettext", "npgettext"):
        words[name] = _with_count(words[name])
    words["_"] = words["gettext"]  # Jinja's own alias looks it up again for each message


def _with_numbers(speak: _Speak) -> _Speak:
    @pass_context
    def said(context: Context, *texts: str, **values: Any) -> str:
        return speak(context, *texts, **_say_all(values))

    return said


def _with_count(speak: _Speak) -> _Speak:
    """Speak with the raw number for the plural form, and the written one for the sentence."""

    @pass_context
    def said(context: Context, *texts: Any, **values: Any) -> str:
        return speak(context, *texts, **_say_all({"num": texts[-1], **values}))

    return said


def _say_all(values: dict[str, Any]) -> dict[str, Any]:
    return {name: say_number(value) if isinstance(value, int) else value for name, value in values.items()}
