"""Reference books beside the banks: exam profiles in force and archived, laws, the exam guide."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from elearn.domain.assessment import ExamProfile, Source, Titles
from elearn.domain.items import BankId


@dataclass(frozen=True, kw_only=True)
class LawArticle:
    """What is known of one article by itself; None: as the act says."""

    number: str
    wording_on: date | None = None
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class Law:
    """An act that items may cite; `wording_on` is the newest wording that was read."""

    id: str
    title: str
    short: str
    url: str
    wording_on: date
    note: str | None = None
    articles: tuple[LawArticle, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Term:
    """A word that learners must know, and what it means, by language code.

    `forms`: how it stands in Russian texts, in small letters: every case, singular and plural.
    """

    id: str
    term: Mapping[str, str]
    forms: tuple[str, ...]
    meaning: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class GuideSection:
    """One question about the real exam, answered in Markdown."""

    id: str
    title: str
    body: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, kw_only=True)
class Guide:
    """The exam guide in one language; `is_stale` when the Russian has changed since."""

    language: str
    state: str  # source | draft | reviewed
    as_of: date
    sections: tuple[GuideSection, ...]
    is_stale: bool = False


@dataclass(frozen=True, kw_only=True)
class ArchivedSubtest:
    """One subtest of an exam that is no longer held."""

    id: str
    max_score: int


@dataclass(frozen=True, kw_only=True)
class ArchivedPart:
    """A part of an exam that is no longer held."""

    id: str
    bank_id: BankId
    title: Titles
    subtests: tuple[ArchivedSubtest, ...]


@dataclass(frozen=True, kw_only=True)
class ArchivedThreshold:
    """Per cent of the marks to reach; one threshold could be missed by `may_fall_short_by` points."""

    id: str
    title: Titles
    part_id: str
    cut_percent: int
    may_fall_short_by: int = 0


@dataclass(frozen=True, kw_only=True)
class ArchivedProfile:
    """The rules of an exam that is no longer held; `note` tells the odd one in words."""

    id: str
    title: Titles
    valid_from: date
    valid_to: date
    minutes: int | None
    price_rub: int | None
    certificate_years: int | None
    taken: str
    parts: tuple[ArchivedPart, ...]
    thresholds: tuple[ArchivedThreshold, ...]
    sources: tuple[Source, ...]
    note: Titles | None = None

    @property
    def profile_id(self) -> str:
        """The exam whose forerunner it was: its own id is that one's, a hyphen and the year."""
        return self.id.rpartition("-")[0]


@dataclass(frozen=True, kw_only=True)
class ReferenceBooks:
    """Everything that holds for all banks."""

    profiles: Mapping[str, ExamProfile]
    archived_profiles: Mapping[str, ArchivedProfile]
    laws: Mapping[str, Law]
    guides: Mapping[str, Guide]  # by language code
    glossary: tuple[Term, ...] = ()

    def find_forerunner(self, profile_id: str) -> ArchivedProfile | None:
        """Return the exam that was held before this one, the last if there were several."""
        before = [old for old in self.archived_profiles.values() if old.profile_id == profile_id]
        return max(before, key=lambda old: old.valid_to, default=None)
