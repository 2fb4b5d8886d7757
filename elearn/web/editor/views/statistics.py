"""Statistics of tasks: of a release, and of one task."""

from flask import Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from elearn.domain.attempts import ReleaseRef
from elearn.domain.items import BankId, ItemId
from elearn.usecases.list_item_statistics import list_item_statistics
from elearn.usecases.load_item_statistics import ItemReport, load_item_statistics
from elearn.web.database import reading
from elearn.web.editor.pages.item_statistics import draw_item_statistics
from elearn.web.editor.pages.statistic_charts import draw_choice_chart, draw_language_chart
from elearn.web.editor.pages.statistics import Chosen, draw_statistics
from elearn.web.i18n import page_language

_CHARTS = {"choices": draw_choice_chart, "languages": draw_language_chart}


def show_statistics() -> ResponseReturnValue:
    """Show the tasks of a release, those with flags first."""
    bank_id, _, release = request.args.get("of", "").partition("/")
    ref = ReleaseRef(bank_id=BankId(bank_id), release=release) if bank_id else None
    with reading() as session:
        figures = list_item_statistics(session, ref)
    page = draw_statistics(figures, _read_choice(), page_language())
    return render_template("editor/statistics.html", page=page)


def show_item_statistics(item_id: str) -> ResponseReturnValue:
    """Show one task."""
    page = draw_item_statistics(_load(item_id), page_language())
    return render_template("editor/item_statistics.html", page=page)


def draw_item_chart(item_id: str, chart: str) -> ResponseReturnValue:
    """Draw a chart of one task."""
    draw = _CHARTS.get(chart)
    if draw is None:
        abort(404)
    return Response(draw(_load(item_id)), content_type="image/svg+xml; charset=utf-8")


def _load(item_id: str) -> ItemReport:
    with reading() as session:
        return load_item_statistics(session, ItemId(item_id), request.args.get("release"))


def _read_choice() -> Chosen:
    names = ("flag", "test", "topic", "sort")
    page = request.args.get("page", "")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
    return Chosen(**{name: request.args.get(name, "") for name in names}, page=number)
