"""Uzbek in Cyrillic letters, derived from Uzbek in Latin letters by rule and a list of hard words.

Placeholders, addresses, tags, code, Roman numerals and foreign words keep their Latin letters.
"""

import re

from elearn.domain.uzbek_words import KEPT_WORDS, STEMS

_LETTERS = dict(zip("abdefghijklmnopqrstuvxyzʼ", "абдефгҳижклмнопқрстувхйзъ", strict=True)) | {"|": ""}
_PAIRS = {"sh": "ш", "ch": "ч", "ts": "ц", "yo": "ё", "yu": "ю", "ya": "я", "ye": "е", "oʻ": "ў", "gʻ": "ғ"}
_VOWELS = frozenset("aeiouʻ")
# Everything that people type for ʻ and ʼ; which of the two is meant follows from the letter before.
_APOSTROPHES = "ʻʼ'‘’`´′"

_TOKEN = re.compile(
    r"(?P<kept>`[^`\n]+`|<[^<>\n]+>|https?://\S+|[\w.+-]+@[\w-]+\.[\w.-]+|\bwww\.\S+"
    r"|\{[^{}\n]*\}|%\(\w+\)[a-zA-Z]|(?<!\d)%[sd](?![A-Za-z])|&#?\w+;)"
    rf"|(?P<word>[A-Za-z]+(?:[{_APOSTROPHES}][A-Za-z]+)*(?:(?<=[oOgG])[{_APOSTROPHES}])?)"
)
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_NAME_BEFORE = re.compile(rf"\b[^\W\d_a-zа-я][\w{_APOSTROPHES}]+ $")
_NOT_UZBEK = re.compile(r"w|c(?!h)", re.IGNORECASE)

# Where ц came down to s in Latin: функция, конференция, концепция, акционер; but пенсия, экспансия.
_LATIN_S_FOR_TS = re.compile(r"(?<=[knp])s(?=iya|ion)", re.IGNORECASE)
_REAL_S = re.compile(r"pens(?:iya|ion)|pans(?:iya|ion)", re.IGNORECASE)
# t and s of two morphemes: айтса, кетсин, ҳужжатсиз.
_SEPARATE_TS = re.compile(
    r"t(?=s(?:a(?:m|ng|k|lar|ngiz|ngizlar|larin?g?)?(?:da|mi|chi|ku)?|in(?:lar)?|iz(?!m)\w*)$)",
    re.IGNORECASE,
)
# Исҳоқ: here the sign only says that s and h are two sounds.
_SEPARATE_SH = re.compile(r"(?<=s)ʼ(?=h)", re.IGNORECASE)
_SUFFIXES = re.compile(
    r"(?:li|lik|lig|siz|chi)?(?:lar)?(?:i|im|ing|imiz|ingiz|si)?"
    r"(?:ning|ni|ga|gacha|dan|dagi|da|dek|day|cha|niki)?(?:lar)?(?:mi|ku|chi|dir|man|san|miz|siz)?"
)
_LONGEST_STEM = max(map(len, STEMS))


def uzbek_cyrillic(text: str) -> str:
    """Write Uzbek text (plain or Markdown) in Cyrillic letters; text in Cyrillic stays as it is."""
    return _TOKEN.sub(lambda match: _convert(match, text), text)


def _convert(match: re.Match[str], text: str) -> str:
    word = match["word"]
    if word is None or word.lower() in KEPT_WORDS or _is_roman_numeral(match, text) or _is_named(match, text):
        return match[0]
    return word if _NOT_UZBEK.search(word) else _transliterate(_spell(word))


def _is_named(match: re.Match[str], text: str) -> bool:
    """Tell a letter that the text speaks of, as it is printed on a thing: "L harfi" is "the letter L"."""
    return len(match[0]) == 1 and match[0].isupper() and text.startswith(" harfi", match.end())


def _is_roman_numeral(match: re.Match[str], text: str) -> bool:
    """Tell the numerals of centuries and tsars from initials: `I.` after no name is an initial."""
    word = match[0]
    if not _ROMAN.fullmatch(word) or text[: match.start()][-1:].isalnum():
        return False
    follows_name = _NAME_BEFORE.search(text, max(0, match.start() - 40), match.start())
    return len(word) > 1 or bool(follows_name) or text[match.end() : match.end() + 1] != "."


def _spell(word: str) -> str:
    """Write each apostrophe as the letter that it stands for: ʻ after o and g, else ʼ."""
    word = re.sub(f"(?<=[ogOG])[{_APOSTROPHES}]", "ʻ", word)
    return re.sub(f"(?<![ogOG])[{_APOSTROPHES}]", "ʼ", word)


def _transliterate(word: str) -> str:
    length, cyrillic = _find_stem(word)
    stem, rest = word[:length], word[length:]
    if rest:
        cyrillic = cyrillic.removesuffix("ь")  # автомобиль, автомобиллар
    if stem[:1].isupper():
        cyrillic = cyrillic.upper() if stem.isupper() else cyrillic[0].upper() + cyrillic[1:]
    return cyrillic + _by_rule(rest, before=stem[-1:].lower())


def _find_stem(word: str) -> tuple[int, str]:
    """Find the longest hard stem that the word begins with, followed by Uzbek suffixes only.

    A name is a name with a capital only: Olgani is Ольгани, but olgani (who took) is олгани.
    """
    for length in range(min(len(word), _LONGEST_STEM), 1, -1):
        cyrillic = STEMS.get(word[:length].lower(), "")
        if cyrillic[:1].isupper() and not word[0].isupper():
            continue
        if cyrillic.endswith("-") or (cyrillic and _SUFFIXES.fullmatch(word.lower(), length)):
            return length, cyrillic.removesuffix("-")
    return 0, ""


def _by_rule(word: str, before: str) -> str:
    word = _SEPARATE_TS.sub(r"\g<0>|", word)
    if not _REAL_S.search(word):
        word = _LATIN_S_FOR_TS.sub(lambda s: "TS" if s[0].isupper() else "ts", word)
    word = _SEPARATE_SH.sub("|", word)
    letters, position = "", 0
    while position < len(word):
        step, letter = _next_letter(word.lower(), position, before)
        letters += letter.upper() if word[position].isupper() else letter
        before, position = word[position + step - 1].lower(), position + step
    return letters


def _next_letter(word: str, position: int, before: str) -> tuple[int, str]:
    """Find the Cyrillic letter at the position and how many Latin ones it stands for."""
    pair, after = word[position : position + 2], word[position + 2 : position + 3]
    if pair in _PAIRS and (pair, after) not in {("yo", "ʻ"), ("ts", "h")}:
        return 2, _PAIRS[pair]
    if word[position] == "e" and (not before or before in _VOWELS):
        return 1, "э"
    return 1, _LETTERS[word[position]]
