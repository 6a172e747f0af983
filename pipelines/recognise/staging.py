"""Data rows of a table as one text column per field of the kind."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.recognise.assignment import Assignment
from pipelines.recognise.days import complete_days
from pipelines.recognise.month_rows import Spread
from pipelines.recognise.naming import Named
from pipelines.recognise.persons import PERSON, pair_rows, person_from_above, split_person
from pipelines.recognise.private import without_nik
from pipelines.recognise.rows import Sorted, open_rows
from pipelines.recognise.spreading import spread
from pipelines.recognise.vocabulary import Kind

# Columns that forms leave blank on the further rows of a group, when only the first row is numbered.
_GROUP = ("nip", "nama", "nama_nip", "unit_kerja", "jabatan", "tanggal", "rhk_pimpinan", "rhk", "jenis", "periode")
_MANY_RUNS = 4_096  # pieces that are cheaper to copy than to carry along


def _text(table: pa.Table, column: int) -> pa.Array:
    return table[f"c{column}"].cast(pa.string())


def _kept(values: pa.Array, runs: list[tuple[int, int]]) -> pa.ChunkedArray:
    """Take runs of rows without copying their texts."""
    whole = values if isinstance(values, pa.ChunkedArray) else pa.chunked_array([values])
    if len(runs) > _MANY_RUNS:
        return whole.take(pa.array(np.concatenate([np.arange(start, end) for start, end in runs])))
    return pa.chunked_array([chunk for start, end in runs for chunk in whole.slice(start, end - start).chunks], whole.type)


def _runs(keep: np.ndarray) -> list[tuple[int, int]]:
    """List the runs of rows that are kept, as (first, after the last)."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], keep.astype(np.int8), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _spread_merged(values: pa.Array, rows: np.ndarray, ranges: list[tuple[int, int]]) -> pa.Array:
    """Fill a column down inside its merged ranges."""
    source = np.arange(len(values))
    if not ranges:
        return values
    bounds = np.array(ranges)
    first = np.searchsorted(rows, bounds[:, 0])
    last = np.searchsorted(rows, bounds[:, 1], side="right")
    for start, end in zip(first.tolist(), last.tolist(), strict=True):
        if end - start > 1:
            source[start:end] = start
    return pc.coalesce(values, values.take(pa.array(source)))


def _spread_groups(values: pa.Array, continues: np.ndarray) -> pa.Array:
    """Fill a column down over the rows that continue the numbered row above them."""
    source = np.where(continues, 0, np.arange(len(values)))
    np.maximum.accumulate(source, out=source)
    return pc.coalesce(values, values.take(pa.array(source)))


def _continues(table: pa.Table, found: Assignment, skipped: np.ndarray) -> np.ndarray | None:
    column = found.number_column
    if column is None:
        return None
    filled = pc.is_valid(table[f"c{column}"]).to_numpy(zero_copy_only=False)
    data = ~skipped
    if not data.any() or filled[data].mean() > 0.98 or filled[data].mean() < 0.05 or not filled[np.flatnonzero(data)[0]]:
        return None
    return data & ~filled


def stage(
    table: pa.Table, found: Assignment, sorted_rows: Sorted, identity: dict[str, str],
    merged: list[tuple[int, int, int, int]], named: Named,
) -> tuple[pa.Table, list[tuple[int, str]], Spread, list[str]]:
    """Build the staged table of the data rows, the list of skipped rows with their reasons, what became of columns laid out by month, the fields that held a NIK.

    A row laid out by month may stand in the staged table once a month, under its one number.
    """
    kind, count = found.kind, table.num_rows
    rows = table["row"].to_numpy()
    skipped = ~open_rows(sorted_rows.reason)
    staged = _texts(table, found, sorted_rows, skipped, merged)
    niks = without_nik(staged)
    _from_around(staged, kind, sorted_rows, identity, count)
    complete_days(staged, kind, count, named)
    year = re.search(r"20\d\d", identity.get("tahun", "") or identity.get("periode", ""))
    wide = spread(table, found, staged, np.flatnonzero(~skipped), year.group() if year else named.year)
    if wide.sources is not None:
        result = _by_month(table["row"], kind, staged, wide)
        empty = np.setdiff1d(np.flatnonzero(~skipped), wide.sources)
        sorted_rows.reason[empty] = "tanpa_isi"
        skipped[empty] = True
    else:
        staged.update(wide.columns)
        runs = _runs(~skipped)
        nothing = pa.nulls(int((~skipped).sum()), pa.string())
        arrays = [_kept(table["row"], runs)]
        arrays += [_kept(staged[name], runs) if name in staged else nothing for name in kind.fields]
        result = pa.table(dict(zip(["row", *kind.fields], arrays, strict=True)))
    return result, [(int(rows[i]), str(sorted_rows.reason[i])) for i in np.flatnonzero(skipped)], wide, niks


