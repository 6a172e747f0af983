"""From workbook to bytes: the same content gives the same bytes, and formulas carry the value they will give."""

from __future__ import annotations

import io
import re
import zipfile

from dashboard.workbook.page import Book

_FORMULA = re.compile(r'(<c r="(?P<cell>[A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v\s*/?>(?:</v>)?')
_MODIFIED = re.compile(r"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")


def package(book: Book) -> bytes:
    """Save the workbook; openpyxl stamps the clock on it in three places and leaves formulas without a value."""
    made = book.material.dibuat.replace(tzinfo=None, microsecond=0)
    workbook = book.workbook
    workbook.properties.creator = "Pantau Kinerja"
    workbook.properties.created = made
    raw, out = io.BytesIO(), io.BytesIO()
    workbook.save(raw)
    titles = [sheet.title for sheet in workbook.worksheets]
    stamp = (max(made.year, 1980), made.month, made.day, made.hour, made.minute, made.second)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.namelist():
            content = source.read(member)
            if sheet := _SHEET.fullmatch(member):
                content = _with_values(content, titles[int(sheet[1]) - 1], book.cached)
            elif member == "docProps/core.xml":
                text = content.decode()
                content = _MODIFIED.sub(rf"\g<1>{made.isoformat()}Z\g<2>", text).encode()
            info = zipfile.ZipInfo(member, stamp)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, content)
    return out.getvalue()


def _with_values(content: bytes, title: str, cached: dict[tuple[str, str], float]) -> bytes:
    def value(found: re.Match[str]) -> str:
        return f"{found[1]}<v>{cached[(title, found['cell'])]!r}</v>"

    if not any(sheet == title for sheet, _cell in cached):
        return content
    return _FORMULA.sub(value, content.decode()).encode()
