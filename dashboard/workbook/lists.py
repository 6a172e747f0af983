"""Lists that may be long: one sheet, or several where the rows exceed what a sheet holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.workbook.book import Book
from dashboard.workbook.columns import Column
from dashboard.workbook.leaf import HEADER_ROW
from dashboard.workbook.page import Page
from dashboard.workbook.sources import Source
from pipelines.language import _, number

MOST_ROWS = 1_048_576 - HEADER_ROW  # what one sheet holds under its header


@dataclass(frozen=True)
class List:
    """Name one list: its table, its sheet, what it answers, its columns and its rows."""

    table: str
    sheet: str
    answers: str
    columns: Sequence[Column]
    frame: pd.DataFrame

    @property
    def parts(self) -> int:
        """Return over how many sheets the rows spread."""
        return max(1, -(-len(self.frame) // MOST_ROWS))


def declare(book: Book, listed: List) -> None:
    """Let formulas speak of a list before its sheet is written."""
    if len(listed.frame):
        names = tuple(_part(listed.table, n, "_{n}") for n in range(1, listed.parts + 1))
        book.sources[listed.table] = Source(names, {c.key: book.texts.one(c.header) for c in listed.columns}, len(listed.frame))


def write_list(book: Book, listed: List, title: str, finding: str, caption: str, empty: str, *, raw: bool = False) -> Page:
    """Write the sheet or the sheets of a list; each of several says which part it is."""
    for part in range(1, listed.parts + 1):
        rows = listed.frame.iloc[(part - 1) * MOST_ROWS : part * MOST_ROWS].reset_index(drop=True)
        page = book.page(_part(listed.sheet, part, " ({n})"), listed.answers, listed.columns, rows=len(rows))
        note = finding
        if listed.parts > 1:
            note = _("Bagian {n} dari {all}: satu lembar memuat paling banyak {most} baris. {rest}").format(
                n=part, all=listed.parts, most=number(MOST_ROWS), rest=finding)
        page.heading(title, note, caption)
        page.table(rows, empty, name=_part(listed.table, part, "_{n}"), raw=raw)
        page.paper()
    return page


def _part(name: str, part: int, form: str) -> str:
    return name if part == 1 else name + form.format(n=part)
