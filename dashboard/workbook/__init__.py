"""The management workbook: `gather` asks the figures, `build` makes the bytes, `build_per_unit` a zip of them."""

from dashboard.workbook.material import Material, Meaning, Signatory, gather
from dashboard.workbook.per_unit import build_per_unit
from dashboard.workbook.workbook import build

__all__ = ["Material", "Meaning", "Signatory", "build", "build_per_unit", "gather"]
