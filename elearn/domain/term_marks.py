"""Words of the glossary found in a Russian text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from elearn.domain.reference import Term


@dataclass(frozen=True)
class MarkedText:
    """A piece of text; `term` where it is a word of the glossary."""

    text: str
    term: Term | None = None


def mark_terms(text: str, terms: Sequence[Term]) -> list[MarkedText]:
    """Cut a text at the words of the glossary; of two that overlap, the longer one is meant."""
    by_form = {_fold(form): term for term in terms for form in term.forms}
    if not by_form:
        return [MarkedText(text)]
    pieces, end = [], 0
    for match in _pattern(tuple(by_form)).finditer(_fold(text)):
        pieces += [MarkedText(text[end : match.start()])] if match.start() > end else []
        pieces.append(MarkedText(text[match.start() : match.end()], by_form[match[0]]))
        end = match.end()
    return [*pieces, MarkedText(text[end:])] if end < len(text) or not pieces else pieces


def _fold(text: str) -> str:
    """Fold letter by letter: the places in the text stay what they are."""
    return "".join(small if len(small := sign.lower()) == 1 else sign for sign in text).replace("ё", "е")


@lru_cache(maxsize=4)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
