"""From workbook to bytes: formulas carry the value that they will give."""

from __future__ import annotations

import re

from dashboard.workbook.page import Book
from pipelines.templates_bytes import workbook_bytes

_FORMULA = re.compile(r'(<c r="(?P<cell>[A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v\s*/?>(?:</v>)?')
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")


def package(book: Book) -> bytes:
    """Save the workbook; openpyxl leaves formulas without a value, and previews on a phone would show nothing."""
    titles = [sheet.title for sheet in book.workbook.worksheets]

    def change(member: str, content: bytes) -> bytes:
        sheet = _SHEET.fullmatch(member)
        return _with_values(content, titles[int(sheet[1]) - 1], book.cached) if sheet else content

    return workbook_bytes(book.workbook, book.material.dibuat, change)


def _with_values(content: bytes, title: str, cached: dict[tuple[str, str], float]) -> bytes:
    def value(found: re.Match[str]) -> str:
        return f"{found[1]}<v>{cached[(title, found['cell'])]!r}</v>"

    if not any(sheet == title for sheet, _cell in cached):
        return content
    return _FORMULA.sub(value, content.decode()).encode()
