"""Languages of the web: pages under `/<lang>/`, the choice at `/`, links to other languages."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Flask, current_app, g, has_request_context, request, url_for
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from flask_babel import Babel
from werkzeug.routing import BaseConverter

from elearn.domain.languages import LANGUAGE_BY_CODE, Language, choose_language
from elearn.settings import asset_folder
from elearn.web.numbers import init_numbers
from elearn.web.zones import DEFAULT_ZONE, current_zone, time_tag

LANGUAGE_COOKIE = "lang"
COOKIE_SECONDS = 365 * 24 * 60 * 60


_LANGUAGES = "elearn-languages"

#: As on every paper in Russia; each language's own short way has the month first here and last there.
_DAYS = {"date.short": "dd.MM.y", "datetime.short": "dd.MM.y, HH:mm"}


def init_i18n(app: Flask, offered: Sequence[Language]) -> None:
    """Put the converter `<lang:lang_code>`, Babel, the front door and the template functions in place."""
    app.extensions[_LANGUAGES] = {language.code: language for language in offered}
    app.url_map.converters["lang"] = _make_converter(app.extensions[_LANGUAGES])
    Babel(
        app,
        date_formats={**Babel.default_date_formats, **_DAYS},
        default_locale="en",
        default_translation_directories=str(asset_folder("translations")),
        default_timezone=DEFAULT_ZONE,
        locale_selector=lambda: page_language().locale,
        timezone_selector=current_zone,
    )
    init_numbers(app)
    app.url_value_preprocessor(_take_language)
    app.url_defaults(_give_language)
    app.after_request(_remember_language)
    app.add_url_rule("/", "front_door", open_front_door)
    app.jinja_env.filters["time_tag"] = time_tag
    app.jinja_env.globals.update(
        page_language=page_language,
        html_language=html_language,
        language_links=language_links,
        alternate_links=alternate_links,
        canonical_address=canonical_address,
    )


def _make_converter(offered: Mapping[str, Language]) -> type[BaseConverter]:
    """Make a converter for which only the codes that exist are addresses; anything else is no page."""
    return type("LanguageConverter", (BaseConverter,), {"regex": "|".join(offered)})


def languages() -> Mapping[str, Language]:
    """Return the languages that this application speaks, by code."""
    found: Mapping[str, Language] = current_app.extensions[_LANGUAGES]
    return found


def page_language() -> Language:
    """Return the language of this page; where the address has none, the one the person would choose."""
    if not has_request_context():
        return LANGUAGE_BY_CODE["en"]
    language: Language | None = g.get("language")
    if language is None:
        language = g.language = _language_of_address() or _preferred_language()
    return language


def open_front_door() -> ResponseReturnValue:
    """Send a visitor of `/` to the start page in their language."""
    headers = {"Location": _start_address(_preferred_language()), "Vary": "Accept-Language, Cookie"}
    return "", 302, headers


def language_links() -> list[tuple[Language, str]]:
    """List this page's address in every language, for the language switch."""
    return [(language, _address_in(language)) for language in languages().values()]


def alternate_links() -> list[tuple[str, str]]:
    """List (hreflang, absolute address) of this page, with x-default; none on error pages."""
    if not _is_page():
        return []
    site = request.host_url.rstrip("/")
    links = [(language.tag, site + _page_address(language)) for language in languages().values()]
    return [*links, ("x-default", site + _page_address(LANGUAGE_BY_CODE[choose_language("")]))]


def canonical_address() -> str:
    """Return this page's absolute address without its query, for search engines; error pages have none."""
    return request.host_url.rstrip("/") + _page_address(page_language())


def html_language(language: Language) -> str:
    """Write a language as in `<html lang>`."""
    return language.tag


def _language_of_address() -> Language | None:
    """Read the language of an address below which there is no such page."""
    return languages().get(request.path.split("/")[1])


def _preferred_language() -> Language:
    chosen = languages().get(request.cookies.get(LANGUAGE_COOKIE, ""))
    return chosen or LANGUAGE_BY_CODE[choose_language(request.headers.get("Accept-Language", ""))]


def _take_language(endpoint: str | None, values: dict[str, Any] | None) -> None:
    del endpoint
    if values and "lang_code" in values:
        g.language = languages()[values.pop("lang_code")]


def _give_language(endpoint: str, values: dict[str, Any]) -> None:
    if "lang_code" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "lang_code"):
        values["lang_code"] = page_language().code


def _remember_language(page: Response) -> Response:
    """Keep the language of the last page, for `/` and for messages of the API."""
    if page.status_code == 200 and request.method == "GET" and _is_page():
        code = page_language().code
        if request.cookies.get(LANGUAGE_COOKIE) != code:
            page.set_cookie(
                LANGUAGE_COOKIE,
                code,
                max_age=COOKIE_SECONDS,
                secure=current_app.config["SESSION_COOKIE_SECURE"],
                httponly=True,
                samesite="Lax",
            )
    return page


def _is_page() -> bool:
    """Whether this request's own address can be opened as a page in every language."""
    rule = request.url_rule
    return rule is not None and "lang_code" in rule.arguments and "GET" in (rule.methods or ())


def _start_address(language: Language) -> str:
    return f"{request.script_root}/{language.code}/"


def _page_address(language: Language) -> str:
    values = {**(request.view_args or {}), "lang_code": language.code}
    return url_for(request.endpoint or "", **values)


def _address_in(language: Language) -> str:
    if not _is_page():
        return _start_address(language)
    query = request.query_string.decode("latin-1") if request.method == "GET" else ""
    return _page_address(language) + (f"?{query}" if query else "")
