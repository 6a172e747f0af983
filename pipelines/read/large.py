"""Large .xlsx worksheets, read piece by piece: a few megabytes of rows at a time, in two threads of fastexcel.

A reader library lays out the whole sheet: a million rows of twelve columns take more than a gigabyte, on one core. Here
the sheet's XML is cut between two rows, and each piece becomes a little workbook of its own with the same styles. What
fastexcel's text would lose is written into the piece as text before (`large_cells.made_safe`).
"""

from __future__ import annotations

import io
import re
import zipfile
from array import array
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

import fastexcel
import pyarrow as pa

from pipelines.read.cells import Note, Range, Sheet
from pipelines.read.large_cells import CELL_OF_SHARED, made_safe, tidied
from pipelines.read.large_marks import has_formula
from pipelines.read.preflight import MAX_INFLATED, SheetPart, column_index, sheet_parts
from pipelines.read.refusal import Refusal, Unusual
from pipelines.read.unpacking import unpacked

_PIECE = 8 << 20
_AHEAD = 3  # pieces under way: two at work, one ready
_KEPT = re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels|xl/styles\.xml")
_LAST_ROW = re.compile(rb'<row [^<>]*?\br="([0-9]{1,7})"')
_END = re.compile(rb"(?:\s|<row [^<>]*/>)*</sheetData>")
_SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_ITEM = re.compile(rb"<si>|<si [^<>]*>")


def read(data: bytes) -> list[Sheet]:
    """Read every worksheet; each Sheet gives its rows as `batches`, to be taken in turn. Raises Unusual, Refusal."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    if sum(info.file_size for info in archive.infolist()) > MAX_INFLATED:
        raise Refusal("berkas_terlalu_besar", "bom")
    parts = [part for part in sheet_parts(archive) if part.path in archive.namelist()]
    if not parts or any(b"<sheetData>" not in _beginning(archive, part.path) for part in parts):
        raise Unusual
    frame = [(info.filename, archive.read(info)) for info in archive.infolist() if _KEPT.fullmatch(info.filename)]
    shared = _shared_strings(data, archive, frame, parts[0])
    sheets = []
    for part in parts:
        sheet = Sheet(part.name, pa.table({"row": pa.array([], pa.int32())}), part.hidden)
        sheet.batches = _batches(data, archive.getinfo(part.path), frame, part, shared, sheet.merged, sheet.notes)
        sheets.append(sheet)
    return sheets


def _beginning(archive: zipfile.ZipFile, path: str) -> bytes:
    with archive.open(path) as stream:
        return stream.read(1 << 16)


def _cut(data: bytes, info: zipfile.ZipInfo, end: bytes) -> Iterator[bytes]:
    """Give a part's XML in pieces that end with `end`; the last piece is what follows the last of them."""
    rest = b""
    for more in unpacked(data, info, _PIECE):
        rest += more
        at = rest.rfind(end) + len(end)
        if at < len(end):
            if len(rest) > 4 * _PIECE:
                raise Refusal("berkas_terlalu_besar", "bom")
            continue
        yield rest[:at]
        rest = rest[at:]
    yield rest


def _batches(
    data: bytes, info: zipfile.ZipInfo, frame: list[tuple[str, bytes]], part: SheetPart, shared: pa.Array | None,
    merged: list[Range], notes: list[Note],
) -> Iterator[pa.RecordBatch]:
    """Give a sheet's filled rows in order; `merged` and `notes` are complete when all are taken."""
    without_result = 0
    under_way: deque[Future[pa.RecordBatch]] = deque()
    with ThreadPoolExecutor(2) as pool:
        begun, tail = False, b""
        for piece in _cut(data, info, b"</row>"):
            if not begun:
                piece, begun = piece[piece.index(b"<sheetData>") + 11 :], True
            if not piece.endswith(b"</row>"):
                tail = piece
                break
            if has_formula(piece):
                without_result += sum(map(piece.count, (b"</f></c>", b"</f><v></v>", b"</f><v/>")))
            under_way.append(pool.submit(_filled_rows, frame, part, piece, shared))
            if len(under_way) > _AHEAD:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    if not _END.match(tail):
        raise Unusual
    merged += _merged(tail)
    if without_result:
        notes.append(("rumus_tanpa_hasil", {"jumlah": str(without_result)}))


