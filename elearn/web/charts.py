"""pygal, without the import hook that it leaves behind."""

import sys

import pygal
from pygal.style import Style

__all__ = ["Style", "pygal"]

# The hook serves plug-ins of maps, which we do not use, in a way that importers no longer know.
sys.meta_path[:] = [finder for finder in sys.meta_path if hasattr(finder, "find_spec")]
