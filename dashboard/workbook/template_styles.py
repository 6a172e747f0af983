"""The formats of an office's workbook: looked into, and copied with a number format, in bold, with lines broken."""

from __future__ import annotations

import copy
from typing import Any

from lxml import etree

from dashboard.workbook.template_package import MAIN, Package

_PLAIN = ("0", "49")  # General and text: formats that decide nothing about a number


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
