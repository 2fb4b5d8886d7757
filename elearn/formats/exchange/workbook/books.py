"""The format as the registry wants it."""

from elearn.formats.exchange.workbook.read import read
from elearn.formats.exchange.workbook.write import write

__all__ = ["read", "write"]