def _texts(
    table: pa.Table, found: Assignment, sorted_rows: Sorted, skipped: np.ndarray, merged: list[tuple[int, int, int, int]],
) -> dict[str, pa.Array]:
    """Take the columns of the fields, merged cells and groups filled down, people in one cell parted."""
    rows, count = table["row"].to_numpy(), table.num_rows
    continues = _continues(table, found, skipped)
    by_column: dict[int, list[tuple[int, int]]] = {}
    if count:
        for first_row, first_column, last_row, _last_column in merged:
            if last_row > first_row and first_row >= rows[0] and first_row <= rows[-1]:
                by_column.setdefault(first_column, []).append((first_row, last_row))
    staged: dict[str, pa.Array] = {}
    for name, column in found.columns.items():
        values = _spread_merged(_text(table, column), rows, by_column.get(column, []))
        if continues is not None and name in _GROUP:
            values = _spread_groups(values, continues)
        staged[name] = values
    if sorted_rows.stacked:
        nip = np.full(count, None, dtype=object)
        for position, value in sorted_rows.stacked:
            nip[position - 1] = value
        own = pa.array(nip, pa.string())
        staged["nip"] = pc.coalesce(staged["nip"], own) if "nip" in staged else own
    split_person(staged)
    pair_rows(table, found, staged, ~skipped)
    if continues is not None and "nama_nip" in staged:
        nip, nama = (_spread_groups(staged[name], continues) for name in ("nip", "nama"))
        # Further rows of a group are its person's, but for those that name somebody else.
        own = pc.or_(pc.is_null(staged["nama"]), pc.fill_null(pc.equal(staged["nama"], nama), False))
        staged["nip"], staged["nama"] = pc.if_else(own, nip, staged["nip"]), pc.coalesce(staged["nama"], nama)
    return staged


def _from_around(staged: dict[str, pa.Array], kind: Kind, sorted_rows: Sorted, identity: dict[str, str], count: int) -> None:
    """Fill in what rows between the records and the lines above the table say of them."""
    for name in sorted_rows.carry.at:
        carried = sorted_rows.carry.column(name, count)
        staged[name] = pc.coalesce(staged[name], carried) if name in staged else carried
    for name in kind.person:
        # Whoever is in charge of a step: its person, where nobody stands above as the owner of the plan.
        if name in staged and not any(person in staged or person in identity for person in PERSON):
            staged["nama"] = staged[name]
    person_from_above(staged, identity, count)
    for name, value in identity.items():
        if name in kind.fields and name not in {"nip", "nama", "jabatan", "golongan"}:
            scalar = pa.scalar(value, pa.string())
            staged[name] = pc.coalesce(staged[name], scalar) if name in staged else pa.array([value] * count, pa.string())


def _by_month(numbers: pa.ChunkedArray, kind: Kind, staged: dict[str, pa.Array], wide: Spread) -> pa.Table:
    """Lay the rows out once a month: what the month says in place of what the row says of the whole year."""
    at = pa.array(wide.sources)
    columns = {"row": numbers.take(at)}
    for name in kind.fields:
        own = staged[name].take(at) if name in staged else pa.nulls(len(at), pa.string())
        if name not in wide.columns:
            columns[name] = own
        elif name == "uraian":
            columns[name] = pc.coalesce(wide.columns[name], own)
        else:
            columns[name] = pc.if_else(wide.monthly, wide.columns[name], own)
    return pa.table(columns)
