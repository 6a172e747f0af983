"""Sheets that come back: problem rows of an upload, handed out in its own layout and corrected by hand.

The workbook handed out adds columns at the right, told by the end of their headers; one of them, hidden, holds the mark:
how the sheet was understood and where its rows come from. They are taken off before anything is recognised.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.language import _
from pipelines.recognise.found import CellsLike, Found, SavedMapping
from pipelines.recognise.vocabulary import vocabulary
from pipelines.recognise.words import canon

OWN = "(Pantau Kinerja)"  # ends the header of every added column, in every language
_LOOK = 80  # rows of a sheet among which a header is looked for


@dataclass(frozen=True)
class Mark:
    """Hold how a sheet was understood and which sheet of which original (sha256, label) its rows come from."""

    kind: str
    signature: str
    sheet: str  # the name that recognition read: it may tell a period or a person
    sha256: str
    label: str
    year: str
    columns: dict[str, str]  # field → header; an empty header says that no column is that field
    name: str = ""  # of the original file, which may tell a month or a person

    def header(self) -> str:
        """Write the mark as the header of a column."""
        return f"{json.dumps(asdict(self), ensure_ascii=False, separators=(',', ':'))} {OWN}"


@dataclass
class Sheet:
    """Hold a sheet without the added columns (a CellsLike)."""

    sheet: str
    table: pa.Table
    merged: list[tuple[int, int, int, int]]


@dataclass
class Returned:
    """Hold a sheet that came back, its mark unless somebody removed it, and the original row of each of its rows."""

    cells: Sheet
    mark: Mark | None = None
    origins: dict[int, int] = field(default_factory=dict)

    def mappings(self, known: Mapping[str, SavedMapping] | None) -> dict[str, SavedMapping]:
        """Add how the sheet was understood to the remembered layouts; a person's own choice goes before it."""
        own = {self.mark.signature: SavedMapping(self.mark.kind, self.mark.columns)} if self.mark else {}
        return {**own, **(known or {})}

    def sign(self, founds: list[Found]) -> list[Found]:
        """Say of every table that it holds only some rows of its export, and of which year it was."""
        for found in founds:
            found.returned = self
            found.reasons.append(_("lembar perbaikan: baris lain tidak disentuh"))
            if self.mark and self.mark.year:
                found.identity.setdefault("tahun", self.mark.year)
        return founds


def columns_of(kind: str, columns: Mapping[str, str], headers: list[str] | None = None) -> dict[str, str]:
    """Write a choice of columns (field → header) so that it holds for few rows as for many: the fields without a column too.

    A header that stands twice names no column; the rules share those out again.
    """
    often = Counter(map(canon, headers or list(columns.values())))
    told = {name: header for name, header in columns.items() if often[canon(header)] == 1}
    return told | {name: "" for name in vocabulary().kinds[kind].fields if name not in columns}


def take_off(cells: CellsLike) -> Returned | None:
    """Return a sheet without the columns that we added, or None when it has none."""
    table = cells.table
    own = {name: text for name in table.column_names[1:] if (text := _own_header(table, name))}
    mark = next((mark for text in own.values() if (mark := _mark(text))), None)
    if not own or (len(own) < 2 and mark is None):  # a title may end like that
        return None
    kept = [name for name in table.column_names[1:] if name not in own]
    at = {int(name[1:]): place for place, name in enumerate(kept)}
    bare = table.select(["row", *kept]).rename_columns(["row", *(f"c{place}" for place in range(len(kept)))])
    if kept:
        bare = bare.filter(pc.is_valid(pc.coalesce(*bare.columns[1:])))
    merged = [(top, at[first], end, at[last]) for top, first, end, last in cells.merged if first in at and last in at]
    return Returned(Sheet(mark.sheet if mark else cells.sheet, bare, merged), mark, _origins(table, list(own)))


def _own_header(table: pa.Table, name: str) -> str | None:
    head = table[name].slice(0, _LOOK)
    ours = head.filter(pc.ends_with(head, OWN))
    return str(ours[0].as_py()) if len(ours) else None


def _origins(table: pa.Table, own: list[str]) -> dict[int, int]:
    """Read the rows of the original out of the added column that holds numbers."""
    for name in own:
        numbered = table.filter(pc.fill_null(pc.match_substring_regex(table[name], r"^\d{1,7}$"), False))
        if numbered.num_rows and numbered.num_rows * 2 > len(table[name]) - table[name].null_count - 1:
            return dict(zip(numbered["row"].to_pylist(), map(int, numbered[name].to_pylist()), strict=True))
    return {}


def _mark(text: str) -> Mark | None:
    if not text.startswith("{"):
        return None
    try:
        told: dict[str, Any] = json.loads(text.removesuffix(OWN))
    except ValueError:  # edited by hand: the sheet is partial all the same
        return None
    columns = told.get("columns")
    whole = {f.name for f in fields(Mark)} - set(told) <= {"name"} and set(told) <= {f.name for f in fields(Mark)} and isinstance(columns, dict) and all(isinstance(v, str) for v in columns.values())
    texts = whole and all(isinstance(value, str) for name, value in told.items() if name != "columns")
    return Mark(**told) if texts and told["kind"] in vocabulary().kinds else None
