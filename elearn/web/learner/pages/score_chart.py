"""The chart of the progress page, in two shapes: the lettering of a picture grows with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import format_percent, gettext

from elearn.web.charts import STYLE, pygal


@dataclass(frozen=True)
class ChartShape:
    """Width and height in pixels: about as wide as the picture stands on the page."""

    width: int
    height: int


NARROW = ChartShape(330, 220)  # on a phone
WIDE = ChartShape(640, 280)  # on anything wider


@dataclass(frozen=True, kw_only=True)
class ScorePoint:
    """One score: the day as people write it, and the share of the marks, 0..1."""

    day: str
    share: float


def draw_score_chart(points: Sequence[ScorePoint], shape: ChartShape) -> str:
    """Draw scores as an SVG picture, oldest first, in per cent of the marks possible."""
    chart = pygal.Line(
        js=[],
        style=STYLE,
        width=shape.width,
        height=shape.height,
        range=(0, 100),
        show_legend=False,
        include_x_axis=True,
        dots_size=5,
        margin=12,
        margin_right=42,
        y_labels=[0, 25, 50, 75, 100],
        value_formatter=lambda per_cent: format_percent(per_cent / 100),
        no_prefix=True,
        explicit_size=False,
        truncate_label=-1,
    )
    chart.x_labels = [point.day if n in {0, len(points) - 1} else "" for n, point in enumerate(points)]
    chart.add(gettext("Scores over time"), [100 * point.share for point in points])
    return str(chart.render(is_unicode=True))
