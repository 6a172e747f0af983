"""Rows with problems: what is wrong in each, the table that they stand in, and what is known of it before its original is read again."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.recognise import Found
from pipelines.recognise.found import CellsLike
from pipelines.recognise.returned import Mark


class NothingToMend(Exception):
    """Say in two sentences why there is no workbook of problem rows."""


@dataclass(frozen=True)
class Problem:
    """Hold one thing that is wrong in a row; column is its header, or a field's name where the table has no such column."""

    row: int
    column: str | None
    value: str | None
    code: str
    severity: str
    text: str  # the message without the place


@dataclass
class ProblemSheet:
    """Hold one table with problem rows: as it was read, as it was understood, and the row where the lines above it begin."""

    file: str
    name: str
    cells: CellsLike
    found: Found
    top: int
    mark: Mark
    problems: dict[int, list[Problem]]


@dataclass
class Waiting:
    """Hold the problem rows of one upload, what could not be had again (two sentences each), and how many rows are left out."""

    sheets: list[ProblemSheet] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    left_out: int = 0
    batch: int | None = None


@dataclass
class Wanted:
    """Hold what is known of one table before its original is read again."""

    file: str
    label: str
    sha256: str
    header_row: int
    kind: str
    columns: dict[str, str]
    headers: list[str] | None
    signature: str
    day: str
    problems: dict[int, list[Problem]] = field(default_factory=dict)
