"""Meetings laid out by month: a date, a day or a tick under each month is one meeting."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.recognise.assignment import Assignment
from pipelines.recognise.month_rows import Spread, filled_any, first_of, named, ordered

PLAIN = re.compile(r"^\s*(\d{1,2})\s*$")
_NOT_HELD = r"(?i)^\s*(?:belum.*|tidak.*|blm.*|tdk.*|no|false|n/?a|✗|✘|❌|nihil)\s*$"
_TICK = r"(?i)^\s*(?:[xv√✓✔✅☑●•■▪*+]+|ya|yes|ok|oke|sudah.*|telah.*|terlaksana.*|selesai|done|ada|true|hadir|\d{1,2}\s*(?:x|kali)?)\s*$"
_DAY = r"(?i)^\s*(?:tgl\.?|tanggal)?\s*(?P<d>[0-2]?\d|3[01])\s*\.?\s*$"
_DAY_MONTH = r"(?i)^\s*(?:[a-z']+\s*[,/]\s*)?(?P<d>\d{1,2}\s*[-/ ]?\s*[a-z]{3,9})\.?\s*$"
_WHOLE = (
    r"\d{1,4}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{2,4}"
    r"|\d{1,2}\s*[-/ ]?\s*[A-Za-z]{3,9}\.?[-/ ]*(?:20)?\d\d\b"
)


def meetings(table: pa.Table, found: Assignment, kept: np.ndarray, years: pa.Array, texts: list[str]) -> Spread:
    """Give one meeting for every month that has a date, a day or a tick; other words tell what it was about."""
    plain = [int(match.group(1)) for text in texts if (match := PLAIN.match(text))]
    days = max(plain, default=0) > 4     # 1 to 4 in every month count meetings, or tick them
    ticked = any(re.match(r"^\s*[v√✓✔✅☑]\s*$", text, re.IGNORECASE) for text in texts)
    refused = _NOT_HELD + (r"|^\s*[xX]\s*$" if ticked else "")     # beside ticks, a cross says no
    none = pa.scalar(None, pa.string())
    pieces: list[tuple[np.ndarray, dict[str, pa.Array]]] = []
    for slot in sorted(found.calendar.slots):
        columns = [c for told in found.calendar.slots[slot].values() for c in told]
        values = first_of(table, columns)
        filled = pc.and_(pa.array(filled_any(table, columns)), pc.invert(pc.fill_null(pc.match_substring_regex(values, refused), True)))
        at = pa.array(kept[filled.to_numpy(zero_copy_only=False)[kept]])
        values, when = values.take(at), named(slot, years).take(at)
        day = pc.struct_field(pc.extract_regex(values, _DAY), "d") if days else pa.nulls(len(at), pa.string())
        within = slot.first == slot.last
        dated = pc.binary_join_element_wise(day, when, " ") if within else none
        partly = pc.struct_field(pc.extract_regex(values, _DAY_MONTH), "d")
        partly = pc.binary_join_element_wise(partly, slot.year or years.take(at), " ")
        whole = pc.fill_null(pc.match_substring_regex(values, _WHOLE), False)
        tick = pc.fill_null(pc.match_substring_regex(values, _TICK), False)
        tanggal = pc.coalesce(pc.if_else(whole, values, none), dated, partly, when)
        about = pc.if_else(pc.or_(pc.or_(whole, tick), pc.or_(pc.is_valid(day), pc.is_valid(partly))), none, values)
        pieces.append((at.to_numpy(), {"tanggal": tanggal, "uraian": about}))
    superseded = tuple(name for name in ("tanggal",) if name in found.columns)
    return ordered(pieces, np.array([], dtype=np.int64), ("tanggal", "uraian"), superseded)
