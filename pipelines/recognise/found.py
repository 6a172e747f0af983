"""What recognition takes and gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import pyarrow as pa

if TYPE_CHECKING:
    from pipelines.recognise.returned import Returned

Row = list[str | None]


class CellsLike(Protocol):
    """Describe what recognition needs of a sheet (pipelines.read.Cells)."""

    sheet: str
    table: pa.Table
    merged: list[tuple[int, int, int, int]]


@dataclass
class Part:
    """Hold some columns of a sheet in which tables stand side by side (a CellsLike); place says which ("F–J")."""

    sheet: str
    table: pa.Table
    merged: list[tuple[int, int, int, int]]
    place: str


@dataclass
class SavedMapping:
    """Hold a person's remembered choice for a header."""

    kind: str
    columns: dict[str, str]


@dataclass
class Found:
    """Hold one table of a sheet, or why there is none."""

    kind: str | None = None
    confidence: float = 0.0
    reasons: list[str] = field(default_factory=list)
    refusal: str | None = None
    code: str | None = None
    header_row: int | None = None
    header_rows: int = 0
    headers: list[str] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    unmapped: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    private: list[int] = field(default_factory=list)        # the columns that dropped names
    missing: list[str] = field(default_factory=list)
    identity: dict[str, str] = field(default_factory=dict)
    signature: str = ""
    # A row laid out by month stands here once for every month it tells of, under its one number.
    staged: pa.Table = field(default_factory=lambda: pa.table({"row": pa.array([], pa.int32())}))
    skipped: list[tuple[int, str]] = field(default_factory=list)
    rows: int = 0
    head: list[Row] = field(default_factory=list)
    part: Part | None = None  # where it stands beside another table: its own columns, by which all columns here are counted
    returned: Returned | None = None  # where it holds only some rows of an export, handed out and corrected
