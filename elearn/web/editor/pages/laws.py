"""The register of laws as editors read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import LazyString, lazy_gettext

from elearn.domain.law_impact import StandingItem
from elearn.domain.laws import LawChange
from elearn.storage.laws import NamedEdit
from elearn.usecases.list_law_acts import CitedAct
from elearn.usecases.load_law_act import ActReport, CitedArticle
from elearn.web.days import say_day

_FIELDS = {
    "title": lazy_gettext("Full name in Russian"),
    "short": lazy_gettext("Short name in Russian"),
    "url": lazy_gettext("Link"),
    "wording_on": lazy_gettext("Day of the wording"),
    "note": lazy_gettext("Note"),
}


@dataclass(frozen=True, kw_only=True)
class ActLine:
    """An act in the list."""

    id: str
    short: str
    title: str
    wording: str
    item_count: int


@dataclass(frozen=True, kw_only=True)
class ChangeLine:
    """A change in a list."""

    id: str
    subject: str
    day: str
    words: str
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class ArticleLine:
    """An article with its items; number "": of no article that can be read."""

    number: str
    wording: str | None
    url: str | None
    note: str | None
    items: tuple[StandingItem, ...]


@dataclass(frozen=True, kw_only=True)
class EditLine:
    """Who changed what; `who` None: the file brought it."""

    who: str | None
    moment: datetime
    article: str
    fields: tuple[tuple[LazyString, str | None, str | None], ...]


@dataclass(frozen=True, kw_only=True)
class LawsPage:
    """The register."""

    words: str
    acts: tuple[ActLine, ...]
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, kw_only=True)
class ActPage:
    """An act."""

    act: ActLine
    url: str
    note: str | None
    articles: tuple[ArticleLine, ...]
    changes: tuple[ChangeLine, ...]
    edits: tuple[EditLine, ...]


def draw_laws(
    acts: Sequence[CitedAct], changes: Sequence[LawChange], shorts: dict[str, str], words: str
) -> LawsPage:
    """Draw the register; of the changes those that wait."""
    return LawsPage(
        words=words,
        acts=tuple(_draw_act(each) for each in acts),
        changes=tuple(
            draw_change(change, shorts[change.act]) for change in changes if change.state == "open"
        ),
    )


def draw_act(report: ActReport) -> ActPage:
    """Draw an act."""
    law = report.act.law
    return ActPage(
        act=_draw_act(CitedAct(act=report.act, item_count=report.item_count)),
        url=law.url,
        note=law.note,
        articles=tuple(_draw_article(each) for each in report.articles),
        changes=tuple(draw_change(change, law.short) for change in report.changes),
        edits=tuple(_draw_edit(each) for each in report.edits),
    )


def draw_change(change: LawChange, short: str) -> ChangeLine:
    """Draw a change."""
    return ChangeLine(
        id=str(change.id),
        subject=name_subject(short, change.articles),
        day=draw_day(change.takes_effect_on),
        words=change.words,
        is_open=change.state == "open",
    )


def name_subject(short: str, articles: Sequence[str]) -> str:
    """Name what changes as a Russian lawyer cites it: content, like the name of the act itself."""
    return f"{short}, ст. {', '.join(articles)}" if articles else short


def draw_day(day: date) -> str:
    """Write a day."""
    return say_day(day)


def _draw_act(cited: CitedAct) -> ActLine:
    law = cited.act.law
    return ActLine(
        id=law.id,
        short=law.short,
        title=law.title,
        wording=draw_day(law.wording_on),
        item_count=cited.item_count,
    )


def _draw_article(cited: CitedArticle) -> ArticleLine:
    article = cited.article
    return ArticleLine(
        number=article.number,
        wording=draw_day(article.wording_on) if article.wording_on else None,
        url=article.url,
        note=article.note,
        items=cited.items,
    )


def _draw_edit(named: NamedEdit) -> EditLine:
    edit = named.edit
    return EditLine(
        who=named.user_name,
        moment=edit.at,
        article=edit.article,
        fields=tuple((_FIELDS[name], old, new) for name, (old, new) in edit.edits.items() if name in _FIELDS),
    )
