"""One sheet of the workbook: title, finding, one table with a frozen header, print set-up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
from xlsxwriter.utility import xl_col_to_name, xl_range

from dashboard.workbook.columns import DATES, NONE, WORDS, Column, Line, cells
from dashboard.workbook.look import ACCENT, BAR, FONT, HEAD, INK, MARKS, QUIET, Face, status_text
from dashboard.workbook.texts import PER_DIGIT, line_count, looks_like_formula, plain, serials
from pipelines.language import _, long_date

if TYPE_CHECKING:
    from dashboard.workbook.book import Book

__all__ = ["HEADER_ROW", "PER_DIGIT", "Page", "line_count", "plain"]

HEADER_ROW = 5
BLOCK = 10_000  # rows made ready at a time
FITTED = 5_000  # rows up to which each row is as high as its text


class Page:
    """Write one sheet, from the top down: sheets with many rows cannot go back."""

    def __init__(self, book: Book, sheet: Any, name: str, columns: Sequence[Column]):
        self.book, self.sheet, self.name, self.columns = book, sheet, name, list(columns)
        self.last_row = HEADER_ROW
        self._heights: dict[int, float] = {}
        sheet.hide_gridlines(2)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576", "formula_differs": "A1:XFD1048576"})
        self.widths([column.width for column in self.columns])

    def widths(self, widths: Sequence[float]) -> None:
        """Set how wide the columns are, in digits."""
        self._widths = list(widths)
        for index, width in enumerate(widths):
            self.sheet.set_column(index, index, width)

    @property
    def printed(self) -> int:
        """Return how many columns go on paper: the first ones."""
        return sum(column.printed for column in self.columns) or 1

    @property
    def width_px(self) -> int:
        """Return how wide the printed columns are together, in pixels."""
        return round(sum(width * 7 + 5 for width in self._widths[: self.printed]))

    def height(self, row: int, points: float) -> None:
        """Set how high a row is."""
        self._heights[row] = points
        self.sheet.set_row(row - 1, points)

    def write(self, row: int, column: int, value: Any, face: Face = Face()) -> None:  # noqa: B008 (frozen)
        """Write a typed value; text stays text, whatever it begins with."""
        if isinstance(value, str):
            value = self.book.texts.one(value)
            self.sheet.write_string(row - 1, column - 1, value, self.book.formats.of(face, quoted=looks_like_formula(value)))
            return
        value = plain(value)
        form = self.book.formats.of(face)
        if value is None:
            self.sheet.write_blank(row - 1, column - 1, None, form)
        else:
            self.sheet.write_number(row - 1, column - 1, serials([value])[0] if face.kind in DATES else value, form)

    def formula(self, row: int, column: int, text: str, value: Any, face: Face) -> None:
        """Write a formula with the value that it gives, for readers that do not calculate."""
        self.sheet.write_formula(row - 1, column - 1, text, self.book.formats.of(face), NONE if value is None else value)

    def span(self, row: int, first: int, last: int, value: Any, face: Face) -> None:
        """Write over several columns, in a row high enough for the text: merged cells never fit themselves."""
        if last > first:
            self.sheet.merge_range(row - 1, first - 1, row - 1, last - 1, "", self.book.formats.of(face))
        self.write(row, first, value, face)
        room = sum(self._widths[first - 1 : last])
        lines = line_count(str(value or ""), room * PER_DIGIT * 10 / face.size) if face.wrap else 1
        self.height(row, max(min(lines * face.size * 1.32 + 3, 400), self._heights.get(row, 0)))

    def heading(self, title: str, finding: str, caption: str = "") -> None:
        """Write what the sheet is, what it finds, and how that is counted."""
        last = self.printed
        self.span(1, 1, max(last - 2, 1), title, Face(size=18, bold=True, rule=None, wrap=False, top=False))
        if last > 2:
            self.sheet.merge_range(0, last - 2, 0, last - 1, "", self.book.formats.of(Face(rule=None)))
            self.link(1, last - 1, _("Kembali ke sampul"), _("Sampul"), align="right")
        self.height(1, 30)
        self.span(2, 1, last, finding, Face(size=11.5, rule=None))
        self.span(3, 1, last, caption, Face(size=9, colour=QUIET, rule=None))

    def link(self, row: int, column: int, text: str, sheet: str, align: str = "left") -> None:
        """Write a link to the top of another sheet."""
        face = Face(colour=ACCENT, rule=None, align=align, wrap=False)
        target = sheet.replace("'", "''")
        self.sheet.write_url(row - 1, column - 1, f"internal:'{target}'!A1", self.book.formats.of(face), text)

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

    def paper(self, *, wide: int = 1, one_page: bool = False) -> None:
        """Set A4 landscape, fit to width, repeated header, page numbers and the as-of date."""
        sheet, material = self.sheet, self.book.material
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(wide, 1 if one_page else 0)
        sheet.set_margins(left=0.45, right=0.45, top=0.7, bottom=0.65)
        font = f'&"{FONT},Regular"&8&K{QUIET}'
        office, name = self._escaped(material.kantor), self._escaped(self.name)
        sheet.set_header(f"&L{font}{office}&R{font}{name}", {"margin": 0.3})
        state = _("Pantau Kinerja · keadaan per {date}").format(date=long_date(material.per))
        sheet.set_footer(f"&L{font}{state}&R{font}" + _("Halaman {page} dari {pages}").format(page="&P", pages="&N"), {"margin": 0.3})
        sheet.print_area(0, 0, self.last_row - 1, self.printed - 1)
        self.book.wrote(self.name)

    def _escaped(self, text: str) -> str:
        return self.book.texts.one(text)[:70].replace("&", "&&")
