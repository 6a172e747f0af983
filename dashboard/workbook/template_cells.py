"""Cells of an office's sheet: found, written with typed values, and styled by copies of the office's own styles."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from lxml import etree
from openpyxl.utils import column_index_from_string, get_column_letter

from dashboard.workbook.look import FORMATS
from dashboard.workbook.template_package import MAIN
from dashboard.workbook.template_styles import Styles
from dashboard.workbook.texts import EPOCH, Texts, looks_like_formula
from pipelines.language import _

CELL, ROW, VALUE, IS, TEXT, FORMULA = (f"{{{MAIN}}}{name}" for name in ("c", "row", "v", "is", "t", "f"))
_PLACE = re.compile(r"([A-Z]+)(\d+)")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def place(reference: str) -> tuple[int, int]:
    """Return row and column of a cell, from 1."""
    letters, row = _PLACE.fullmatch(reference.replace("$", "").upper()).groups()  # type: ignore[union-attr]
    return int(row), column_index_from_string(letters)


def name_of(row: int, column: int) -> str:
    """Return the cell's name."""
    return f"{get_column_letter(column)}{row}"


class Sheet:
    """Write into one sheet of an office's workbook."""

    def __init__(self, root: Any, styles: Styles):
        self.root, self.styles, self._texts = root, styles, Texts()
        self.rows: dict[int, Any] = {}
        self._name_cells()

    def _name_cells(self) -> None:
        # Some programs leave out where rows and cells are: they then follow one another.
        number = 0
        for row in self.root.iter(ROW):
            number = int(row.get("r") or number + 1)
            row.set("r", str(number))
            self.rows[number] = row
            column = 0
            for cell in row.iter(CELL):
                column = place(cell.get("r"))[1] if cell.get("r") else column + 1
                cell.set("r", name_of(number, column))

    def cell(self, row: int, column: int) -> Any | None:
        """Return a cell, if the file has it."""
        name = name_of(row, column)
        return next((c for c in self.rows[row].iter(CELL) if c.get("r") == name), None) if row in self.rows else None

    def style(self, cell: Any | None) -> int:
        """Return a cell's style."""
        return 0 if cell is None else int(cell.get("s", "0"))

    def add_rows(self, after: int, count: int) -> None:
        """Lay empty rows below a row; what was below has been moved already."""
        data = self.root.find(f"{{{MAIN}}}sheetData")
        rows = list(data.iter(ROW))
        self.rows = {int(row.get("r")): row for row in rows}
        at = next((n for n, row in enumerate(rows) if int(row.get("r")) > after), len(rows))
        new = [etree.Element(ROW, r=str(after + n)) for n in range(1, count + 1)]
        data[at:at] = new
        self.rows |= {int(row.get("r")): row for row in new}

    def width(self, column: int) -> float:
        """Return how many digits wide a column is."""
        for one in self.root.iter(f"{{{MAIN}}}col"):
            if int(one.get("min")) <= column <= int(one.get("max")) and one.get("width"):
                return float(one.get("width"))
        default = self.root.find(f"{{{MAIN}}}sheetFormatPr")
        return float((default.get("defaultColWidth") if default is not None else None) or 8.43)

    def heighten(self, row: int, lines: int) -> None:
        """Let a row show so many lines: not every program does so of itself."""
        default = self.root.find(f"{{{MAIN}}}sheetFormatPr")
        one = float((default.get("defaultRowHeight") if default is not None else None) or 15)
        height = max(one * lines, float(self.rows[row].get("ht") or 0))  # another table may stand in the same row
        self.rows[row].set("ht", f"{min(height, 409):g}")
        self.rows[row].set("customHeight", "1")

    def put(self, row: int, column: int, value: Any, style: int, kind: str = "") -> None:
        """Write a value into a cell, new or there, typed: days and percentages with a format unless the office has chosen one."""
        cell = self.cell(row, column) if len(self.rows[row]) else None
        if cell is None:
            cell = etree.Element(CELL, r=name_of(row, column))
            others = list(self.rows[row].iter(CELL))
            at = next((n for n, other in enumerate(others) if place(other.get("r"))[1] > column), len(others))
            self.rows[row].insert(at, cell)
            self.rows[row].attrib.pop("spans", None)
        self.fill(cell, value, style, kind)

    def fill(self, cell: Any, value: Any, style: int, kind: str = "") -> None:
        """Give a cell a value in place of what it holds."""
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        if value is None:
            self._styled(cell, style)
        elif isinstance(value, bool):
            self._text(cell, _("ya") if value else _("tidak"), style)
        elif isinstance(value, (date, datetime)):
            moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
            code = "" if self.styles.decides(style) else FORMATS["moment" if moment.hour or moment.minute else "date"]
            self._number(cell, (moment.replace(tzinfo=None) - EPOCH.to_pydatetime()).total_seconds() / 86_400 - self.styles.shift, style, code)
        elif isinstance(value, (int, float)):
            shown = value / 100 if kind == "percent" and (not self.styles.decides(style) or self.styles.percent(style)) else value
            code = "" if self.styles.decides(style) else FORMATS[kind or ("int" if float(value).is_integer() else "decimal")]
            self._number(cell, shown, style, code)
        else:
            self._text(cell, str(value), style)

    def _number(self, cell: Any, value: float, style: int, code: str) -> None:
        self._styled(cell, self.styles.variant(style, code=code))
        etree.SubElement(cell, VALUE).text = repr(int(value) if float(value).is_integer() else round(value, 10))

    def _text(self, cell: Any, text: str, style: int) -> None:
        self._styled(cell, self.styles.variant(style, quote=True) if looks_like_formula(text) else style)
        cell.set("t", "inlineStr")
        said = etree.SubElement(etree.SubElement(cell, IS), TEXT)
        said.text = self._texts.one(text)
        said.set(_XML_SPACE, "preserve")

    def _styled(self, cell: Any, style: int) -> None:
        if style:
            cell.set("s", str(style))
