"""pygal, without the import hook that it leaves behind, and how our charts look."""

import sys

import pygal
from pygal.style import Style

__all__ = ["STYLE", "pygal"]

# The hook serves plug-ins of maps, which we do not use, in a way that importers no longer know.
sys.meta_path[:] = [finder for finder in sys.meta_path if hasattr(finder, "find_spec")]

# For a light ground; where the page is dark, its style turns light and dark round.
STYLE = Style(
    background="transparent",
    plot_background="transparent",
    foreground="#4a5563",
    foreground_strong="#4a5563",
    foreground_subtle="#6f7782",
    colors=("#0b6f98",),
    guide_stroke_color="#8f99a3",
    guide_stroke_dasharray="2,4",
    major_guide_stroke_color="#8f99a3",
    major_guide_stroke_dasharray="2,4",
    font_family="system-ui, sans-serif",
    label_font_size=13,
    major_label_font_size=13,
    stroke_width=3,
)
