"""Who reads a page: language and reference books, and what they may see."""

from dataclasses import dataclass

from elearn.domain.languages import Language
from elearn.domain.reference import ReferenceBooks


@dataclass(frozen=True, kw_only=True)
class Reader:
    """`may_translate`: practice mode and the review; the exam shows none."""

    language: Language
    books: ReferenceBooks
    may_translate: bool = True
