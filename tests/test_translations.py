"""The catalogues of the interface: complete, fresh, sound in every plural form.

English has no catalogue: its messages are the msgids themselves, and gettext without a catalogue takes the
first form for one and the second for every other number, which is English.
"""

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from babel import Locale
from flask import Flask
from flask_babel import Babel, force_locale, ngettext

from elearn.domain.languages import LANGUAGES
from elearn.settings import asset_folder
from tests.catalogues import compiled, extract, use_catalogues

ROOT = asset_folder("translations").parent
FOLDERS = {"ru": "ru", "uz_Latn": "uz", "uz_Cyrl": "uz_Cyrl", "tg": "tg", "ky": "ky"}  # by CLDR locale
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%(?!\()")
SAMPLES = (0, 1, 2, 5, 11, 21, 22, 25, 100, 101)
#: Which form each sample takes, by CLDR: one, few, many of Russian; one and other of the rest.
FORMS = {
    "ru": (2, 0, 1, 2, 2, 0, 1, 2, 2, 0),
    **dict.fromkeys(("uz_Latn", "uz_Cyrl", "tg", "ky"), (1, 0, 1, 1, 1, 1, 1, 1, 1, 1)),
}

Key = tuple[str, str, str]  # context, msgid, plural


def read(locale: str) -> polib.POFile:
    return polib.pofile(
        str(ROOT / "translations" / FOLDERS[locale] / "LC_MESSAGES/messages.po"), wrapwidth=110
    )


def keys(catalogue: polib.POFile) -> list[Key]:
    return sorted((entry.msgctxt or "", entry.msgid, entry.msgid_plural or "") for entry in catalogue)


def forms(entry: polib.POEntry) -> Iterator[str]:
    yield from entry.msgstr_plural.values() if entry.msgid_plural else (entry.msgstr,)


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> polib.POFile:
    """What the sources say now, extracted as `make translations` does."""
    return extract(tmp_path_factory.mktemp("pot"))


def test_every_language_but_english_has_a_catalogue() -> None:
    assert {language.locale for language in LANGUAGES} - {"en"} == FOLDERS.keys()
    assert {path.parent.parent.name for path in ROOT.glob("translations/*/LC_MESSAGES/messages.po")} == set(
        FOLDERS.values()
    )


def test_the_template_is_fresh(extracted: polib.POFile) -> None:
    assert len(extracted) > 100
    assert keys(polib.pofile(str(ROOT / "translations/messages.pot"))) == keys(extracted), "make translations"


@pytest.mark.parametrize("locale", FOLDERS)
def test_a_catalogue_is_fresh(locale: str, extracted: polib.POFile) -> None:
    assert keys(read(locale)) == keys(extracted), "make translations"


@pytest.mark.parametrize("locale", FOLDERS)
def test_a_catalogue_is_complete(locale: str) -> None:
    catalogue = read(locale)

    assert [entry.msgid for entry in catalogue if not all(text.strip() for text in forms(entry))] == []
    assert [entry.msgid for entry in catalogue if entry.fuzzy or entry.obsolete] == []
    assert catalogue.metadata["Language"] == FOLDERS[locale]


@pytest.mark.parametrize("locale", FOLDERS)
def test_every_plural_form_is_there(locale: str) -> None:
    catalogue = read(locale)
    count = len(set(FORMS[locale]))

    assert catalogue.metadata["Plural-Forms"].startswith(f"nplurals={count};")
    plurals = [entry for entry in catalogue if entry.msgid_plural]
    assert [e.msgid for e in plurals if sorted(e.msgstr_plural) != list(range(count))] == []


@pytest.mark.parametrize("locale", FOLDERS)
def test_placeholders_are_the_same_in_every_form(locale: str) -> None:
    different = [
        (entry.msgid, text)
        for entry in read(locale)
        for text in forms(entry)
        if sorted(PLACEHOLDER.findall(text))
        not in (sorted(PLACEHOLDER.findall(entry.msgid)), sorted(PLACEHOLDER.findall(entry.msgid_plural)))
    ]

    assert different == []


def test_messages_are_words_and_not_markup(extracted: polib.POFile) -> None:
    texts = [text for entry in extracted for text in (entry.msgid, entry.msgid_plural)]

    assert [text for text in texts if re.search(r"[<>]|&\w+;", text)] == []
    assert [text for text in texts if text != text.strip()] == []


@pytest.mark.parametrize("locale", FOLDERS)
def test_translations_are_words_and_not_markup(locale: str) -> None:
    texts = [text for entry in read(locale) for text in forms(entry)]

    assert [text for text in texts if re.search(r"[<>]|&\w+;", text)] == []
    assert [text for text in texts if text != text.strip()] == []


@pytest.mark.parametrize("locale", FOLDERS)
def test_a_translation_ends_as_its_message_does(locale: str) -> None:
    """A full stop that is lost or won turns a sentence into a label; a colon that is lost, the other way."""
    different = [
        (entry.msgid, text)
        for entry in read(locale)
        for text in forms(entry)
        if _ending(text) != _ending(entry.msgid)
    ]

    assert different == []


def test_cyrillic_uzbek_is_derived_from_the_latin_one() -> None:
    spec = importlib.util.spec_from_file_location("derive", ROOT / "translations/derive_uz_cyrl.py")
    assert spec
    assert spec.loader
    derive = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(derive)

    assert str(derive.derived_catalogue()) == str(read("uz_Cyrl")), "make translations"


@pytest.mark.parametrize("locale", FOLDERS)
def test_the_forms_are_those_of_the_language(locale: str) -> None:
    categories = [Locale.parse(locale).plural_form(number) for number in SAMPLES]
    if locale == "tg":  # CLDR has no plural rules of Tajik; a noun after a number stays in the singular
        return

    assert len(set(zip(categories, FORMS[locale], strict=True))) == len(set(categories))


_OTHER_NUMBERS = re.compile(r"%\((?!num\))")


@pytest.mark.parametrize("locale", FOLDERS)
def test_counts_are_said_in_the_form_of_the_language(
    wired: Flask, catalogue_folder: Path, locale: str
) -> None:
    use_catalogues(wired, catalogue_folder)
    plurals = [
        entry for entry in read(locale) if entry.msgid_plural and not _OTHER_NUMBERS.search(entry.msgid)
    ]
    assert plurals
    with wired.test_request_context(), force_locale(locale):
        for entry in plurals:
            for number, form in zip(SAMPLES, FORMS[locale], strict=True):
                said = ngettext(entry.msgid, entry.msgid_plural, number)
                assert said == entry.msgstr_plural[form] % {"num": number}
                assert str(number) in said or "%(num)" not in entry.msgid


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 tasks"), (1, "1 task"), (2, "2 tasks"), (21, "21 tasks")]
)
def test_english_needs_no_catalogue(wired: Flask, number: int, said: str) -> None:
    with wired.test_request_context(), force_locale("en"):
        assert ngettext("%(num)s task", "%(num)s tasks", number) == said


@pytest.fixture(scope="module")
def catalogue_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogues as they are now, compiled."""
    return compiled(ROOT / "translations", tmp_path_factory.mktemp("translations"))


@pytest.fixture
def wired() -> Flask:
    """An application that only speaks."""
    app = Flask("speaking")
    Babel(app)
    return app


def _ending(text: str) -> str:
    last = text[-1:]
    return last if last in ".:?!…" else ""
