"""Cells of a large sheet: what is made text before the library reads them, and what its text needs afterwards."""

from __future__ import annotations

import re
from datetime import date, datetime

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.read import columns
from pipelines.read.large_marks import has_long_number, quoted_letters
from pipelines.read.refusal import Unusual

CELL_OF_SHARED = b'<row><c t="inlineStr"><is>'
_SHARED = "\ue000"  # stands before the number of a shared string; a private character, which no text may hold here
_SHARED_BYTES = _SHARED.encode()
_NUMBER = re.compile(
    rb'<c((?:(?! t=)[^<>])*)(?: t="n")?((?:(?! t=)[^<>])*)>(?:<f[^<>]*/>|<f.*?</f>)?'
    rb"<v>(-?[0-9]{8,}(?:\.[0-9]*)?|-?[0-9.]+[eE][+-]?[0-9]+)</v>"
)
_BOOLEAN = re.compile(rb'<c([^<>]*?) t="b"([^<>]*)>(?:<f[^<>]*/>|<f.*?</f>)?<v>([01])</v>')
_SHARED_CELL = re.compile(rb't="s"([^<>]*)><v>')
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d+))?")
_MOMENT_LIKE = r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?$"


def made_safe(rows: bytes, *, shared: bool) -> bytes:
    """Write as text what fastexcel would lose or leave to the style: long numbers, errors, yes and no, shared strings."""
    letters = quoted_letters(rows)
    if shared and "s" in letters:
        if _SHARED_BYTES in rows:
            raise Unusual
        rows = rows.replace(b't="s"><v>', b't="str"><v>' + _SHARED_BYTES)
        if b't="s"' in rows:
            rows = _SHARED_CELL.sub(rb't="str"\1><v>' + _SHARED_BYTES, rows)
    if letters & {"e", "b"}:  # errors, yes and no
        rows = rows.replace(b't="e"', b't="str"')
        rows = _BOOLEAN.sub(lambda m: b'<c%s t="str"%s><v>%s</v>' % (m[1], m[2], b"TRUE" if m[3] == b"1" else b"FALSE"), rows)
    if has_long_number(rows):
        rows = _NUMBER.sub(_written, rows)
    return rows


def _written(cell: re.Match[bytes]) -> bytes:
    text = columns.text(float(cell[3])) or ""
    return b'<c%s%s t="str"><v>%s</v>' % (cell[1], cell[2], text.encode())


def tidied(numbers: pa.Array, texts: list[pa.Array], shared: pa.Array | None) -> pa.RecordBatch:
    """Return `row`, `c0`… of the rows that have a filled cell, each cell by the one rule for text."""
    cells = [_trimmed(_named(_timed(text), shared)) for text in texts]
    while cells and cells[-1].null_count == len(numbers):
        cells.pop()
    batch = pa.record_batch([numbers, *cells], names=["row", *(f"c{index}" for index in range(len(cells)))])
    if not cells:
        return batch.slice(0, 0)
    if not min(cell.null_count for cell in cells):
        return batch
    filled = pc.is_valid(cells[0])
    for cell in cells[1:]:
        filled = pc.or_(filled, pc.is_valid(cell))
    return batch if pc.all(filled).as_py() else batch.filter(filled)


def _named(text: pa.Array, shared: pa.Array | None) -> pa.Array:
    """Put the shared strings where their numbers stand."""
    if shared is None:
        return text
    marked = pc.starts_with(text, _SHARED)
    if not pc.any(marked).as_py():
        return text
    places = pc.cast(pc.utf8_slice_codeunits(text.filter(marked), 1), pa.int32())
    return pc.replace_with_mask(text, pc.fill_null(marked, False), shared.take(places))


def _trimmed(text: pa.Array) -> pa.Array:
    text = pc.utf8_trim_whitespace(text)
    empty = pc.equal(text, "")
    return pc.if_else(empty, pa.scalar(None, pa.string()), text) if pc.any(empty).as_py() else text


def _timed(text: pa.Array) -> pa.Array:
    """Write dates without their midnight, clocks without their day, durations in hours."""
    if not pc.any(pc.match_substring(text, ":")).as_py():
        return text
    moments = pc.fill_null(pc.match_substring_regex(text, _MOMENT_LIKE), False)
    if not pc.any(moments).as_py():
        return text
    found = text.filter(moments).dictionary_encode()
    written = pa.array([_moment(value) for value in found.dictionary.to_pylist()], pa.string())
    return pc.replace_with_mask(text, moments, written.take(found.indices))


def _moment(value: str) -> str:
    found = _MOMENT.fullmatch(value)
    assert found is not None
    year, month, day, hour, minute, second = (int(part) for part in found.groups()[:6])
    fraction = int((found[7] or "0")[:6].ljust(6, "0"))
    try:
        moment = datetime(year, month, day, hour, minute, second, fraction)
    except ValueError:  # text that only looks like a moment
        return value
    if year in (1899, 1900) and (moment.time() != datetime.min.time() or moment.date() <= date(1899, 12, 31)):
        since = moment - datetime(1899, 12, 31)
        return columns.text(since) or value
    return columns.text(moment) or value
