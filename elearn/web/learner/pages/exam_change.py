"""How an exam changed: the rules that no longer hold beside those of today, for people with old advice."""

from dataclasses import dataclass

from flask_babel import format_percent

from elearn.domain.assessment import ExamProfile, Source
from elearn.domain.languages import Language
from elearn.domain.reference import ArchivedProfile
from elearn.web.days import say_day
from elearn.web.learner.pages.tests import ThresholdLine
from elearn.web.wording import Wording, word_title


@dataclass(frozen=True, kw_only=True)
class ChangedLine:
    """A threshold then (per cent) and now (marks); None: it was or is no line of its own."""

    title: Wording
    before: str | None
    now: ThresholdLine | None


@dataclass(frozen=True, kw_only=True)
class ExamChange:
    """The exam before; what was not recorded of it is None."""

    first_day: str
    last_day: str
    minutes: int | None
    certificate_years: int | None
    taken: str
    lines: tuple[ChangedLine, ...]
    note: Wording | None
    sources: tuple[Source, ...]


def draw_change(profile: ExamProfile, before: ArchivedProfile, language: Language) -> ExamChange:
    """Compare an exam with the one before it."""
    return ExamChange(
        first_day=say_day(before.valid_from),
        last_day=say_day(before.valid_to),
        minutes=before.minutes,
        certificate_years=before.certificate_years,
        taken=before.taken,
        lines=_compare_thresholds(profile, before, language),
        note=word_title(before.note, language) if before.note else None,
        sources=before.sources,
    )


def _compare_thresholds(
    profile: ExamProfile, before: ArchivedProfile, language: Language
) -> tuple[ChangedLine, ...]:
    """List the thresholds of today in their order, then those that are no more."""
    percents = {old.id: str(format_percent(old.cut_percent / 100)) for old in before.thresholds}
    now = {
        threshold.id: ThresholdLine(
            title=word_title(threshold.title, language),
            needed=threshold.cut_score,
            possible=profile.possible_marks(threshold),
        )
        for threshold in profile.thresholds
    }
    titles = {threshold.id: threshold.title for threshold in profile.thresholds}
    titles |= {old.id: old.title for old in before.thresholds if old.id not in titles}
    return tuple(
        ChangedLine(title=word_title(title, language), before=percents.get(id_), now=now.get(id_))
        for id_, title in titles.items()
    )
