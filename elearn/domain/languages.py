"""The languages of the interface and of translations, and how one is chosen for a new visitor."""

from dataclasses import dataclass

from elearn.domain.uzbek_script import uzbek_cyrillic

__all__ = ["DERIVED_LANGUAGE", "LANGUAGES", "SOURCE_LANGUAGE", "WRITTEN_LANGUAGES"]
__all__ += ["LANGUAGE_BY_CODE", "Language", "choose_language", "uzbek_cyrillic"]

SOURCE_LANGUAGE = "ru"  # of the items: the exam is in Russian
DERIVED_LANGUAGE = "uz-cyrl"  # made from "uz" by rule, never written by hand
_MOST_PREFERENCES = 32  # a browser sends a handful; the rest of a longer header is somebody's joke


@dataclass(frozen=True, kw_only=True)
class Language:
    """A language: `code` stands in addresses and files, `locale` is what CLDR calls it."""

    code: str
    locale: str
    native_name: str
    direction: str = "ltr"

    @property
    def tag(self) -> str:
        """The BCP 47 tag for HTML's `lang` and `hreflang`."""
        return self.locale.replace("_", "-")


LANGUAGES = (
    Language(code="ru", locale="ru", native_name="Русский"),
    Language(code="en", locale="en", native_name="English"),
    Language(code="uz", locale="uz_Latn", native_name="Oʻzbekcha"),
    Language(code="uz-cyrl", locale="uz_Cyrl", native_name="Ўзбекча"),
    Language(code="tg", locale="tg", native_name="Тоҷикӣ"),
    Language(code="ky", locale="ky", native_name="Кыргызча"),
)
LANGUAGE_BY_CODE = {language.code: language for language in LANGUAGES}
#: What people write; the source first.
WRITTEN_LANGUAGES = tuple(language.code for language in LANGUAGES if language.code != DERIVED_LANGUAGE)


def choose_language(accept_language: str | None) -> str:
    """Choose the language that the browser likes best; Russian where it asks for none that we have.

    The HTTP header is taken as sent: it may be missing or malformed.
    """
    preferences = [_parse_preference(part) for part in (accept_language or "").split(",")[:_MOST_PREFERENCES]]
    for tag, quality in sorted(preferences, key=lambda preference: -preference[1]):
        code = _match(tag)
        if code and quality > 0:
            return code
    return SOURCE_LANGUAGE


def _parse_preference(part: str) -> tuple[str, float]:
    """Split `uz-Cyrl;q=0.8` into its tag and quality; nonsense gets quality 0."""
    tag, _, parameters = part.strip().partition(";")
    if not parameters:
        return tag.strip().lower(), 1.0
    name, _, value = parameters.replace(" ", "").partition("=")
    try:
        return tag.strip().lower(), float(value) if name.lower() == "q" else 0.0
    except ValueError:
        return tag.strip().lower(), 0.0


def _match(tag: str) -> str | None:
    """Find our code for a tag: by its script where that matters, else by its first part."""
    subtags = tag.replace("_", "-").split("-")
    if subtags[0] == "uz" and "cyrl" in subtags[1:]:
        return DERIVED_LANGUAGE
    return subtags[0] if subtags[0] in LANGUAGE_BY_CODE else None
