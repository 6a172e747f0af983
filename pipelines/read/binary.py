"""What the reader library does not tell of .xls and .xlsb: their error cells, found by walking the records of each sheet.

Records as in [MS-XLS] (BoolErr, Formula, BoundSheet8) and [MS-XLSB] (BrtCellError, BrtFmlaError, BrtBundleSh).
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
from collections.abc import Iterator
from itertools import takewhile

from lxml import etree

from pipelines.read.opendocument import Errors

_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA"}
# Signs that a stream may have an error: only then are its records walked. A number or a text may happen to look like one.
_BIFF_SIGN = re.compile(rb"\x05\x02\x08\x00.{6}[\x00\x07\x0f\x17\x1d\x24\x2a\x2b]\x01|\x02.[\x00\x07\x0f\x17\x1d\x24\x2a\x2b].{3}\xff\xff", re.S)
_XLSB_SIGN = re.compile(rb"\x03\x09.{8}[\x00\x07\x0f\x17\x1d\x24\x2a\x2b]|\x0b[\x0c-\xff].{8,9}[\x00\x07\x0f\x17\x1d\x24\x2a\x2b]", re.S)
_BOUND_SHEET, _BOOL_ERR, _FORMULA, _EOF = 0x85, 0x205, 0x06, 0x0A
_ROW, _CELL_ERROR, _FORMULA_ERROR, _BUNDLE_SHEET = 0, 3, 11, 156


def errors(data: bytes, kind: str) -> dict[str, Errors]:
    """Return the error cells of each sheet by its name, as `opendocument.look` does; kind is xls or xlsb.

    A workbook whose records cannot be followed has none that are known: the reader library decides what becomes of it.
    """
    try:
        return _of_xls(data) if kind == "xls" else _of_xlsb(data)
    except (OSError, ValueError, KeyError, IndexError, struct.error, zipfile.BadZipFile, etree.XMLSyntaxError):
        return {}


def _found(cells: Iterator[tuple[int, int, int]]) -> Errors:
    found: Errors = {}
    for row, column, code in cells:
        found.setdefault(row, []).append((column, _ERRORS.get(code, "#N/A")))
    return found


def _of_xls(data: bytes) -> dict[str, Errors]:
    import olefile  # few exports are that old

    with olefile.OleFileIO(io.BytesIO(data)) as compound:
        stream = compound.openstream("Workbook" if compound.exists("Workbook") else "Book").read()
    if not _BIFF_SIGN.search(stream):
        return {}
    sheets = [body for kind, body in takewhile(lambda record: record[0] != _EOF, _biff(stream, 0)) if kind == _BOUND_SHEET]
    return {_sheet_name(body): _found(_biff_errors(stream, struct.unpack_from("<I", body)[0])) for body in sheets}


def _sheet_name(body: bytes) -> str:
    length, rest = body[6], body[7:]
    if len(rest) == length:  # Excel 5: one byte a letter, no flag before them
        return rest.decode("cp1252", "replace")
    return rest[1 : 1 + 2 * length].decode("utf-16-le", "replace") if rest[0] & 1 else rest[1 : 1 + length].decode("latin-1")


def _biff(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _biff_errors(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    for kind, body in _biff(stream, at):
        if kind == _EOF:
            return
        if kind == _BOOL_ERR and body[7]:
            yield *struct.unpack_from("<HH", body), body[6]
        elif kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
            yield *struct.unpack_from("<HH", body), body[8]


def _of_xlsb(data: bytes) -> dict[str, Errors]:
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        links = etree.fromstring(archive.read("xl/_rels/workbook.bin.rels"), etree.XMLParser(resolve_entities=False, no_network=True))
        parts = {link.get("Id"): posixpath.normpath(posixpath.join("/xl", link.get("Target", ""))).lstrip("/") for link in links}
        for kind, body in _xlsb(archive.read("xl/workbook.bin")):
            if kind != _BUNDLE_SHEET:
                continue
            link, after = _wide(body, 8)
            part = parts.get(link)
            if part not in archive.namelist():
                continue
            stream = archive.read(part)
            if _XLSB_SIGN.search(stream):
                found[_wide(body, after)[0]] = _found(_xlsb_errors(stream))
    return found


def _wide(body: bytes, at: int) -> tuple[str, int]:
    """Read a text of the format and say where it ends."""
    end = at + 4 + 2 * struct.unpack_from("<I", body, at)[0]
    return body[at + 4 : end].decode("utf-16-le", "replace"), end


def _xlsb(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at, last = 0, len(stream)
    while at < last:
        kind, at = _varying(stream, at, 2)
        length, at = _varying(stream, at, 4)
        yield kind, stream[at : at + length]
        at += length


def _varying(stream: bytes, at: int, most: int) -> tuple[int, int]:
    """Read a number of at most so many bytes, seven bits each, and say where it ends."""
    value = 0
    for n in range(most):
        byte = stream[at + n]
        value |= (byte & 0x7F) << 7 * n
        if byte < 0x80:
            return value, at + n + 1
    return value, at + most


def _xlsb_errors(stream: bytes) -> Iterator[tuple[int, int, int]]:
    row = 0
    for kind, body in _xlsb(stream):
        if kind == _ROW:
            row = struct.unpack_from("<I", body)[0]
        elif kind in (_CELL_ERROR, _FORMULA_ERROR):
            yield row, struct.unpack_from("<I", body)[0], body[8]
