"""Texts of a translation: its own language and letters, the numbers of the source, nothing left as it was."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from elearn.domain.items import BankId, Item
from elearn.domain.languages import WRITTEN_LANGUAGES
from elearn.formats.bank_files.build_items import build_item
from elearn.formats.bank_files.checks.context import CheckContext
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.models.translations import ItemTranslationFile
from elearn.formats.bank_files.read_release import ReadRelease
from elearn.formats.bank_files.validation import Located

LONG_LETTERS = 90  # a shorter text may well do without a small word of its language
MARGIN = 2  # a text that explains Russian words has some of them
COMMON_WORDS = 2  # names stay as they are, and many a single word is the same in two languages
#: Letters that are in every rightly written text of so many letters.
OWN_LETTERS = {"tg": ("ӣӯҳқғҷ", 90), "ky": ("ңөү", 350)}
#: Small words that every long text has, and that no other of these languages has.
SMALL_WORDS = {
    "ru": "и в на не что это по для с к у но или если он она его нужно можно когда",
    "en": "the a an of to is are and in not you it for this that on with was",
    "uz": "va bu uchun bilan emas kerak ham yoki boʻladi edi deb uni bor yil agar deyiladi mumkin",
    "tg": "ва дар аз ба ки аст ин барои бо не ҳам ё буд мешавад набояд лозим",
    "ky": "жана менен үчүн бул эмес керек болот да деген бар жок эле же ошол анын кийин",
}
_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_IN_LATIN = {
    "en": "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya",
    "uz": "a b v g d e yo j z i y k l m n o p r s t u f x s ch sh sh ʼ i  e yu ya",
}
_SPELLING = {
    code: dict(zip(_RUSSIAN, letters.split(" "), strict=True)) for code, letters in _IN_LATIN.items()
}
_WRONG_APOSTROPHE = re.compile(r"(?<=[og])['‘’`ʹʼ´](?=\w|\b)", re.IGNORECASE)
_QUOTED = re.compile(r"«[^»]*»|\([^)]*\)|“[^”]*”|\"[^\"]*\"")
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+")
_ROMAN = re.compile(r"\b[IVXХ]+\b")  # X and its Cyrillic double
_WORD = re.compile(r"[^\W\d_]+(?:[ʻʼ'’][^\W\d_]+)*")


def find_wrong_texts_of_translations(release: ReadRelease, context: CheckContext) -> Iterator[Defect]:
    """Check what a machine can tell of every translated text; a reader tells the rest."""
    bank_id = BankId(release.bank_id)
    items = {located.value.id: build_item(located.value, bank_id) for located in release.contents.items}
    for language in WRITTEN_LANGUAGES[1:]:
        for entry in release.contents.translations.get(language, []):
            if item := items.get(str(entry.path[1])):
                yield from _check_entry(entry, item, language)


def _check_entry(entry: Located[ItemTranslationFile], item: Item, language: str) -> Iterator[Defect]:
    for field, russian, text in _pairs(entry.value, item):
        for message in find_faults(russian, text, language):
            yield entry.defect(f"{field}: {message}", field.partition(" ")[0])


def _pairs(value: ItemTranslationFile, item: Item) -> Iterator[tuple[str, str, str]]:
    texts: Mapping[str, str | None] = {"stem": value.stem, "explanation": value.explanation}
    for field, russian in (("stem", item.stem), ("explanation", item.explanation)):
        if text := texts[field]:
            yield field, russian, text
    for choice in item.choices:
        if choice.id in value.choices:
            yield f"choices {choice.id}", choice.text, value.choices[choice.id]
    for line in item.rubric:
        if line.id in value.rubric:
            yield f"rubric {line.id}", line.text, value.rubric[line.id]


def find_faults(russian: str, text: str, language: str) -> Iterator[str]:
    """Yield what is wrong with one text, told in English; nothing for what only a reader can judge."""
    if language == "uz" and (wrong := _WRONG_APOSTROPHE.search(text)):
        yield f"oʻ and gʻ are written with ʻ (U+02BB), not with {wrong[0]}"
    if missing := _numbers(russian) - _numbers(text):
        yield f"the number {', '.join(sorted(missing))} of the source is missing"
    own = _QUOTED.sub(" ", text)  # what is quoted is mostly Russian that is explained
    if _is_left(russian, own, language):
        yield "left in Russian, or only spelled in other letters"
    if sum(map(str.isalpha, own)) >= LONG_LETTERS:
        yield from _find_foreign(own, language)


def _numbers(text: str) -> set[str]:
    roman = {str(_roman(found)) for found in _ROMAN.findall(text) if len(found) > 1}
    return {re.sub(r"\D", "", found) for found in _NUMBER.findall(text)} | roman


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5}.get(sign, 10) for sign in text]
    return sum(-now if now < after else now for now, after in zip(values, [*values[1:], 0], strict=True))


def _is_left(russian: str, own: str, language: str) -> bool:
    found = _WORD.findall(_QUOTED.sub(" ", russian))
    common = [word for word in found if word.islower()]
    words = [word.lower() for word in found]
    spelled = ["".join(_SPELLING.get(language, {}).get(sign, sign) for sign in word) for word in words]
    return len(common) >= COMMON_WORDS and _WORD.findall(own.lower()) in (words, spelled)


def _find_foreign(text: str, language: str) -> Iterator[str]:
    letters, enough = OWN_LETTERS.get(language, ("", 0))
    if letters and len(text) >= enough and not set(letters) & set(text.lower()):
        yield f"none of the letters {' '.join(letters)}: is it spelled rightly?"
    words = Counter(_WORD.findall(text.lower()))
    counts = {code: sum(words[word] for word in small.split()) for code, small in SMALL_WORDS.items()}
    likely = max(counts, key=lambda code: counts[code])
    if counts[likely] > counts[language] + MARGIN:
        yield f"reads like {likely}, not like {language}"
