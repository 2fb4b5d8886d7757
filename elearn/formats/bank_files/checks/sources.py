"""Sources: laws and pages that state the fact, read not longer than twelve months ago."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from elearn.domain.citations import parse_articles
from elearn.formats.bank_files.checks.context import CheckContext
from elearn.formats.bank_files.defects import Defect
from elearn.formats.bank_files.models.items import ItemFile
from elearn.formats.bank_files.read_release import ReadRelease
from elearn.formats.bank_files.validation import Located


def find_wrong_sources(release: ReadRelease, context: CheckContext) -> Iterator[Defect]:
    """Check laws, sources and review dates of every item."""
    for item in release.contents.items:
        yield from _check_presence(release.bank_id, item)
        yield from _check_laws(item, context)
        yield from _check_dates(item, context.today, is_legal=bool(item.value.laws))


def _check_presence(bank_id: str, item: Located[ItemFile]) -> Iterator[Defect]:
    value = item.value
    if bank_id == "language":
        if value.task == "grammar" and not value.grammar_point:
            yield item.defect("missing grammar_point")
        return
    if not value.sources:
        yield item.defect("missing source: name the public pages that state the fact (sources)")
    if not value.checked_on:
        yield item.defect("missing checked_on")
    if bank_id == "legislation" and not value.laws:
        yield item.defect("missing source: name the law (laws)")
    if bank_id == "legislation" and not value.review_by:
        yield item.defect("missing review_by")


def _check_laws(item: Located[ItemFile], context: CheckContext) -> Iterator[Defect]:
    for number, law in enumerate(item.value.laws):
        if law.act not in context.books.laws:
            defect = item.defect(f"act '{law.act}' is not in laws.yaml", "laws", number)
            yield replace(defect, awaits_act=True)
        if not parse_articles(law.article):
            message = f'article \'{law.article}\' names no article, such as "13.3" or "5, 7"'
            yield item.defect(message, "laws", number)
        if law.wording_on > context.today:
            yield item.defect(
                f"wording_on {law.wording_on} is in the future", "laws", number, is_overdue=True
            )


def _check_dates(item: Located[ItemFile], today: date, *, is_legal: bool) -> Iterator[Defect]:
    checked_on, review_by = item.value.checked_on, item.value.review_by
    if checked_on and checked_on > today:
        yield item.defect(f"checked_on {checked_on} is in the future", "checked_on", is_overdue=True)
    if is_legal and checked_on and _a_year_after(checked_on) < today:
        message = f"legal item not checked within 12 months: last on {checked_on}"
        yield item.defect(message, "checked_on", is_overdue=True)
    if is_legal and not checked_on:
        yield item.defect("legal item was never checked: missing checked_on")
    if review_by and review_by < today:
        yield item.defect(f"review was due by {review_by}", "review_by", is_overdue=True)


def _a_year_after(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 3, 1) if is_leap_day else day.replace(year=day.year + 1)
