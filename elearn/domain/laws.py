"""The register of laws: who changed what in it, and changes of the law that items wait for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from elearn.domain.accounts import AccountId
from elearn.domain.citations import article_order, is_touched, parse_articles
from elearn.domain.items import LawReference
from elearn.domain.reference import Law, LawArticle

LawChangeId = NewType("LawChangeId", UUID)

Edits = Mapping[str, tuple[str | None, str | None]]  # field -> what stood there, what stands there now


@dataclass(frozen=True, kw_only=True)
class RegisteredAct:
    """An act as it stands in the register; `edited_at`: when an editor last changed it, None: as in the file.

    `version` grows with each change, so that two editors do not overwrite each other.
    """

    law: Law
    version: int = 1
    edited_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class LawEdit:
    """One change of the register; `by` None: the file brought it. `article` "": of the act itself."""

    act: str
    article: str
    edits: Edits
    at: datetime
    by: AccountId | None = None


class ChangeState(StrEnum):
    """Whether a change of the law still waits for work."""

    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True, kw_only=True)
class LawChange:
    """An act, or some of its articles, changes on a day; no articles: the whole act."""

    id: LawChangeId
    act: str
    articles: tuple[str, ...]
    takes_effect_on: date
    words: str
    url: str | None
    noted_by: AccountId | None
    noted_at: datetime
    state: ChangeState = ChangeState.OPEN

    def touches(self, laws: Iterable[LawReference]) -> bool:
        """Whether one of these references rests on what changes."""
        return bool(self.touched(laws))

    def touched(self, laws: Iterable[LawReference]) -> tuple[LawReference, ...]:
        """Return the references that rest on what changes."""
        return tuple(law for law in laws if law.act == self.act and is_touched(law.article, self.articles))

    def is_met(self, laws: Iterable[LawReference], checked_on: date | None) -> bool:
        """Whether an item was checked since against a wording that has the change."""
        was_checked = checked_on is not None and checked_on >= self.noted_at.date()
        return was_checked and all(law.wording_on >= self.takes_effect_on for law in self.touched(laws))


def normalize_articles(text: str) -> tuple[str, ...]:
    """Read the articles that somebody typed, in their order in the act."""
    return tuple(sorted(parse_articles(text), key=article_order))


def find_edits(old: Law, new: Law) -> dict[str, Edits]:
    """Say which fields differ, of each article that changed by its number, of the act itself under ""."""
    before = {article.number: article for article in old.articles}
    after = {article.number: article for article in new.articles}
    pairs: dict[str, tuple[object, object]] = {"": (old, new)}
    pairs |= {number: (before.get(number), after.get(number)) for number in sorted({**before, **after})}
    found = {name: _compare(*pair) for name, pair in pairs.items()}
    return {name: edits for name, edits in found.items() if edits}


def _compare(old: object, new: object) -> Edits:
    """Compare two acts, or two articles of which one may be missing."""
    names = [field.name for field in fields(new if is_dataclass(new) else old)]  # type: ignore[arg-type]
    pairs = {name: (_write(getattr(old, name, None)), _write(getattr(new, name, None))) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1] and name != "articles"}


def take_in(registered: RegisteredAct | None, law: Law) -> RegisteredAct | None:
    """Merge an act of the file into the register; None: the register stays as it is.

    What an editor changed stays, unless the file has read a newer wording. Articles by their own numbers.
    """
    if registered is None:
        return RegisteredAct(law=law)
    mine, edited_at = registered.law, registered.edited_at
    if edited_at is None:
        merged = law
    else:
        is_newer = law.wording_on > mine.wording_on
        merged = replace(law if is_newer else mine, articles=_merge_articles(mine, law))
        edited_at = None if merged == law else edited_at
    if merged == mine:
        return None
    return RegisteredAct(law=merged, version=registered.version + 1, edited_at=edited_at)


def _merge_articles(mine: Law, law: Law) -> tuple[LawArticle, ...]:
    """Keep our articles, with those of the file that are new or of a newer wording."""
    articles = {article.number: article for article in mine.articles}
    for article in law.articles:
        ours = articles.get(article.number)
        if ours is None or (article.wording_on or date.min) > (ours.wording_on or date.min):
            articles[article.number] = article
    return tuple(sorted(articles.values(), key=lambda article: article_order(article.number)))


def _write(value: object) -> str | None:
    return None if value is None else str(value)
