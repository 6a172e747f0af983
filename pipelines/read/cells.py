"""What reading gives: one sheet as a table of text cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyarrow as pa

Range = tuple[int, int, int, int]  # first row, first column, last row, last column; inclusive
Note = tuple[str, dict[str, str]]  # code and what its words name; `words.note` puts it into a language


@dataclass
class Cells:
    """Hold one sheet: `row` (1-based, as in the file) and `c0`…`cN` as text, empty cells null.

    `c0` is column A even where A is empty; rows without a filled cell are left out. `member` is the path inside
    a zip. `merged` counts rows from 1 and columns from 0.
    """

    sheet: str
    hidden: bool
    member: str | None
    table: pa.Table
    merged: list[Range] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass
class Sheet:
    """Hold what the child found in one sheet, before its notes are words; a large one gives `batches` in turn."""

    name: str
    table: pa.Table
    hidden: bool = False
    merged: list[Range] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    batches: Iterator[pa.RecordBatch] | None = None