def _filled_rows(frame: list[tuple[str, bytes]], part: SheetPart, rows: bytes, shared: pa.Array | None) -> pa.RecordBatch:
    found = _LAST_ROW.match(rows, rows.rfind(b"<row "))
    if found is None:
        raise Unusual
    last = int(found[1])
    # A cell in column A below the last row: the piece ends there and begins in column A, so rows and columns are counted from it.
    closing = b'<row r="%d"><c r="A%d" t="str"><v>.</v></c></row>' % (last + 1, last + 1)
    columns = _text(frame, part, made_safe(rows, shared=shared is not None), closing)
    height = len(columns[0])
    numbers = array("i", range(last + 2 - height, last + 1))  # Arrow takes five times as long over Python's numbers
    rows_of_batch = pa.Array.from_buffers(pa.int32(), len(numbers), [None, pa.py_buffer(numbers)])
    return tidied(rows_of_batch, [column.slice(0, height - 1) for column in columns], shared)


def _text(frame: list[tuple[str, bytes]], part: SheetPart, *rows: bytes) -> list[pa.Array]:
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w", zipfile.ZIP_STORED) as archive:
        for name, content in frame:
            archive.writestr(name, content)
        archive.writestr(part.path, b"".join([_SHEET, *rows, b"</sheetData></worksheet>"]))
    sheet = fastexcel.read_excel(book.getvalue()).load_sheet(part.name, header_row=None, dtypes="string")
    return [column.cast(pa.string()) for column in sheet.to_arrow().columns]


def _shared_strings(data: bytes, archive: zipfile.ZipFile, frame: list[tuple[str, bytes]], part: SheetPart) -> pa.Array | None:
    """Read the shared strings the same way: each is laid out as a row with one cell."""
    path = next((name for name in archive.namelist() if name.lower().endswith("xl/sharedstrings.xml")), None)
    if path is None:
        return None
    with ThreadPoolExecutor(2) as pool:
        pieces = (piece for piece in _cut(data, archive.getinfo(path), b"</si>") if b"<si" in piece)
        return pa.concat_arrays([pa.array([], pa.string()), *pool.map(partial(_items, frame, part), pieces)])


def _items(frame: list[tuple[str, bytes]], part: SheetPart, piece: bytes) -> pa.Array:
    piece = piece.replace(b"<si/>", b"<si></si>")
    items = _ITEM.sub(CELL_OF_SHARED, piece[_first_item(piece) :]).replace(b"</si>", b"</is></c></row>")
    (column, *_rest) = _text(frame, part, items + b'<row><c t="str"><v>.</v></c></row>')
    count = piece.count(b"</si>")
    if len(column) > count + 1:
        raise Unusual
    lead = count + 1 - len(column)  # empty strings at the beginning are not laid out
    return pa.concat_arrays([pa.nulls(lead, pa.string()), column.slice(0, len(column) - 1)])


def _first_item(piece: bytes) -> int:
    found = _ITEM.search(piece)
    return found.start() if found else 0


def _merged(tail: bytes) -> list[Range]:
    """Read the merged ranges that stand after the rows."""
    ranges = []
    for start in re.findall(rb'<mergeCell [^<>]*?ref="([A-Z0-9:]+)"', tail):
        first, _colon, last = start.partition(b":")
        top, left = _place(first)
        bottom, right = _place(last or first)
        ranges.append((top, left, bottom, right))
    return ranges


def _place(reference: bytes) -> tuple[int, int]:
    letters = reference.rstrip(b"0123456789")
    return int(reference[len(letters) :]), column_index(letters)
