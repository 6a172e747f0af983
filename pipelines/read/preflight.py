"""A look into an .xlsx before the reader library: bombs and stray cells, and what the library would lose.

The library lays out the whole box around the filled cells, so one cell at XFD1048576 asks for half a terabyte. It
also gives error cells as empty ones, and formulas whose result was never stored.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from pipelines.read.refusal import Refusal

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

MAX_BOX = 40_000_000  # cells
MAX_INFLATED = 2 << 30  # bytes of all parts: a million rows of twelve columns are a quarter of it
LARGE = 32 << 20  # bytes of worksheet XML: below it the library's own way is as quick as in pieces
_TINY = 16_384  # bytes of the zip
_CHUNK = 1 << 18
_MAX_ROW = 16 << 20  # bytes of one row's XML
_PART = re.compile(r"(?:^|/)(?:xl/)?worksheets/[^/]+\.xml$", re.I)
_COLUMN = re.compile(rb'r="([A-Z]{1,3})[0-9]')
_ROW = re.compile(rb'r="[A-Z]{0,3}([0-9]{1,7})"')
_FILLED = re.compile(rb'<(?:\w+:)?c [^<>]*?r="([A-Z]{1,3})([0-9]{1,7})"[^<>]*(?<!/)>(?!</)')
_ERROR = re.compile(rb'<(?:\w+:)?c [^<>]*?r="([A-Z]{1,3})([0-9]{1,7})"[^<>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<', re.S)
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_REL = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass
class Look:
    """Hold what a look into one sheet found."""

    rows: int = 0
    columns: int = 0
    errors: dict[int, list[tuple[int, str]]] = field(default_factory=dict)  # row → (column, text), from 0
    without_result: int = 0


def column_index(letters: bytes) -> int:
    """Return the column of a reference, from 0: A → 0, XFD → 16383."""
    index = 0
    for letter in letters:
        index = index * 26 + letter - 64
    return index - 1


def _chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Give a sheet's XML in pieces that end between two rows."""
    rest = b""
    with archive.open(part) as stream:
        while piece := stream.read(_CHUNK):
            rest += piece
            cut = rest.rfind(b"row>") + 4  # of </row>, or of </x:row>
            if cut < 4:
                if len(rest) > _MAX_ROW:
                    raise Refusal("berkas_terlalu_besar", "bom")
                continue
            yield rest[:cut]
            rest = rest[cut:]
    yield rest


def _look(archive: zipfile.ZipFile, part: str, measure: bool) -> Look:
    look = Look(columns=26)
    for chunk in _chunks(archive, part):
        if measure:
            look.rows = max([look.rows, *map(int, _ROW.findall(chunk))])
            look.columns = max([look.columns, *(column_index(name) + 1 for name in set(_COLUMN.findall(chunk)))])
        if b't="e"' in chunk:
            for letters, row, value in _ERROR.findall(chunk):
                if value.startswith(b"#"):
                    cell = (column_index(letters), value.decode("utf-8", "replace"))
                    look.errors.setdefault(int(row) - 1, []).append(cell)
        if b"</f>" in chunk:
            look.without_result += sum(map(chunk.count, (b"</f></c>", b"</f><v></v>", b"</f><v/>")))
    return look


def _farthest(archive: zipfile.ZipFile, part: str) -> tuple[int, int]:
    rows, columns = 0, 0
    for chunk in _chunks(archive, part):
        for letters, row in _FILLED.findall(chunk):
            rows, columns = max(rows, int(row)), max(columns, column_index(letters) + 1)
    return rows, columns


def _letters(column: int) -> str:
    name = ""
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(65 + digit) + name
    return name


@dataclass(frozen=True)
class SheetPart:
    """Hold where in the zip a worksheet is, its name, and whether it is hidden."""

    path: str
    name: str
    hidden: bool


def sheet_parts(archive: zipfile.ZipFile) -> list[SheetPart]:
    """List the worksheets in the order of the workbook, as far as it tells."""
    try:
        relations = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        workbook = etree.fromstring(archive.read("xl/workbook.xml"))
    except (KeyError, etree.XMLSyntaxError):  # an unusual layout: nothing is known of its sheets
        return []
    targets = {relation.get("Id"): relation.get("Target") or "" for relation in relations}
    parts = []
    for sheet in workbook.iter("{*}sheet"):
        target = targets.get(sheet.get(_REL) or sheet.get(_STRICT_REL), "")
        path = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        if _PART.search(path):
            parts.append(SheetPart(path, sheet.get("name") or "", sheet.get("state", "visible") != "visible"))
    return parts


def is_large(data: bytes) -> bool:
    """Tell whether a workbook's sheets are better read in pieces."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(part.file_size for part in archive.infolist() if _PART.search(part.filename)) >= LARGE


def begin(data: bytes) -> Callable[[], dict[str, Look]]:
    """Look into a workbook; return what gives the outcome of `look`.

    A tiny workbook, where bombs hide, is measured before the library may touch it. Any other is looked through
    while the library reads it, and measured only after a process died of it: the memory limit stands behind both.
    """
    if len(data) < _TINY:
        found = look(data)
        return lambda: found
    return _beside().submit(look, data, measure=False).result


@cache
def _beside() -> ThreadPoolExecutor:
    from concurrent.futures import ThreadPoolExecutor  # not needed to start

    return ThreadPoolExecutor(1)


def look(data: bytes, *, measure: bool = True) -> dict[str, Look]:
    """Return per sheet name what the library will lose; raise Refusal for a bomb, and when measured for far cells."""
    found: dict[str, Look] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > MAX_INFLATED:
            raise Refusal("berkas_terlalu_besar", "bom")
        names: dict[str, str] | None = None
        for part in archive.namelist():
            if not _PART.search(part.replace("\\", "/")):
                continue
            seen = _look(archive, part, measure)
            too_big = seen.rows * seen.columns > MAX_BOX
            if not (too_big or seen.errors or seen.without_result):
                continue
            names = {p.path: p.name for p in sheet_parts(archive)} if names is None else names
            name = names.get(part) or posixpath.basename(part)
            if too_big:
                rows, columns = _farthest(archive, part)
                if rows * columns > MAX_BOX:
                    raise Refusal("berkas_terlalu_besar", "jauh", lembar=name, sel=f"{_letters(columns)}{rows}")
            found[name] = seen
    return found
