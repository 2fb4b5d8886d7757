"""Citations: which articles of an act a reference names, however a person wrote them.

`13.3` is an article of its own and no part of 13. Parts and points (`ч. 2 ст. 5`, `5 (п. 1)`) are read past:
what changes in a part changes its article.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

LONGEST_RANGE = 100

_NUMBER = r"[0-9]{1,5}(?:\.[0-9]{1,4})*(?:-[0-9]{1,4}(?=[\s,;)]|$))?"
_TOKEN = re.compile(
    rf"(?P<part>(?:част|пункт|подпункт|абзац)\w*|ч{{1,2}}\.|пп?\.|подп\.|абз\.|гл\.|глав\w*|раздел\w*)"
    rf"|(?P<article>стат\w*|ст\.)|(?P<number>{_NUMBER})|(?P<range>[–—])",
    re.IGNORECASE,
)
_POINT = re.compile(r"п.*", re.IGNORECASE)
_ASIDE = re.compile(r"\([^)]*\)")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED_NUMBER = re.compile("(?<=[0-9])([⁰¹²³⁴⁵⁶⁷⁸⁹]+)")


def parse_articles(citation: str) -> tuple[str, ...]:
    """List the articles that a citation names, each once, in its order; none where it names none.

    Of a citation that names points alone (rules of a government have no articles) the points are meant.
    """
    numbers = list(_read(_ASIDE.sub(" ", _lower_raised(citation))))
    wanted = "article" if any(kind == "article" for kind, _ in numbers) else "point"
    return tuple(dict.fromkeys(number for kind, number in numbers if kind == wanted))


def is_touched(citation: str, articles: tuple[str, ...]) -> bool:
    """Whether a citation rests on one of these articles; none: on the act, whatever the article.

    What names no article that can be read may rest on any: a person looks.
    """
    named = parse_articles(citation)
    return not named or not articles or not set(named).isdisjoint(articles)


def article_order(article: str) -> tuple[int, ...]:
    """Return what to sort articles by: 5, 5.1, 13, 13.3, 115."""
    return tuple(int(number) for number in re.findall(r"[0-9]+", article))


def _lower_raised(citation: str) -> str:
    """Write 5¹ as 5.1."""
    return _RAISED_NUMBER.sub(lambda found: "." + found[0].translate(_RAISED), citation)


def _read(text: str) -> Iterator[tuple[str, str]]:
    """Yield each number with what it counts: article, point, or another part."""
    kind, last, is_range = "article", "", False
    for found in _TOKEN.finditer(text):
        if found["part"]:
            kind, last = ("point" if _POINT.match(found["part"]) else "part"), ""
        elif found["article"]:
            kind, last = "article", ""
        elif found["range"]:
            is_range = bool(last)
        else:
            *before, number = _split(found["number"])
            between = _between(before[0] if before else last, number) if is_range or before else ()
            yield from ((kind, each) for each in (*before, *between, number))
            last, is_range = number, False


def _split(number: str) -> list[str]:
    """Take 14-16 for two ends, and 22.1-1 for the one article that it is."""
    ends = number.split("-")
    is_range = all(end.isdigit() for end in ends) and int(ends[0]) < int(ends[-1])
    return ends if is_range else [number]


def _between(first: str, last: str) -> tuple[str, ...]:
    """Return the whole numbers between two; nothing where they are none, or too far apart."""
    if not (first.isdigit() and last.isdigit()) or int(last) - int(first) > LONGEST_RANGE:
        return ()
    return tuple(takewhile(lambda number: number != last, map(str, range(int(first) + 1, int(last)))))
