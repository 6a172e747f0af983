"""One sheet of the workbook: a leaf with one table, its header frozen, its statuses coloured, its counts following the filter."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from xlsxwriter.utility import xl_col_to_name, xl_range

from dashboard.workbook.columns import NONE, WORDS, Column, Line, cells
from dashboard.workbook.leaf import HEADER_ROW, Leaf
from dashboard.workbook.look import ACCENT, BAR, HEAD, INK, MARKS, QUIET, Face, status_text
from dashboard.workbook.texts import PER_DIGIT, line_count, looks_like_formula

BLOCK = 10_000  # rows made ready at a time
FITTED = 5_000  # rows up to which each row is as high as its text


class Page(Leaf):
    """Write one sheet with a table, from the top down: sheets with many rows cannot go back."""

    def table(self, frame: pd.DataFrame, empty: str, *, name: str = "", row: int = HEADER_ROW, raw: bool = False) -> None:
        """Write a figure as one table: header, rows, filter, and counts that follow the filter; `raw` rows are as high as one line."""
        if len(frame) and any(column.total for column in self.columns):
            self._totals(frame, row)
        for index, column in enumerate(self.columns, start=1):
            face = Face(bold=True, fill=HEAD, rule=ACCENT, top=False, align="left" if column.kind in WORDS else "center" if column.kind == "yes" else "right")
            if column.header:
                self.write(row, index, column.header, face)
        deepest = max((line_count(c.header, c.width - 3) for c in self.columns), default=1)
        self.height(row, 14 * deepest + 8)
        self.last_row = row + max(len(frame), 1)
        if frame.empty:
            self.span(row + 1, 1, self.printed, empty, Face(colour=QUIET, rule=None, top=False))
            self.height(row + 1, 26)
        else:
            self._rows(frame, row, raw)
            self._marks(row)
            reference = f"A{row}:{xl_col_to_name(len(self.columns) - 1)}{self.last_row}"
            if name:
                self.sheet.table_over(name, [self.book.texts.one(c.header) for c in self.columns], reference)
            else:
                self.sheet.autofilter(reference)
        if row == HEADER_ROW:
            self.sheet.freeze_panes(row, 1)
            self.sheet.repeat_rows(row - 1)

    def _rows(self, frame: pd.DataFrame, header: int, raw: bool) -> None:
        """Write the rows a block at a time, so that a large table is never in memory cell by cell."""
        letters = {c.key: xl_col_to_name(i) for i, c in enumerate(self.columns)}
        asked = [str(key) for key in frame.columns] if any(c.formula for c in self.columns) else []
        for start in range(0, len(frame), BLOCK):
            block = frame.iloc[start : start + BLOCK]
            line = Line(letters, {key: block[key].tolist() for key in asked})
            columns = [cells(c, block, self.book.texts) for c in self.columns]
            puts = [self._put(i, c, values, line, raw) for i, (c, values) in enumerate(zip(self.columns, columns, strict=True))]
            heights = None if raw or len(frame) > FITTED else self._fit(columns)
            for offset in range(len(block)):
                at = header + start + offset
                line.row, line.index = at + 1, offset
                if heights:
                    self.sheet.set_row(at, heights[offset])
                for put in puts:
                    put(at, offset)

    def _put(self, index: int, column: Column, values: list[Any], line: Line, raw: bool) -> Any:
        sheet, formats = self.sheet, self.book.formats
        face = Face(column.kind, wrap=not raw and column.kind != "status", rule=None if raw else Face.rule, top=False)
        form = formats.of(face)
        if column.formula:
            make = column.formula

            def put_formula(at: int, offset: int) -> None:
                text = make(line)
                if text is None:
                    put_value(at, offset)
                else:
                    value = values[offset]
                    sheet.write_formula(at, index, text, form, NONE if value is None else value)
        write = sheet.put_text if column.kind in WORDS else sheet.put_number
        inert = formats.of(face, quoted=True)
        unsafe = column.kind in WORDS and column.kind != "status" and any(v is not None and looks_like_formula(v) for v in values)

        def put_value(at: int, offset: int) -> None:
            value = values[offset]
            if value is None:
                if not raw:
                    sheet.write_blank(at, index, None, form)
            elif unsafe and looks_like_formula(value):
                write(at, index, value, inert)
            else:
                write(at, index, value, form)

        return put_formula if column.formula else put_value

    def _fit(self, columns: list[list[Any]]) -> list[float]:
        # Not every program fits rows to wrapped text when it opens a file, so the height is written down.
        texts = [((c.width - 2) * PER_DIGIT, values) for c, values in zip(self.columns, columns, strict=True) if c.kind == "text"]
        return [min(13.0 * max((line_count(v[at] or "", room) for room, v in texts), default=1) + 4, 400) for at in range(len(columns[0]))]

    def _marks(self, header: int) -> None:
        """Let statuses and shares be seen at a glance, whatever an auditor changes; the words stay."""
        for index, column in enumerate(self.columns):
            where = xl_range(header, index, self.last_row - 1, index)
            if column.bar:
                self.sheet.conditional_format(where, {
                    "type": "data_bar", "bar_color": f"#{BAR}", "bar_solid": True, "bar_border_color": f"#{BAR}", "data_bar_2010": True,
                    "min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1})
            if column.kind == "status":
                self.mark_statuses(where, column.states)

    def mark_statuses(self, where: str, states: Sequence[str]) -> None:
        """Colour the words of statuses."""
        for status in states:
            form = self.book.formats.mark(MARKS[status][1], INK)
            self.sheet.conditional_format(where, {"type": "cell", "criteria": "==", "value": f'"{status_text(status)}"', "format": form})

    def _totals(self, frame: pd.DataFrame, header: int) -> None:
        # SUBTOTAL leaves out what a filter hides, so an auditor can narrow the rows and see the counts follow.
        quiet = Face(size=9, colour=QUIET, rule=None, top=False, wrap=False)
        last = header + len(frame)
        self.formula(header - 1, 1, f"=SUBTOTAL(103,A{header + 1}:A{last})", len(frame), replace(quiet, kind="rows", align="left"))
        for index, column in enumerate(self.columns, start=1):
            if column.total and column.key in frame:
                letter = xl_col_to_name(index - 1)
                values = [v for v in cells(column, frame, self.book.texts) if v is not None]
                self.formula(header - 1, index, f"=SUBTOTAL(109,{letter}{header + 1}:{letter}{last})", math.fsum(values), replace(quiet, kind=column.kind if column.kind != "yes" else "int", align="right"))
