"""One sheet of the workbook: title, finding, one table with a frozen header, print set-up."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.formatting.rule import DataBarRule
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table, TableStyleInfo

from dashboard.workbook.look import ACCENT, ACCENT_TINT, FONT, HEAD, QUIET, Face, Styles, status_face, status_text
from dashboard.workbook.material import Material
from pipelines.language import _, long_date

LONGEST = 32_000  # a cell holds 32,767 characters
PER_DIGIT = 1.1  # letters of running text that fit in the width of a digit
HEADER_ROW = 5


@dataclass(frozen=True)
class Column:
    """Say how one field of a figure is shown."""

    key: str
    header: str
    kind: str = "text"
    width: float = 10
    total: bool = False
    bar: bool = False
    printed: bool = True


class Book:
    """Hold the workbook under construction, its styles, and the values that its formulas will give."""

    def __init__(self, material: Material):
        self.material = material
        self.workbook = Workbook()
        first: Any = self.workbook.active
        self.styles = Styles(first)
        self.workbook.remove(first)
        self.cached: dict[tuple[str, str], float] = {}
        self.contents: list[tuple[str, str]] = []

    def page(self, name: str, answers: str, columns: Sequence[Column] = ()) -> Page:
        """Add a sheet and its line in the contents."""
        self.contents.append((name, answers))
        return Page(self, name, columns)


class Page:
    """Write one sheet."""

    def __init__(self, book: Book, name: str, columns: Sequence[Column]):
        self.book, self.columns = book, list(columns)
        self.sheet: Any = book.workbook.create_sheet(name)
        self.sheet.sheet_view.showGridLines = False
        self.last_row = HEADER_ROW
        for index, column in enumerate(self.columns, start=1):
            self.sheet.column_dimensions[get_column_letter(index)].width = column.width

    @property
    def printed(self) -> int:
        """Return how many columns go on paper: the first ones."""
        return sum(column.printed for column in self.columns) or 1

    @property
    def width_cm(self) -> float:
        """Return how wide the printed columns are together."""
        return sum((column.width * 7 + 5) / 96 * 2.54 for column in self.columns[: self.printed])

    def write(self, row: int, column: int, value: Any, face: Face = Face()) -> Any:  # noqa: B008 (frozen)
        """Write a typed value; text stays text, whatever it begins with."""
        cell = self.sheet.cell(row, column)
        cell.value = plain(value)
        if isinstance(cell.value, str):
            cell.data_type = "s"
        self.book.styles.put(cell, face)
        return cell

    def formula(self, row: int, column: int, text: str, value: float, face: Face) -> None:
        """Write a formula with the value that it gives, for readers that do not calculate."""
        cell = self.sheet.cell(row, column, text)
        self.book.styles.put(cell, face)
        self.book.cached[(self.sheet.title, cell.coordinate)] = value

    def span(self, row: int, first: int, last: int, value: Any, face: Face) -> None:
        """Write over several columns, in a row high enough for the text: merged cells never fit themselves."""
        self.write(row, first, value, face)
        if last > first:
            self.sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)
        room = sum(self.sheet.column_dimensions[get_column_letter(i)].width for i in range(first, last + 1))
        lines = line_count(str(value or ""), room * PER_DIGIT * 10 / face.size) if face.wrap else 1
        height = max(lines * face.size * 1.32 + 3, self.sheet.row_dimensions[row].height or 0)
        self.sheet.row_dimensions[row].height = height

    def heading(self, title: str, finding: str, caption: str = "") -> None:
        """Write what the sheet is, what it finds, and how that is counted."""
        last = self.printed
        self.span(1, 1, max(last - 2, 1), title, Face(size=18, bold=True, rule=None, wrap=False, top=False))
        if last > 2:
            self.link(1, last - 1, _("Kembali ke sampul"), _("Sampul"), align="right")
            self.sheet.merge_cells(start_row=1, start_column=last - 1, end_row=1, end_column=last)
        self.sheet.row_dimensions[1].height = 30
        self.span(2, 1, last, finding, Face(size=11.5, rule=None))
        self.span(3, 1, last, caption, Face(size=9, colour=QUIET, rule=None))

    def link(self, row: int, column: int, text: str, sheet: str, align: str = "left") -> None:
        """Write a link to the top of another sheet."""
        cell = self.write(row, column, text, Face(colour=ACCENT, rule=None, align=align, wrap=False))
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quote_sheetname(sheet)}!A1", display=text)

    def table(self, frame: pd.DataFrame, empty: str, *, name: str = "", row: int = HEADER_ROW) -> None:
        """Write a figure as one table: header, rows, filter, and counts that follow the filter."""
        for index, column in enumerate(self.columns, start=1):
            left = column.kind in ("text", "nip", "status")
            head = Face(bold=True, fill=HEAD, rule=ACCENT, top=False, align="left" if left else "right")
            self.write(row, index, column.header, head)
        deepest = max((line_count(c.header, c.width - 3) for c in self.columns), default=1)
        self.sheet.row_dimensions[row].height = 14 * deepest + 8
        self.last_row = row + len(frame)
        if frame.empty:
            self.last_row = row + 1
            self.span(row + 1, 1, self.printed, empty, Face(colour=QUIET, rule=None))
        else:
            self._rows(frame, row)
            self._fit(frame, row)
            self._native(name, row)
            if any(column.total for column in self.columns):
                self._totals(frame, row)
        if row == HEADER_ROW:
            self.sheet.freeze_panes = f"B{row + 1}"
            self.sheet.print_title_rows = f"{row}:{row}"

    def _rows(self, frame: pd.DataFrame, header: int) -> None:
        for index, column in enumerate(self.columns, start=1):
            values: Iterable[Any] = frame[column.key] if column.key in frame else [None] * len(frame)
            face, scale = Face(column.kind), 100 if column.kind == "percent" else 1
            for offset, raw in enumerate(values, start=1):
                value = plain(raw)
                if column.kind == "status":
                    self.write(header + offset, index, status_text(value), status_face(value))
                    continue
                if scale != 1 and value is not None:
                    value = value / scale
                self.write(header + offset, index, value, face)
            if column.bar:
                letter = get_column_letter(index)
                rule = DataBarRule("num", 0, "num", 1, color=ACCENT_TINT, showValue=True)
                self.sheet.conditional_formatting.add(f"{letter}{header + 1}:{letter}{header + len(frame)}", rule)

    def _fit(self, frame: pd.DataFrame, header: int) -> None:
        # Not every program fits rows to wrapped text when it opens a file, so the height is written down.
        texts = [((c.width - 2) * PER_DIGIT, [plain(v) for v in frame[c.key]]) for c in self.columns
                 if c.kind == "text" and c.key in frame]
        for offset in range(len(frame)):
            lines = max((line_count(str(v[offset] or ""), room) for room, v in texts), default=1)
            self.sheet.row_dimensions[header + 1 + offset].height = 13 * max(lines, 1) + 4

    def _native(self, name: str, header: int) -> None:
        reference = f"A{header}:{get_column_letter(len(self.columns))}{self.last_row}"
        if not name:
            self.sheet.auto_filter.ref = reference
            return
        table = Table(displayName=name, ref=reference)
        table.tableStyleInfo = TableStyleInfo(name=None, showRowStripes=False)
        self.sheet.add_table(table)

    def _totals(self, frame: pd.DataFrame, header: int) -> None:
        # SUBTOTAL leaves out what a filter hides, so an auditor can narrow the rows and see the counts follow.
        quiet = Face(size=9, colour=QUIET, rule=None, top=False, wrap=False)
        rows = f"{header + 1}:{{letter}}{self.last_row}"
        count = f"=SUBTOTAL(103,A{rows.format(letter='A')})"
        self.formula(header - 1, 1, count, len(frame), replace(quiet, kind="rows", align="left"))
        for index, column in enumerate(self.columns, start=1):
            if column.total:
                letter = get_column_letter(index)
                total = pd.to_numeric(frame[column.key]).sum() if column.key in frame else 0
                text = f"=SUBTOTAL(109,{letter}{rows.format(letter=letter)})"
                self.formula(header - 1, index, text, float(total), replace(quiet, kind=column.kind))

    def paper(self, *, landscape: bool = True, wide: int = 1, one_page: bool = False) -> None:
        """Set A4, fit to width, repeated header, page numbers and the as-of date."""
        sheet, material = self.sheet, self.book.material
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = wide, 1 if one_page else 0
        margins = sheet.page_margins
        margins.left = margins.right = 0.45
        margins.top, margins.bottom, margins.header, margins.footer = 0.7, 0.65, 0.3, 0.3
        sheet.oddHeader.left.text = material.kantor.replace("&", "&&")
        sheet.oddHeader.right.text = sheet.title.replace("&", "&&")
        sheet.oddFooter.left.text = _("Pantau Kinerja · keadaan per {date}").format(date=long_date(material.per))
        sheet.oddFooter.right.text = _("Halaman {page} dari {pages}").format(page="&P", pages="&N")
        for part in (sheet.oddHeader.left, sheet.oddHeader.right, sheet.oddFooter.left, sheet.oddFooter.right):
            part.size, part.color, part.font = 8, QUIET, f"{FONT},Regular"
        sheet.print_area = f"A1:{get_column_letter(self.printed)}{self.last_row}"

    def page_break(self, row: int) -> None:
        """Begin a new page after a row."""
        self.sheet.row_breaks.append(Break(id=row))


def plain(value: Any) -> Any:
    """Turn a value of a DataFrame into one that a cell can hold, absent ones into None."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, str):
        clean = ILLEGAL_CHARACTERS_RE.sub("", value)
        return clean if len(clean) <= LONGEST else clean[:LONGEST] + "…"
    if isinstance(value, pd.Timestamp):
        moment = value.to_pydatetime()
        return moment.date() if moment.time() == moment.time().min else moment.replace(tzinfo=None)
    return value.item() if hasattr(value, "item") else value


def line_count(text: str, room: float) -> int:
    """Estimate how many lines a text takes in a column that holds `room` characters, words kept whole."""
    lines = 0
    for paragraph in text.split("\n"):
        used, lines = 0, lines + 1
        for word in paragraph.split():
            if used and used + 1 + len(word) > room:
                lines, used = lines + 1, 0
            used += len(word) + bool(used)
    return lines


