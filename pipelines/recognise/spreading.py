"""Rows laid out by month → one row a month where the months hold figures; a start and a deadline where they are ticked."""

from __future__ import annotations

import re
from calendar import monthrange

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.recognise.assignment import Assignment
from pipelines.recognise.calendar_columns import NAMES
from pipelines.recognise.month_meetings import PLAIN, meetings
from pipelines.recognise.month_rows import NOTHING, Spread, filled_any, first_of, named, ordered

_FIGURE = re.compile(r"^\s*\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*\s*(?=[A-Za-z]))?\s*(?:%|[A-Za-z][^\d]{1,30})?\s*$")
_SAMPLE = 2_000


def _seen(table: pa.Table, found: Assignment, kept: np.ndarray) -> list[str]:
    """List what stands in the months of the first rows."""
    some = table.take(pa.array(kept[:_SAMPLE]))
    columns = sorted(found.calendar.columns)
    return [text for c in columns for text in some[f"c{c}"].to_pylist() if text and not re.match(NOTHING, text)]


def holds_figures(texts: list[str], found: Assignment) -> bool:
    """Say whether months hold amounts (10, "2 Laporan"), not ticks: by what stands in them, then by the words over them."""
    if not texts:
        return False
    figures = [text for text in texts if _FIGURE.match(text)]
    if len(figures) <= len(texts) * 0.6:
        return False
    roles = {role for told in found.calendar.slots.values() for role in told}
    plain = [int(match.group(1)) if (match := PLAIN.match(text)) else 99 for text in figures]
    if max(plain) == 1:     # 1 is a tick, unless the title says what it counts
        return bool(roles & {"realisasi", "capaian_persen"}) or (roles == {"target"} and "satuan" in found.columns and "target" not in found.columns)
    return not (found.calendar.dated and max(plain) <= 5 and not roles & {"target", "realisasi"})     # the weeks of a schedule


def spread(table: pa.Table, found: Assignment, staged: dict[str, pa.Array], kept: np.ndarray, year: str | None) -> Spread:
    """Read columns laid out by month. `kept`: the rows that hold data, by position."""
    if not found.calendar or not len(kept):
        return Spread()
    texts = _seen(table, found, kept)
    years = _years(staged, table.num_rows, year)
    if found.kind.name == "dialog_kinerja":
        return meetings(table, found, kept, years, texts)
    if not holds_figures(texts, found):
        return Spread(columns=_schedule(table, found, staged, years))
    roles = {role for told in found.calendar.slots.values() for role in told}
    yearly = [name for name in ("realisasi", "capaian_persen", "capaian") if name in found.columns and staged[name].null_count < len(staged[name])]
    if found.kind.name == "rencana_aksi" and (yearly or ("target" in found.columns and not roles & {"", "target"})):
        planned = _schedule(table, found, staged, years) if roles & {"", "target"} else {}
        return Spread(columns={**planned, **_sums(table, found, staged)}, summed=True)
    return _by_month(table, found, kept, years)


def _years(staged: dict[str, pa.Array], count: int, year: str | None) -> pa.Array:
    years = pa.array([year] * count, pa.string())
    for name in ("periode", "tahun"):
        if name in staged:
            own = pc.struct_field(pc.extract_regex(staged[name], r"(?P<y>20\d\d)"), "y")
            years = pc.coalesce(own, years)
    return years


def _columns(told: dict[str, list[int]], *roles: str) -> list[int]:
    return [c for role in roles for c in told.get(role, ())]


