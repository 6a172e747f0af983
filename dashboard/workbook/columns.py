"""How one field of a figure becomes one column of a sheet: its title, its kind, its formula."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.workbook.look import RHK_STATUSES, status_text
from dashboard.workbook.texts import Texts, numbers, plain, serials

DATES = ("date", "long_date", "week", "moment")
WORDS = ("text", "nip", "status")
NONE = "–"  # what a formula gives where there is no figure


class Line:
    """Stand on one row of a table while its formulas are written: calling it with a field gives the cell of that field."""

    def __init__(self, letters: Mapping[str, str], values: Mapping[str, Sequence[Any]]):
        self._letters, self._values = letters, values
        self.row, self.index = 0, 0

    def __call__(self, key: str) -> str:
        """Return the cell of a field in this row."""
        return f"${self._letters[key]}{self.row}"

    def value(self, key: str) -> Any:
        """Return what the figure says in this row; nothing of what it does not know."""
        return plain(self._values[key][self.index]) if key in self._values else None


Formula = Callable[[Line], "str | None"]


@dataclass(frozen=True)
class Column:
    """Say how one field of a figure is shown; `formula` says how the sheet works it out again, or gives None to leave the value."""

    key: str
    header: str
    kind: str = "text"
    width: float = 10
    total: bool = False
    bar: bool = False
    printed: bool = True
    formula: Formula | None = None
    states: tuple[str, ...] = RHK_STATUSES


def cells(column: Column, frame: pd.DataFrame, texts: Texts) -> list[Any]:
    """Return a column's values as the sheet holds them: fractions for percentages, serial numbers for days, words for codes."""
    if column.key not in frame:
        return [None] * len(frame)
    values = frame[column.key]
    if column.kind == "status":
        said = {code: status_text(code) for code in {plain(v) for v in values.unique()}}
        return [said[plain(v)] for v in values]
    if column.kind in WORDS:
        return texts.many(values.tolist())
    if column.kind in DATES:
        return list(serials(values.tolist()))
    if column.kind == "percent":
        return [None if v is None else v / 100 for v in numbers(values)]
    return list(numbers(values))
