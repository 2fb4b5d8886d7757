"""The register of laws: its acts, one act, changing it."""

from http import HTTPStatus

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf import FlaskForm

from elearn.domain.citations import parse_articles
from elearn.domain.editing_errors import EntryChangedMeanwhile, LawNotFound
from elearn.domain.errors import NameTaken
from elearn.domain.laws import RegisteredAct
from elearn.domain.reference import Law, LawArticle
from elearn.storage.law_changes import list_law_changes
from elearn.storage.laws import find_act, list_acts
from elearn.usecases.add_law_act import add_law_act
from elearn.usecases.list_law_acts import list_law_acts
from elearn.usecases.load_law_act import load_law_act
from elearn.usecases.save_law_act import save_law_act
from elearn.web.clock import utc_now
from elearn.web.database import reading, transaction
from elearn.web.editor.law_forms import ActForm, ArticleForm, NewActForm, show_values
from elearn.web.editor.pages.laws import draw_act, draw_laws
from elearn.web.errors import explain
from elearn.web.identity import current_account

_LONGEST_SEARCH = 200


def show_laws() -> ResponseReturnValue:
    """Show the acts, and the changes that wait."""
    words = request.args.get("q", "")[:_LONGEST_SEARCH]
    with reading() as session:
        acts = list_law_acts(session, words=words)
        changes = list_law_changes(session)
        shorts = {act.law.id: act.law.short for act in list_acts(session)}
    return render_template("editor/laws.html", page=draw_laws(acts, changes, shorts, words))


def show_law(act_id: str) -> ResponseReturnValue:
    """Show an act with its articles."""
    with reading() as session:
        report = load_law_act(session, act_id=act_id)
    return render_template("editor/law.html", page=draw_act(report))


def show_new_law() -> ResponseReturnValue:
    """Show an empty form."""
    return _draw_form(NewActForm(), None)


def add_law() -> ResponseReturnValue:
    """Add an act."""
    form = NewActForm()
    if not form.validate():
        return _draw_form(form, None), HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        with transaction() as session:
            law = form.to_law(form.id.data)
            add_law_act(session, law, account_id=current_account().id, now=utc_now())
    except NameTaken as error:
        explanation = explain(error)
        form.id.errors = [f"{explanation.title} {explanation.advice}"]
        return _draw_form(form, None), explanation.status
    return redirect(url_for(".show_law", act_id=law.id), code=303)


def show_law_form(act_id: str) -> ResponseReturnValue:
    """Show an act to change it."""
    act = _load(act_id)
    return _draw_form(ActForm(formdata=None, data=show_values(act.law, act.version)), act)


def change_law(act_id: str) -> ResponseReturnValue:
    """Save what was changed in an act."""
    act, form = _load(act_id), ActForm()
    if not form.validate():
        return _draw_form(form, act), HTTPStatus.UNPROCESSABLE_ENTITY
    return _save(form, form.to_law(act_id, act.law.articles), act)


def show_article_form(act_id: str, number: str) -> ResponseReturnValue:
    """Show an article to change it."""
    act = _load(act_id)
    form = ArticleForm(formdata=None, data=show_values(_find(act, number), act.version))
    return _draw_form(form, act, number)


def change_article(act_id: str, number: str) -> ResponseReturnValue:
    """Save what was changed in an article; one of which nothing is known is not kept."""
    act, form = _load(act_id), ArticleForm()
    _find(act, number)
    if not form.validate():
        return _draw_form(form, act, number), HTTPStatus.UNPROCESSABLE_ENTITY
    article = form.to_article(number)
    others = tuple(each for each in act.law.articles if each.number != number)
    is_known = article != LawArticle(number=number)
    law = Law(**{**vars(act.law), "articles": (*others, article) if is_known else others})
    return _save(form, law, act, number)


def _save(form: FlaskForm, law: Law, act: RegisteredAct, number: str = "") -> ResponseReturnValue:
    version = form.version.data or 0
    try:
        with transaction() as session:
            save_law_act(session, law, version=version, account_id=current_account().id, now=utc_now())
    except EntryChangedMeanwhile as error:
        form.version.data = form.version.raw_data = None
        page = _draw_form(form, act, number, now=error.version)
        return page, HTTPStatus.CONFLICT
    flash(gettext("Saved."))
    return redirect(url_for(".show_law", act_id=law.id), code=303)


def _load(act_id: str) -> RegisteredAct:
    with reading() as session:
        act = find_act(session, act_id)
    if act is None:
        raise LawNotFound(id=act_id)
    return act


def _find(act: RegisteredAct, number: str) -> LawArticle:
    """Return what is known of an article; nothing, of one that may be."""
    if parse_articles(number) != (number,):
        raise LawNotFound(id=number[:64])
    found = (each for each in act.law.articles if each.number == number)
    return next(found, LawArticle(number=number))


def _draw_form(form: FlaskForm, act: RegisteredAct | None, number: str = "", now: int | None = None) -> str:
    """Draw a form. `now`: the version that somebody else saved, whose texts are shown beside ours."""
    stored: dict[str, object] = {}
    if act is not None and now is not None:
        theirs = _find(act, number) if number else act.law
        stored = {name: value for name, value in vars(theirs).items() if name in form}
        stored = {name: value for name, value in stored.items() if str(value or "") != form[name].data}
    version = now if now is not None else form.version.data or 0
    return render_template(
        "editor/law_form.html", form=form, act=act, number=number, stored=stored, version=version
    )
