"""Tables that stand beside each other in one sheet, an empty column between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.recognise.found import CellsLike, Part, Row, SavedMapping
from pipelines.recognise.headers import Candidate, candidates
from pipelines.recognise.identity import lift
from pipelines.recognise.options import SURE, Option, choose, confidence, lists, spans, weigh
from pipelines.recognise.reach import LOOK

_FEW = 2         # columns that a table has at least
_WHO = {"nip", "nama"}


@dataclass(frozen=True)
class _Block:
    """Hold some columns of a sheet that are a table by themselves."""

    first: int
    last: int
    candidate: Candidate
    kind: str


def parts(cells: CellsLike, kind: str | None, mappings: Mapping[str, SavedMapping] | None) -> list[Part]:
    """Part a sheet whose columns hold several tables side by side; none when it holds one."""
    blocks = _blocks(cells.table)
    if len(blocks) < 2:
        return []
    head = lists(cells.table, 0, LOOK)
    numbers = cells.table["row"].slice(0, LOOK).to_pylist()
    found = [one for first, last in blocks if (one := _look(cells, head, numbers, first, last, kind, mappings or {})) is not None]
    if len(found) < 2 or any(_one_table(cells, head, numbers, left, right) for left, right in pairwise(found)):
        return []
    # A block that is no table of its own (a remark, a legend) goes with the one at its left.
    starts = [0, *(one.first for one in found[1:])]
    ends = [start - 1 for start in starts[1:]] + [len(cells.table.column_names) - 2]
    return [_part(cells, head, start, end, one, found[0].last) for start, end, one in zip(starts, ends, found, strict=True)]


def _look(
    cells: CellsLike, head: list[Row], numbers: list[int], first: int, last: int, kind: str | None, mappings: Mapping[str, SavedMapping],
) -> _Block | None:
    """Look for a table in some columns that is one without the others."""
    rows = [row[first:last + 1] for row in head]
    merged = [(top, left - first, end, right - first) for top, left, end, right in cells.merged if first <= left and right <= last]
    heads = candidates(rows, numbers, spans(merged, numbers[-1]))
    if saved := next((c for c in heads if c.signature in mappings), None):
        return _Block(first, last, saved, mappings[saved.signature].kind)
    option = choose([weigh(c, rows, 0, cells.sheet, kind) for c in heads])
    return _Block(first, last, option.candidate, option.verdicts[0].kind.name) if option and _stands_alone(option, head) else None


def _blocks(table: pa.Table) -> list[tuple[int, int]]:
    """List the runs of columns in which anything stands, as (first, last)."""
    filled = [table[name].null_count < table.num_rows for name in table.column_names[1:]]
    blocks: list[tuple[int, int]] = []
    for column, holds in enumerate(filled):
        if not holds:
            continue
        if blocks and blocks[-1][1] == column - 1:
            blocks[-1] = (blocks[-1][0], column)
        else:
            blocks.append((column, column))
    return [block for block in blocks if block[1] - block[0] + 1 >= _FEW]


def _stands_alone(option: Option, head: list[Row]) -> bool:
    """Say whether some columns are a table without the others; the person may stand above, at the left."""
    verdict = option.verdicts[0]
    missing = set(verdict.missing)
    if "nip" in missing and _WHO & set(lift(head[:option.candidate.start])):
        missing.discard("nip")
    sure, _lead = confidence(option)
    return not missing and verdict.score > 1.2 and sure >= SURE - 0.1 and len(verdict.assignment.columns) >= _FEW


def _one_table(cells: CellsLike, head: list[Row], numbers: list[int], one: _Block, other: _Block) -> bool:
    """Say whether two blocks are one table with an empty column in it: a merged cell bridges them, or their rows go together."""
    start = one.candidate.start
    if start != other.candidate.start:
        return False
    if any(top >= numbers[start] and left <= one.last and right > one.last for top, left, _end, right in cells.merged):
        return True
    own = {header.label.casefold() for header in one.candidate.headers if header.label}
    again = {header.label.casefold() for header in other.candidate.headers if header.label}
    if own & again or one.kind != other.kind:
        return False
    below = head[start + one.candidate.depth:]
    return all(any(row[one.first:one.last + 1]) == any(row[other.first:other.last + 1]) for row in below)


def _part(cells: CellsLike, head: list[Row], first: int, last: int, block: _Block, left_end: int) -> Part:
    """Take some columns out of a sheet; where no person stands above them, with what stands above at the left."""
    names = [f"c{column}" for column in range(first, last + 1)]
    table = cells.table.select(["row", *names]).rename_columns(["row", *(f"c{at}" for at in range(len(names)))])
    above = [row[first:last + 1] for row in head[:block.candidate.start]]
    if first and not _WHO & set(lift(above)):
        borrowed = [[*row[:left_end + 1]] for row in head[:block.candidate.start]]
        width = max(len(names), left_end + 1)
        rows = [[*(row + [None] * width)[:width]] for row in borrowed]
        data = {"row": cells.table["row"].slice(0, len(rows))}
        data |= {f"c{at}": pa.array([row[at] for row in rows], pa.string()) for at in range(width)}
        rest = table.slice(block.candidate.start)
        for at in range(len(names), width):
            rest = rest.append_column(f"c{at}", pa.nulls(rest.num_rows, pa.string()))
        table = pa.concat_tables([pa.table(data), rest])
    table = table.filter(pc.is_valid(pc.coalesce(*table.columns[1:])))
    merged = [(top, left - first, end, right - first) for top, left, end, right in cells.merged if first <= left and right <= last]
    return Part(cells.sheet, table, merged, f"{_letter(first)}–{_letter(last)}")


def _letter(column: int) -> str:
    """Name a column as Excel does."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
