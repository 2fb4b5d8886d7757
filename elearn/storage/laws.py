"""The register of laws: acts with their articles, and who changed what in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.orm import Session

from elearn.domain.accounts import AccountId
from elearn.domain.citations import article_order
from elearn.domain.laws import LawEdit, RegisteredAct, find_edits
from elearn.domain.reference import Law, LawArticle
from elearn.storage.statements import count_changed, dialect_of, insert_for
from elearn.storage.tables import AccountRow, LawActRow, LawArticleRow, LawEditRow, LawsFileRow

_account = AccountRow.__table__
_act = LawActRow.__table__
_article = LawArticleRow.__table__
_edit = LawEditRow.__table__
_laws_file = LawsFileRow.__table__

_FIELDS = ("id", "title", "short", "url", "wording_on", "note")
_ARTICLE_FIELDS = ("number", "wording_on", "url", "note")


@dataclass(frozen=True, kw_only=True)
class NamedEdit:
    """A change of the register; `user_name` None: the file brought it."""

    edit: LawEdit
    user_name: str | None


def list_acts(session: Session) -> list[RegisteredAct]:
    """List every act with its articles, in the order of the file, later ones after it."""
    articles: dict[str, list[LawArticle]] = {}
    for row in session.execute(select(_article)):
        articles.setdefault(row.act_id, []).append(_read_article(row))
    query = select(_act).order_by(_act.c.position, _act.c.id)
    return [_read(row, articles.get(row.id, [])) for row in session.execute(query)]


def find_act(session: Session, act_id: str) -> RegisteredAct | None:
    """Return an act of the register with its articles."""
    row = session.execute(select(_act).where(_act.c.id == act_id)).first()
    if row is None:
        return None
    articles = session.execute(select(_article).where(_article.c.act_id == act_id))
    return _read(row, [_read_article(each) for each in articles])


def add_act(session: Session, act: RegisteredAct) -> bool:
    """Add an act at the end; False: there is one of this id."""
    last = select(func.coalesce(func.max(_act.c.position), 0) + 1).scalar_subquery()
    adding = insert_for(dialect_of(session), _act).values(**_values(act), position=last)
    added = session.execute(adding.on_conflict_do_nothing(index_elements=["id"]).returning(_act.c.id))
    if added.first() is None:
        return False
    _set_articles(session, act.law)
    return True


def save_act(session: Session, act: RegisteredAct) -> bool:
    """Save an act whose version was counted up; False: somebody else changed it meanwhile."""
    unchanged = (_act.c.id == act.law.id) & (_act.c.version == act.version - 1)
    if count_changed(session, update(_act).where(unchanged).values(**_values(act))) == 0:
        return False
    _set_articles(session, act.law)
    return True


def add_law_edits(session: Session, old: Law, new: Law, *, at: datetime, by: AccountId | None) -> None:
    """Note who changed what; `by` None: the file did."""
    rows = [
        {
            "act_id": new.id,
            "article": article,
            "edits": {name: list(pair) for name, pair in edits.items()},
            "edited_at": at,
            "edited_by": by,
        }
        for article, edits in find_edits(old, new).items()
    ]
    if rows:
        session.execute(insert(_edit), rows)


def list_law_edits(session: Session, act_id: str, *, limit: int) -> list[NamedEdit]:
    """List what was changed in an act, newest first."""
    query = select(_edit, _account.c.user_name).outerjoin(_account, _account.c.id == _edit.c.edited_by)
    query = query.where(_edit.c.act_id == act_id).order_by(_edit.c.id.desc()).limit(limit)
    return [_read_edit(row) for row in session.execute(query)]


def find_laws_file_hash(session: Session) -> str | None:
    """Return the hash of the laws.yaml that was read last."""
    return session.scalar(select(_laws_file.c.sha256))


def save_laws_file_hash(session: Session, sha256: str, *, now: datetime) -> None:
    """Note which laws.yaml was read."""
    adding = insert_for(dialect_of(session), _laws_file).values(id=1, sha256=sha256, read_at=now)
    values = {"sha256": sha256, "read_at": now}
    session.execute(adding.on_conflict_do_update(index_elements=["id"], set_=values))


def _set_articles(session: Session, law: Law) -> None:
    session.execute(delete(_article).where(_article.c.act_id == law.id))
    rows = [
        {"act_id": law.id, **{name: getattr(article, name) for name in _ARTICLE_FIELDS}}
        for article in law.articles
    ]
    if rows:
        session.execute(insert(_article), rows)


def _values(act: RegisteredAct) -> dict[str, Any]:
    of_law = {name: getattr(act.law, name) for name in _FIELDS}
    return {**of_law, "version": act.version, "edited_at": act.edited_at}


def _read(row: Row[Any], articles: Sequence[LawArticle]) -> RegisteredAct:
    ordered = tuple(sorted(articles, key=lambda article: article_order(article.number)))
    law = Law(**{name: row._mapping[name] for name in _FIELDS}, articles=ordered)
    return RegisteredAct(law=law, version=row.version, edited_at=row.edited_at)


def _read_article(row: Row[Any]) -> LawArticle:
    return LawArticle(**{name: row._mapping[name] for name in _ARTICLE_FIELDS})


def _read_edit(row: Row[Any]) -> NamedEdit:
    edit = LawEdit(
        act=row.act_id,
        article=row.article,
        edits={name: (old, new) for name, (old, new) in row.edits.items()},
        at=row.edited_at,
        by=row.edited_by and AccountId(row.edited_by),
    )
    return NamedEdit(edit=edit, user_name=row.user_name)
