"""The glossary: a page of all words, and the data by which scripts find them in texts."""

from collections.abc import Sequence
from dataclasses import dataclass

from elearn.domain.languages import SOURCE_LANGUAGE, Language
from elearn.domain.reference import Term
from elearn.web.wording import Wording, word_title


@dataclass(frozen=True, kw_only=True)
class TermLine:
    """A Russian word; `own` is None where the reader's language is Russian."""

    id: str
    russian: str
    own: str | None
    meaning: Wording


@dataclass(frozen=True, kw_only=True)
class GlossaryPage:
    """All words in the order of the Russian alphabet."""

    terms: tuple[TermLine, ...]


def draw_glossary(glossary: Sequence[Term], language: Language) -> GlossaryPage:
    """Draw every word of the glossary."""
    lines = (_draw_term(term, language) for term in glossary)
    return GlossaryPage(terms=tuple(sorted(lines, key=lambda line: line.russian.lower().replace("ё", "е"))))


def list_entries(glossary: Sequence[Term], language: Language) -> list[dict[str, object]]:
    """List what a script needs to find a word in a text, and to tell it."""
    return [
        {
            "forms": term.forms,
            "russian": line.russian,
            "own": line.own,
            "meaning": line.meaning.text,
        }
        for term in glossary
        for line in [_draw_term(term, language)]
    ]


def _draw_term(term: Term, language: Language) -> TermLine:
    own = None if language.code == SOURCE_LANGUAGE else term.term.get(language.code)
    return TermLine(
        id=term.id,
        russian=term.term[SOURCE_LANGUAGE],
        own=own,
        meaning=word_title(term.meaning, language),
    )
