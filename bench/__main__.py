"""Runs every measurement and prints one table; exit 1 where a budget is missed."""

import sys

from bench import (
    attempt_cpu,
    first_visit,
    item_statistics,
    lighthouse,
    old_phone,
    pictures,
    progress,
    saves,
    sign_ins,
    start_up,
    statements,
    wall,
    wire,
)
from bench.report import print_figures

MEASUREMENTS = (
    first_visit,
    wire,
    old_phone,
    lighthouse,
    start_up,
    attempt_cpu,
    statements,
    progress,
    item_statistics,
    sign_ins,
    pictures,
    saves,
    wall,
)

if __name__ == "__main__":
    figures = []
    for module in MEASUREMENTS:
        print(f"measuring {module.__name__.rpartition('.')[2]} ...", file=sys.stderr)
        figures += module.measure()
    sys.exit(0 if print_figures(figures) else 1)
