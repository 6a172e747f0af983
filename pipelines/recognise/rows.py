"""What the rows under a header are: data, or numbering, section, day, repeated header, footer, or nothing filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.recognise.assignment import Assignment
from pipelines.recognise.filled import fill_count, first_texts, valid
from pipelines.recognise.headers import is_numbering
from pipelines.recognise.marks import HARD_END, SIGNATURE, SUM, Row
from pipelines.recognise.sections import Between, Carry

_KEYS = {
    "catatan_harian": ("kegiatan", "hasil"), "rencana_aksi": ("rencana_aksi",), "rhk": ("rhk", "indikator"), "dialog_kinerja": ("tanggal", "uraian", "tindak_lanjut"),
    "pegawai": ("nip", "nama", "nama_nip"), "ketidakhadiran": ("tanggal_mulai", "jenis"), "penilaian": ("predikat", "nip"), "laporan_skp": ("status", "nip"),
}
_MOST_FEET = 200     # lines under tables that are looked above
_NO_DATA = (None, "baris_hari", "baris_bagian")     # what a line of a signature may have been taken for
_PERSON_LINE = re.compile(r"\W*(?:nip|jabatan|unit|pangkat|gol)", re.IGNORECASE)
# Fields that may be laid out beforehand: a row with nothing else has not been filled in.
_SCAFFOLD = {"nip", "nama", "nama_nip", "unit_kerja", "unit_induk", "jabatan", "golongan", "jenis_pegawai", "periode", "tahun", "bulan", "nip_atasan", "nama_atasan", "verifikator", "status"}
_FILLABLE = {"catatan_harian": _SCAFFOLD | {"tanggal"}, "dialog_kinerja": _SCAFFOLD, "ketidakhadiran": _SCAFFOLD, "rencana_aksi": _SCAFFOLD - {"status"}, "rhk": _SCAFFOLD - {"status"}}


@dataclass
class Sorted:
    """Hold the reason for every row that is no data, and what those rows carry."""

    reason: np.ndarray
    carry: Carry
    stacked: list[tuple[int, str]] = field(default_factory=list)   # ids that stand in the row under their name


def _looks_numbered(table: pa.Table, column: int | None) -> np.ndarray | None:
    """Say which rows carry a running number, when most rows do."""
    if column is None:
        return None
    numbered = pc.fill_null(pc.match_substring_regex(table[f"c{column}"], r"^\s*\d{1,7}\.?\s*$"), False).to_numpy(zero_copy_only=False)
    return numbered if numbered.mean() > 0.3 else None


def _data_mask(table: pa.Table, fill: np.ndarray, found: Assignment, numbered: np.ndarray | None) -> np.ndarray:
    """Say which rows surely hold data: after a footer only they reopen the table."""
    columns = found.columns
    keys = [columns[name] for name in _KEYS.get(found.kind.name, ()) if name in columns]
    mask = np.zeros(table.num_rows, dtype=bool)
    for column in keys[:2] or sorted(found.calendar.columns):
        mask |= valid(table, column)
    if "tanggal" in columns and found.kind.name in {"catatan_harian", "dialog_kinerja"}:
        mask &= valid(table, columns["tanggal"])
    usual = int(np.median(fill)) if len(fill) else 0
    mask &= fill >= max(2, min(4, usual), int(usual * 0.6))
    return mask & numbered if numbered is not None else mask


def _labelled(table: pa.Table) -> np.ndarray:
    """Say which rows have a cell that begins with a colon: the value of a label, never a note."""
    mask = np.zeros(table.num_rows, dtype=bool)
    for name in table.column_names[2:7]:
        column = table[name]
        if column.null_count < len(column):
            mask |= pc.fill_null(pc.starts_with(column, ":"), False).to_numpy(zero_copy_only=False)
    return mask


def _stacked(table: pa.Table, found: Assignment, fill: np.ndarray, reason: np.ndarray) -> list[tuple[int, str]]:
    """Find ids that stand alone in the row under their name."""
    at = found.columns.get("nama", found.columns.get("nama_nip"))
    if at is None or "nip" in found.columns:
        return []
    texts = table[f"c{at}"]
    lone = pc.and_(pc.match_substring_regex(texts, r"(?i)^\W*(nip|ni pppk|nrk|npp)?[\s.:]*~?\d[\d .]{7,24}$"), pa.array(fill <= 2))
    stacked: list[tuple[int, str]] = []
    for position in np.flatnonzero(pc.fill_null(lone, False).to_numpy(zero_copy_only=False)).tolist():
        if position and reason[position] is None and texts[position - 1].is_valid and fill[position - 1] >= 2:
            stacked.append((position, texts[position].as_py()))
            reason[position] = "baris_lanjutan"
    return stacked


def _numbering_rows(table: pa.Table, starts: list[int], reason: np.ndarray) -> None:
    """Mark rows that number the columns, right under a header."""
    for start in starts:
        for position in range(start, min(start + 2, table.num_rows)):
            if reason[position] is None and is_numbering(_row(table, position)):
                reason[position] = "baris_nomor"


def open_rows(reason: np.ndarray) -> np.ndarray:
    """Say which rows have no reason yet."""
    return np.asarray(reason == np.array(None), dtype=bool)


def _row(table: pa.Table, position: int) -> Row:
    return [table[name][position].as_py() for name in table.column_names[1:]]


def sort_rows(table: pa.Table, found: Assignment, repeated: dict[int, int], tail: int | None = None) -> Sorted:
    """Give every row beneath a header its reason (None = data).

    `repeated`: position → rows of the header printed again. `tail`: where the lines above the next table begin.
    """
    count = table.num_rows
    reason = np.full(count, None, dtype=object)
    carry = Carry()
    if not count:
        return Sorted(reason, carry)
    fill = fill_count(table)
    numbered = _looks_numbered(table, found.number_column)
    labelled = _labelled(table)
    data = _data_mask(table, fill, found, numbered) & ~labelled
    if tail is not None:
        reason[tail:] = "judul_ulang"
    for position, depth in repeated.items():
        reason[position:position + depth] = "judul_ulang"
    _numbering_rows(table, [0, *(position + depth for position, depth in repeated.items())], reason)
    stacked = _stacked(table, found, fill, reason)

    usual = float(np.median(fill[data])) if data.any() else float(np.median(fill))
    sparse = (fill <= max(2, usual * 0.6)) | (labelled & (fill <= 6))
    low = np.flatnonzero(sparse & open_rows(reason))
    candidates = table.take(pa.array(low))
    key_columns = {found.columns[name] for name in _KEYS.get(found.kind.name, ())[:1] if name in found.columns}
    between = Between(found, carry, key_columns, _undated(table, found, key_columns))
    ends = np.array(sorted([*repeated, count]))
    data_at = np.flatnonzero(data)
    closed_until = -1
    for order, (position, text) in enumerate(zip(low.tolist(), first_texts(candidates), strict=True)):
        if text is None or position < closed_until or len(text) > 200:
            continue
        lone = int(fill[position])
        under_person = position > 0 and reason[position - 1] == "baris_bagian" and bool(_PERSON_LINE.match(text))
        footer = _footer(text, lone, bool(data[position]), numbered is not None and bool(numbered[position]))
        if footer and not (under_person and lone <= 3):
            if footer != "sum":
                closed_until = int(ends[np.searchsorted(ends, position, side="right")])
            if footer == "signature":
                nearest = np.searchsorted(data_at, position + 1)
                closed_until = min(closed_until, int(data_at[nearest]) if nearest < len(data_at) else count)
            part = reason[position:max(closed_until, position + 1)]
            part[open_rows(part)] = "kaki_tabel"
        elif lone <= 3 or labelled[position]:
            reason[position] = between.reason(_row(candidates, order), position)
    _signature_blocks(table, reason, fill, data, numbered)
    _blank_rows(table, found, reason)
    _repeat_titles(reason, [*repeated, *([tail] if tail is not None else [])], fill, data)
    return Sorted(reason, carry, stacked)


def _footer(text: str, lone: int, is_data: bool, is_numbered: bool) -> str | None:
    """Say which kind of footer a sparse row is: one that ends the table for good, a sum, or a signature."""
    if HARD_END.match(text) and lone <= 3:
        return "end"
    if SUM.match(text) and not is_data and not is_numbered:
        return "sum"
    return "signature" if SIGNATURE.match(text) and lone <= 4 and not is_data else None


def _signature_blocks(table: pa.Table, reason: np.ndarray, fill: np.ndarray, data: np.ndarray, numbered: np.ndarray | None) -> None:
    """Let a footer reach up to the blank row over it: place and date, titles and names stand above the first line that shows it to be one."""
    rows = table["row"].to_numpy()
    for foot in np.flatnonzero(reason == "kaki_tabel")[:_MOST_FEET].tolist():
        if foot and reason[foot - 1] == "kaki_tabel":
            continue
        top = first = foot
        while first and foot - first < 8 and reason[first - 1] in _NO_DATA and fill[first - 1] <= 3 and not data[first - 1] and not (numbered is not None and numbered[first - 1]):
            first -= 1
            if not first or rows[first] - rows[first - 1] > 1:
                top = first
        reason[top:foot] = "kaki_tabel"


def _undated(table: pa.Table, found: Assignment, keys: set[int]) -> np.ndarray:
    """Say which rows have their main text and no date."""
    own = found.columns.get("tanggal")
    if own is None:
        return np.ones(table.num_rows, dtype=bool)
    return np.logical_or.reduce([valid(table, column) for column in keys], axis=0) & ~valid(table, own) if keys else ~valid(table, own)


def _blank_rows(table: pa.Table, found: Assignment, reason: np.ndarray) -> None:
    """Mark rows where only what may be laid out beforehand is filled: nobody has written anything there."""
    laid = _FILLABLE.get(found.kind.name, set())
    content = np.zeros(table.num_rows, dtype=bool)
    for name, column in found.columns.items():
        if name not in laid:
            content |= valid(table, column)
    for column in [*found.unmapped, *found.calendar.columns]:
        content |= valid(table, column)
    reason[~content & open_rows(reason)] = "tanpa_isi"


def _repeat_titles(reason: np.ndarray, repeated: list[int], fill: np.ndarray, data: np.ndarray) -> None:
    """Mark the titles printed again over a repeated header."""
    for position in repeated:
        above = position - 1
        while above >= 0 and not data[above] and fill[above] <= 3 and reason[above] in {None, "tanpa_isi", "baris_bagian"} and position - above <= 12:
            if reason[above] != "baris_bagian":
                reason[above] = "judul_ulang"
            above -= 1
