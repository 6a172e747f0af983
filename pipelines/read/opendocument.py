"""What the reader library does not tell of an .ods: whether it is locked, and its merged cells."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from pipelines.read.cells import Range

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TAGS = (_TABLE + "table", _TABLE + "table-row")
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")


def _row_spans(row: etree._Element, number: int) -> list[Range]:
    found, column = [], 0
    for cell in row.iterchildren(*_CELLS):
        down = int(cell.get(_TABLE + "number-rows-spanned", "1"))
        across = int(cell.get(_TABLE + "number-columns-spanned", "1"))
        if down > 1 or across > 1:
            found.append((number, column, number + down - 1, column + across - 1))
        column += int(cell.get(_TABLE + "number-columns-repeated", "1"))
    return found


def is_locked(data: bytes) -> bool:
    """Tell whether a password locks the workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "META-INF/manifest.xml" not in archive.namelist():
            return False
        with archive.open("META-INF/manifest.xml") as manifest:
            return b"encryption-data" in manifest.read(1 << 20)


def compacted(data: bytes) -> bytes:
    """Return the workbook without line breaks between its tags, at which the reader library stumbles."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in ("mimetype", "META-INF/manifest.xml", "content.xml"):
            target.writestr(name, re.sub(rb">[ \t\r]*\n\s*<", b"><", source.read(name)))
    return stream.getvalue()


def spans(data: bytes) -> dict[str, list[Range]]:
    """Return the merged ranges per sheet name."""
    found: dict[str, list[Range]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = next((name for name in archive.namelist() if name.lower() == "content.xml"), None)
        if part is None:
            return found
        with archive.open(part) as look:
            if not any(b"-spanned=" in chunk for chunk in iter(lambda: look.read(1 << 20), b"")):
                return found
        with archive.open(part) as stream:
            name, number = "", 1
            for event, element in etree.iterparse(stream, events=("start", "end"), tag=_TAGS, huge_tree=True):
                if element.tag == _TAGS[0]:
                    if event == "start":
                        name, number = element.get(_TABLE + "name", ""), 1
                    continue
                if event == "end":
                    found.setdefault(name, []).extend(_row_spans(element, number))
                    number += int(element.get(_TABLE + "number-rows-repeated", "1"))
                    element.clear()
    return found
