"""What a measurement says: a figure, and the budget it is held against."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One line of the table; `is_met` None where there is no budget, only something to know."""

    what: str
    measured: str
    budget: str = ""
    is_met: bool | None = None


def print_figures(figures: list[Figure]) -> bool:
    """Print the table; whether every budget is met."""
    widths = [
        max(len(getattr(figure, name)) for figure in figures) for name in ("what", "measured", "budget")
    ]
    for figure in figures:
        mark = {True: "met", False: "MISSED", None: ""}[figure.is_met]
        columns = zip((figure.what, figure.measured, figure.budget), widths, strict=True)
        print("  ".join([*(text.ljust(width) for text, width in columns), mark]).rstrip())
    return all(figure.is_met is not False for figure in figures)
