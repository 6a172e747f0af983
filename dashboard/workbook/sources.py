"""Formulas over the tables of the workbook: what is counted and added up, row by row, in cells that an auditor can follow.

Structured references (DataHari[Wajib]) rather than ranges: they say in words what they count and grow with the table.
Excel has them since 2007; LibreOffice (measured: 7.4) calculates all of them (tests/test_workbook_formulas.py holds every one to the figure).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

PER, MONTHS = "KeadaanPer", "BulanBerjalan"  # the as-of date and the months gone by, on the cover
Condition = tuple[str, str]  # a field, and the criterion as a formula writes it

# Beyond so many comparisons a spreadsheet keeps its reader waiting: such a block holds values, and says so.
MOST_COMPARISONS = 150_000_000
_SIMPLE = re.compile(r"[^\W_][\w ]*")
_SPECIAL = re.compile(r"(['#\[\]@])")


@dataclass(frozen=True)
class Source:
    """Name the tables that hold the rows of one figure: one, or several where the rows fill more than one sheet."""

    tables: tuple[str, ...] = ()
    headers: Mapping[str, str] | None = None
    rows: int = 0

    def __bool__(self) -> bool:
        return bool(self.tables)

    def column(self, table: str, key: str) -> str:
        """Write a reference to a column of a table."""
        header = (self.headers or {})[key]
        if _SIMPLE.fullmatch(header):
            return f"{table}[{header}]"
        return f"{table}[[" + _SPECIAL.sub(r"'\1", header) + "]]"

    def count(self, *conditions: Condition) -> str:
        """Write how many rows meet all conditions."""
        return self._each(lambda t: "COUNTIFS(" + ",".join(f"{self.column(t, k)},{c}" for k, c in conditions) + ")")

    def sum(self, key: str, *conditions: Condition) -> str:
        """Write the sum of a field over the rows that meet all conditions."""
        if not conditions:
            return self._each(lambda t: f"SUM({self.column(t, key)})")
        return self._each(lambda t: f"SUMIFS({self.column(t, key)}," + ",".join(f"{self.column(t, k)},{c}" for k, c in conditions) + ")")

    def size(self, key: str) -> str:
        """Write how many rows there are."""
        return self._each(lambda t: f"ROWS({self.column(t, key)})")

    def _each(self, write: object) -> str:
        parts = [write(table) for table in self.tables]  # type: ignore[operator]
        return parts[0] if len(parts) == 1 else "(" + "+".join(parts) + ")"


def ratio(above: str, below: str) -> str:
    """Write a share of sums; a dash where there is nothing to divide by."""
    return f'=IFERROR({above}/{below},"–")'


def quoted(text: str) -> str:
    """Write a text as a formula does."""
    return '"' + text.replace('"', '""') + '"'


def equals(cell: str, text: str | None = None) -> str | None:
    """Write the criterion that a field equals a cell; text is what the cell holds, for its signs that criteria read as wildcards.

    None where criteria cannot say it: they hold 255 characters.
    """
    if text is None or not re.search(r"[*?~]", text):
        return f'"="&{cell}' if text is None or len(text) <= 250 else None
    if len(text) > 120:
        return None
    return f'"="&SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({cell},"~","~~"),"*","~*"),"?","~?")'
