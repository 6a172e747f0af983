"""Cells of an office's sheet: found, written with typed values, and styled by copies of the office's own styles."""

from __future__ import annotations

import copy
import re
from datetime import date, datetime
from typing import Any

from lxml import etree
from openpyxl.utils import column_index_from_string, get_column_letter

from dashboard.workbook.look import FORMATS
from dashboard.workbook.template_package import MAIN, Package
from dashboard.workbook.texts import EPOCH, Texts, looks_like_formula
from pipelines.language import _

CELL, ROW, VALUE, IS, TEXT, FORMULA = (f"{{{MAIN}}}{name}" for name in ("c", "row", "v", "is", "t", "f"))
_PLACE = re.compile(r"([A-Z]+)(\d+)")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PLAIN = ("0", "49")  # General and text: formats that decide nothing about a number


def place(reference: str) -> tuple[int, int]:
    """Return row and column of a cell, from 1."""
    letters, row = _PLACE.fullmatch(reference.replace("$", "").upper()).groups()  # type: ignore[union-attr]
    return int(row), column_index_from_string(letters)


def name_of(row: int, column: int) -> str:
    """Return the cell's name."""
    return f"{get_column_letter(column)}{row}"


class Styles:
    """Look into the formats of an office's workbook and add variants of them; the styles that are there keep their numbers."""

    PART = "xl/styles.xml"

    def __init__(self, package: Package):
        self._package, self._made = package, dict[tuple[Any, ...], int]()
        self._root: Any = package.tree(self.PART) if self.PART in package else None
        workbook = package.tree("xl/workbook.xml").find(f"{{{MAIN}}}workbookPr")
        self.shift = 1462 if workbook is not None and workbook.get("date1904") in ("1", "true") else 0

    def format_of(self, style: int) -> str:
        """Return the number format of a style: its code, or the number of a built-in one."""
        form = self._form(style)
        number = "0" if form is None else form.get("numFmtId", "0")
        found = self._root.find(f"{{{MAIN}}}numFmts/{{{MAIN}}}numFmt[@numFmtId='{number}']") if self._root is not None else None
        return number if found is None else str(found.get("formatCode"))

    def decides(self, style: int) -> bool:
        """Tell whether the office chose a number format."""
        return self.format_of(style) not in (*_PLAIN, "General", "@")

    def percent(self, style: int) -> bool:
        """Tell whether the office shows the cell as a percentage."""
        return self.format_of(style) in ("9", "10") or "%" in self.format_of(style)

    def variant(self, style: int, *, code: str = "", bold: bool = False, wrap: bool = False, quote: bool = False) -> int:
        """Return a style like another, with a number format, in bold, with lines broken, or marked as text."""
        if self._root is None or not (code or bold or wrap or quote):
            return style
        key = (style, code, bold, wrap, quote)
        if key not in self._made:
            self._made[key] = self._add(*key)
            self._package.change(self.PART)
        return self._made[key]

    def _form(self, style: int) -> Any:
        forms = self._root.find(f"{{{MAIN}}}cellXfs") if self._root is not None else None
        return forms[style] if forms is not None and style < len(forms) else None

    def _add(self, style: int, code: str, bold: bool, wrap: bool, quote: bool) -> int:
        form = copy.deepcopy(self._form(style))
        if form is None:
            return style
        if code:
            form.set("numFmtId", self._code(code))
            form.set("applyNumberFormat", "1")
        if bold:
            form.set("fontId", self._bold(int(form.get("fontId", "0"))))
            form.set("applyFont", "1")
        if quote:
            form.set("quotePrefix", "1")
        if wrap:
            alignment = form.find(f"{{{MAIN}}}alignment")
            if alignment is None:
                alignment = etree.Element(f"{{{MAIN}}}alignment", vertical="top")
                form.insert(0, alignment)
            alignment.set("wrapText", "1")
            form.set("applyAlignment", "1")
        return self._append("cellXfs", form)

    def _append(self, name: str, element: Any) -> int:
        parent = self._root.find(f"{{{MAIN}}}{name}")
        parent.append(element)
        parent.set("count", str(len(parent)))
        return len(parent) - 1

    def _code(self, code: str) -> str:
        formats = self._root.find(f"{{{MAIN}}}numFmts")
        if formats is None:
            formats = etree.Element(f"{{{MAIN}}}numFmts")
            self._root.insert(0, formats)
        for one in formats:
            if one.get("formatCode") == code:
                return str(one.get("numFmtId"))
        number = str(max([163, *(int(one.get("numFmtId")) for one in formats)]) + 1)
        etree.SubElement(formats, f"{{{MAIN}}}numFmt", numFmtId=number, formatCode=code)
        formats.set("count", str(len(formats)))
        return number

    def _bold(self, font: int) -> str:
        fonts = self._root.find(f"{{{MAIN}}}fonts")
        bold = copy.deepcopy(fonts[font])
        if bold.find(f"{{{MAIN}}}b") is None:
            bold.insert(0, etree.Element(f"{{{MAIN}}}b"))
        return str(self._append("fonts", bold))


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