def _schedule(table: pa.Table, found: Assignment, staged: dict[str, pa.Array], years: pa.Array) -> dict[str, pa.Array]:
    """Read a step's first and last month out of the months that are ticked."""
    if "tenggat" not in found.kind.fields:
        return {}
    none = pa.nulls(table.num_rows, pa.string())
    first, last = none, none
    for slot in sorted(found.calendar.slots):
        told = found.calendar.slots[slot]
        columns = _columns(told, "", "target") or _columns(told, "realisasi", "capaian_persen")
        marked = pa.array(filled_any(table, columns))
        own = pa.array([slot.year] * table.num_rows, pa.string()) if slot.year else years
        leap = pc.fill_null(pc.match_substring_regex(own, "^(?:20(?:[02468][048]|[13579][26]))$"), False)
        end_day = pc.if_else(leap, str(monthrange(2028, slot.last)[1]), str(monthrange(2027, slot.last)[1]))
        begin = pc.coalesce(pc.binary_join_element_wise(own, f"{slot.first:02d}", "01", "-"), pa.scalar(NAMES[slot.first - 1]))
        end = pc.coalesce(pc.binary_join_element_wise(own, f"{slot.last:02d}", end_day, "-"), pa.scalar(NAMES[slot.last - 1]))
        first = pc.coalesce(first, pc.if_else(marked, begin, none))
        last = pc.if_else(marked, end, last)
    return {name: pc.coalesce(staged[name], values) if name in staged else values for name, values in (("tanggal_mulai", first), ("tenggat", last))}


def _amount(texts: pa.Array) -> pa.Array:
    """Read the number at the head of a text: "1.250,5", "2 Laporan"."""
    number = pc.struct_field(pc.extract_regex(texts, r"^\s*(?P<n>\d[\d.,]*)"), "n")
    number = pc.replace_substring_regex(number, r"\.(\d{3})\b", r"\1")
    number = pc.replace_substring(number, ",", ".")
    return pc.cast(pc.if_else(pc.fill_null(pc.match_substring_regex(number, r"^\d+(?:\.\d*)?$"), False), number, pa.scalar(None, pa.string())), pa.float64())


def _sums(table: pa.Table, found: Assignment, staged: dict[str, pa.Array]) -> dict[str, pa.Array]:
    """Add the months up where the row has a figure of the whole year to set against them."""
    sums: dict[str, pa.Array] = {}
    for name, roles in (("target", ("", "target")), ("realisasi", ("realisasi",))):
        columns = [c for told in found.calendar.slots.values() for c in _columns(told, *roles)]
        if not columns:
            continue
        total = pa.nulls(table.num_rows, pa.float64())
        for c in columns:
            amount = _amount(table[f"c{c}"])
            total = pc.if_else(pc.is_null(total), amount, pc.add(total, pc.fill_null(amount, 0.0)))
        text = pc.replace_substring_regex(pc.cast(pc.round(total, 6), pa.string()), r"\.0$", "")
        sums[name] = pc.coalesce(staged[name], text) if name in staged else text
    return sums


def _by_month(table: pa.Table, found: Assignment, kept: np.ndarray, years: pa.Array) -> Spread:
    """Give one row for every month with a figure; a row without any stays as it is."""
    slots = sorted(found.calendar.slots)
    roles = sorted({role or "target" for told in found.calendar.slots.values() for role in told})
    fields = [role for role in roles if role in found.kind.fields]
    pieces: list[tuple[np.ndarray, dict[str, pa.Array]]] = []
    bare = np.ones(table.num_rows, dtype=bool)
    for slot in slots:
        told = found.calendar.slots[slot]
        filled = filled_any(table, [c for columns in told.values() for c in columns])
        bare &= ~filled
        at = pa.array(kept[filled[kept]])
        piece = {"periode": named(slot, years).take(at)}
        for name in fields:
            columns = _columns(told, name, "") if name == "target" else _columns(told, name)
            values = first_of(table, columns).take(at) if columns else pa.nulls(len(at), pa.string())
            piece[name] = pc.if_else(pc.fill_null(pc.match_substring_regex(values, r"\d"), False), values, pa.scalar(None, pa.string()))
        pieces.append((at.to_numpy(), piece))
    superseded = tuple(name for name in ("periode", *fields) if name in found.columns)
    return ordered(pieces, kept[bare[kept]], ("periode", "periode_awal", "periode_akhir", *fields), superseded)
