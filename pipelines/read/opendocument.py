"""What the reader library does not tell of an .ods: whether it is locked, and its merged cells, its errors; and .fods, which is one in a single file."""

from __future__ import annotations

import io
import re
import zipfile
from typing import IO

from lxml import etree

from pipelines.read.cells import Range

Errors = dict[int, list[tuple[int, str]]]  # row from 0 → (column, text)

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TAGS = (_TABLE + "table", _TABLE + "table-row")
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_SIGNS = (b"-spanned=", b'calcext:value-type="error"')
_MOST = 1_000  # repetitions of one error that are written out
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
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


def packed(data: bytes) -> bytes:
    """Turn a flat document (.fods) into the zip that the reader library knows."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as target:
        target.writestr("mimetype", _ODS)
        target.writestr("META-INF/manifest.xml", _MANIFEST)
        target.writestr("content.xml", re.sub(rb">[ \t\r]*\n\s*<", b"><", data))
    return stream.getvalue()


def look(data: bytes) -> tuple[dict[str, list[Range]], dict[str, Errors]]:
    """Return the merged ranges per sheet name, and the error cells ("#N/A"), which the reader library leaves out."""
    found: dict[str, list[Range]] = {}
    errors: dict[str, Errors] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        part = next((name for name in archive.namelist() if name.lower() == "content.xml"), None)
        if part is None:
            return found, errors
        with archive.open(part) as stream:
            if not _speaks_of(stream):
                return found, errors
        with archive.open(part) as stream:
            name, number = "", 1
            for event, element in etree.iterparse(stream, events=("start", "end"), tag=_TAGS, huge_tree=True):
                if element.tag == _TAGS[0]:
                    if event == "start":
                        name, number = element.get(_TABLE + "name", ""), 1
                    continue
                if event == "end":
                    found.setdefault(name, []).extend(_row_spans(element, number))
                    repeated = int(element.get(_TABLE + "number-rows-repeated", "1"))
                    if wrong := _row_errors(element):
                        errors.setdefault(name, {}).update(dict.fromkeys(range(number - 1, number - 1 + min(repeated, _MOST)), wrong))
                    number += repeated
                    element.clear()
    return found, errors


def _speaks_of(stream: IO[bytes]) -> bool:
    """Say whether a document has merged or error cells, without reading it as XML."""
    tail = b""
    for chunk in iter(lambda: stream.read(1 << 20), b""):
        if any(sign in tail + chunk for sign in _SIGNS):
            return True
        tail = chunk[-40:]
    return False


def _row_errors(row: etree._Element) -> list[tuple[int, str]]:
    found, column = [], 0
    for cell in row.iterchildren(*_CELLS):
        repeated = int(cell.get(_TABLE + "number-columns-repeated", "1"))
        if cell.get(_CALC + "value-type") == "error" and (text := "".join(cell.itertext()).strip()):
            text = f"#{text.removeprefix('#')}" if not text.startswith(("Err", "#")) else text
            found += [(column + at, text) for at in range(min(repeated, _MOST))]
        column += repeated
    return found
