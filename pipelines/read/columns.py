"""Rows of typed cells → an Arrow table of text: the one rule for how a value is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice, zip_longest
from typing import Any

import pyarrow as pa

from pipelines.read.refusal import Refusal

MAX_CELLS = 100_000_000  # of the box that holds every filled cell: three million rows of the widest export
MAX_COLUMNS = 16_384  # Excel's own
_CHUNK = 4_096  # rows turned into Arrow at a time: the Python objects of a big sheet never live all at once
_TRUSTED = 1e15  # a float keeps 15 digits; an 18-digit NIP stored as a number has lost its last three
_memo = lru_cache(maxsize=65_536)


@_memo
def _float(value: float) -> str:
    if value - value != 0:  # infinite or not a number
        return str(value)
    if abs(value) >= _TRUSTED:
        return f"~{value:.0f}"
    if value == int(value):
        return str(int(value))
    written = repr(value)
    # Nine decimals, never a power of ten: so a number reads alike however large its sheet is.
    return written if len(written) < 11 and "e" not in written else f"{value:.9f}".rstrip("0").rstrip(".")


def _int(value: int) -> str:
    return f"~{value}" if abs(value) >= _TRUSTED else str(value)


def _bool(value: bool) -> str:
    return "TRUE" if value else "FALSE"


@_memo
def _date(value: date) -> str:
    # Serial 0 under a clock format is midnight; libraries give the day before Excel's calendar begins.
    return value.isoformat() if value.year >= 1900 else "00:00:00"


@_memo
def _datetime(value: datetime) -> str:
    if value.microsecond:  # a clock stored as a fraction of a day is off by a hair: 07:34:59.999999
        value = (value + timedelta(microseconds=500_000)).replace(microsecond=0)
    if value.year < 1900:
        return value.time().isoformat()
    return value.isoformat(" ") if value.hour or value.minute or value.second else value.date().isoformat()


@_memo
def _time(value: time) -> str:
    if value.microsecond:
        return _datetime(datetime.combine(date(1899, 12, 30), value.replace(tzinfo=None)))
    return value.isoformat()


@_memo
def _duration(value: timedelta) -> str:
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


WRITE: dict[type, Callable[[Any], str | None]] = {
    type(None): lambda value: None, float: _float, int: _int, bool: _bool, date: _date, datetime: _datetime,
    time: _time, timedelta: _duration,
}


def text(value: object) -> str | None:
    """Write one cell as text; None when it is empty."""
    if isinstance(value, str):
        return value.strip() or None
    return WRITE.get(type(value), str)(value)


def _column(values: Sequence[Any]) -> list[str | None]:
    write = WRITE
    return [(v.strip() or None) if type(v) is str else write[type(v)](v) for v in values]


def _blocks(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    rows = iter(rows)
    while block := list(islice(rows, _CHUNK)):
        yield block


def _transposed(block: list[Sequence[Any]]) -> Iterable[Sequence[Any]]:
    width = len(block[0])
    if all(len(row) == width for row in block):
        return zip(*block, strict=True)
    return zip_longest(*block)


def _filled(columns: list[list[str | None]], arrays: list[pa.Array]) -> Sequence[int]:
    """Return which rows have a filled cell, asking all columns only where the fullest one is empty."""
    fullest = min(range(len(arrays)), key=lambda index: arrays[index].null_count)
    if not arrays[fullest].null_count:
        return range(len(columns[0]))
    return [index for index, value in enumerate(columns[fullest])
            if value is not None or any(column[index] is not None for column in columns)]


def table(rows: Iterable[Sequence[Any]], numbers: Iterable[int] | None = None) -> pa.Table:
    """Turn rows of cells into the table of `Cells`; rows count from 1 unless `numbers` says which they are."""
    blocks: list[tuple[pa.Array, list[pa.Array]]] = []
    counter = iter(numbers) if numbers is not None else None
    seen, width = 0, 0
    for block in _blocks(rows):
        if max(map(len, block)) > MAX_COLUMNS:
            raise Refusal("berkas_terlalu_besar", "kolom")
        positions: list[int] = (
            list(range(seen + 1, seen + len(block) + 1)) if counter is None else list(islice(counter, len(block)))
        )
        seen += len(block)
        columns = [_column(values) for values in _transposed(block)]
        arrays = [pa.array(column, pa.string()) for column in columns]
        while arrays and arrays[-1].null_count == len(positions):
            arrays.pop()
        if not arrays:
            continue
        keep = _filled(columns, arrays)
        if len(keep) < len(positions):
            positions = [positions[index] for index in keep]
            arrays = [pa.array([column[index] for index in keep], pa.string()) for column in columns[: len(arrays)]]
        width = max(width, len(arrays))
        if seen * width > MAX_CELLS:
            raise Refusal("berkas_terlalu_besar", "sel")
        blocks.append((pa.array(positions, pa.int32()), arrays))
    return _joined(blocks, width)


def _joined(blocks: list[tuple[pa.Array, list[pa.Array]]], width: int) -> pa.Table:
    schema = pa.schema([("row", pa.int32()), *((f"c{index}", pa.string()) for index in range(width))])
    batches = [
        pa.record_batch(
            [rows, *arrays, *(pa.nulls(len(rows), pa.string()) for _ in range(width - len(arrays)))], schema=schema
        )
        for rows, arrays in blocks
    ]
    return pa.Table.from_batches(batches, schema)
