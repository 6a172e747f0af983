"""Text with delimiters (comma, semicolon, tab, bar; UTF-8, UTF-16, cp1252) → one sheet."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator

from pipelines.read import columns, kinds
from pipelines.read.cells import Note, Sheet
from pipelines.read.refusal import Refusal

_DELIMITERS = ";\t,|"
_SAMPLE = 131_072  # characters
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def encoding_of(data: bytes) -> str:
    """Tell the encoding: a mark at the start, UTF-16 by its look, UTF-8 where all of it is, else what Windows writes."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    if wide := kinds.utf16_without_mark(data):
        return wide
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(data)
    try:
        for start in range(0, len(data), 1 << 20):
            decoder.decode(view[start : start + (1 << 20)])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _announced(sample: str) -> str | None:
    """Return the delimiter of a first line `sep=;`, which Excel understands and does not show."""
    first = sample.split("\n", 1)[0].strip("\r\"' ")
    return first[4:5] or "\t" if first.lower().startswith("sep=") else None


def _score(lines: list[str], delimiter: str) -> int:
    """Weigh a delimiter: how many rows share one width, times how wide they are."""
    widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
    widths.pop(1, None)
    return max(((width - 1) * times for width, times in widths.items()), default=0)


def delimiter_of(sample: str) -> str:
    """Find the delimiter of a sample; a comma when there is none."""
    lines = sample.splitlines(keepends=True)[:200]
    return max(_DELIMITERS, key=lambda delimiter: _score(lines, delimiter)) if sample else ","


def _open(data: bytes, encoding: str) -> io.TextIOWrapper:
    # cp1252 leaves five bytes undefined; they become a mark instead of stopping the file.
    return io.TextIOWrapper(io.BytesIO(data), encoding, errors="replace", newline="")


def _rows(data: bytes, encoding: str, delimiter: str, skip: int, quoting: int) -> Iterator[list[str]]:
    with _open(data, encoding) as stream:
        for _line in range(skip):
            stream.readline()
        yield from csv.reader(stream, delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]


def _quoting(data: bytes, encoding: str) -> int:
    """Honour quotation marks only where they come in pairs: one stray mark would swallow the rest of the file."""
    marked = "utf-16-be" if data.startswith(codecs.BOM_UTF16_BE) else "utf-16-le"
    mark = '"'.encode({"utf-8-sig": "utf-8", "utf-16": marked}.get(encoding, encoding))
    return csv.QUOTE_NONE if data.count(mark) % 2 else csv.QUOTE_MINIMAL


def read(data: bytes, name: str) -> list[Sheet]:
    """Read delimited text; rows count as Excel would count them."""
    encoding = encoding_of(data)
    with _open(data, encoding) as stream:
        sample = stream.read(_SAMPLE)
    announced = _announced(sample)
    skip = 0 if announced is None else 1
    delimiter = announced or delimiter_of(sample)
    csv.field_size_limit(1 << 24)
    quoting = _quoting(data, encoding)
    notes: list[Note] = [("tanda_kutip_ganjil", {})] if quoting == csv.QUOTE_NONE else []
    try:
        table = columns.table(_rows(data, encoding, delimiter, skip, quoting), _counted(skip))
    except csv.Error as error:
        raise Refusal("berkas_rusak", sebab=str(error)) from error
    return [Sheet(name, table, notes=notes)]


def _counted(skip: int) -> Iterator[int]:
    number = skip
    while True:
        number += 1
        yield number
