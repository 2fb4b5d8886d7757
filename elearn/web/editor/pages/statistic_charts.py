"""Charts of one task: which choices are taken, and how many are right in each language."""

from collections.abc import Sequence

from flask_babel import format_percent, gettext

from elearn.domain.item_analysis import Share
from elearn.usecases.load_item_statistics import ItemReport
from elearn.web.charts import STYLE, pygal
from elearn.web.editor.pages.figures import name_language
from elearn.web.editor.pages.item_statistics import list_answers

WIDTH = 420
_KEY = "#17633a"
_LINE, _FRAME = 46, 70  # pixels: of a bar, and of what is around them
_MOST_LETTERS = 16  # of a label

_Value = dict[str, object] | None


def draw_choice_chart(report: ItemReport) -> str:
    """Draw the share of each choice, the key in the other colour."""
    figures = report.figures
    bars = [
        _bar(
            f"{number}. {_cut(choice.text)}",
            figures.statistics.answer(choice.id).share,
            is_key=choice.id == figures.item.key,
        )
        for number, choice in enumerate(list_answers(figures.item), 1)
    ]
    return _draw(bars, gettext("Choices"))


def draw_language_chart(report: ItemReport) -> str:
    """Draw the share of right answers in each language."""
    bars = [_bar(name_language(code), each.facility) for code, each in report.by_language.items()]
    return _draw(bars, gettext("Right answers"))


def _draw(bars: Sequence[tuple[str, _Value]], name: str) -> str:
    chart = pygal.HorizontalBar(
        js=[],
        style=STYLE,
        width=WIDTH,
        height=_FRAME + _LINE * max(1, len(bars)),
        range=(0, 100),
        show_legend=False,
        margin=12,
        margin_right=42,
        y_labels=[0, 25, 50, 75, 100],
        value_formatter=lambda per_cent: format_percent(per_cent / 100),
        no_prefix=True,
        explicit_size=False,
        truncate_label=-1,
    )
    chart.x_labels = [label for label, _ in bars][::-1]
    chart.add(name, [value for _, value in bars][::-1])
    return str(chart.render(is_unicode=True))


def _bar(label: str, share: Share, *, is_key: bool = False) -> tuple[str, _Value]:
    if share.value is None:
        return label, None
    low, high = share.interval()
    value = {"value": 100 * share.value, "ci": {"low": 100 * low, "high": 100 * high}}
    return label, {**value, "color": _KEY} if is_key else value


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"
