"""Dates that are only a day ("5", "Senin, 5", "5/8"), completed by the month and year that stand elsewhere."""

from __future__ import annotations

import re

import pyarrow as pa
import pyarrow.compute as pc

from pipelines.recognise.calendar_columns import month_of
from pipelines.recognise.naming import Named
from pipelines.recognise.vocabulary import Kind

_NAMED_DAY = r"(?:(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad|sen|sel|rab|kam|jum|sab|min)\b\s*[,/.\-]?\s*)?"
_DAY = rf"(?i)^\s*{_NAMED_DAY}(?:tgl\.?|tanggal)?\s*(?P<d>0?[1-9]|[12]\d|3[01])\s*\.?\s*$"
_DAY_MONTH = (
    rf"(?i)^\s*{_NAMED_DAY}(?P<d>0?[1-9]|[12]\d|3[01])[\s\-/]*"
    rf"(?P<m>jan|[fp]eb|mar|apr|mei|may|jun|jul|agu|ags|agt|aug|sep|okt|oct|nov|nop|des|dec)[a-z]{{0,6}}\.?\s*$"
)
_SLASHED = rf"(?i)^\s*{_NAMED_DAY}(?P<d>0?[1-9]|[12]\d|3[01])\s*/\s*(?P<m>0?[1-9]|1[0-2])\s*$|^\s*(?P<e>0[1-9]|[12]\d|3[01])-(?P<n>0[1-9]|1[0-2])\s*$"
_SHORT = re.compile("|".join(re.sub(r"\?P<\w>", "", pattern.removeprefix("(?i)")) for pattern in (_DAY, _DAY_MONTH, _SLASHED)), re.IGNORECASE)
_NO_DIGITS = str.maketrans("", "", "0123456789")
_NOT_DAYS = {"tanggal_input", "waktu_dinilai", "tmt", "tmt_unit", "periode_awal", "periode_akhir"}
_SAMPLE = 500
_MOST_PERIODS = 1_000


def month_and_year(period: str | None) -> tuple[int | None, str | None]:
    """Read the one month, and the year, that a period names: "Agustus 2026", "08/2026", a date on its first day."""
    if not period:
        return None, None
    if whole := re.match(r"^\s*(20\d\d)-(\d\d)(?:-\d\d)?\b", period):
        return int(whole.group(2)), whole.group(1)
    year = re.search(r"20\d\d", period)
    if number := re.match(r"^\s*(?:bulan\s*)?(0?[1-9]|1[0-2])\s*(?:[-/]\s*20\d\d)?\s*$", period, re.IGNORECASE):
        return int(number.group(1)), year.group() if year else None
    months = {month for word in re.findall(r"[a-z]+", period.lower()) if (month := month_of(word)) is not None}
    return (months.pop() if len(months) == 1 else None), year.group() if year else None


def _incomplete(values: pa.Array) -> bool:
    """Say whether any value is too short for a date, without a look at every text."""
    if pc.any(pc.less_equal(pc.utf8_length(values), 2)).as_py():
        return True
    length = len(values)
    starts = (0,) if length <= _SAMPLE else (0, length // 2, max(0, length - _SAMPLE))
    some = {text for start in starts for text in values.slice(start, _SAMPLE).to_pylist() if text}
    return any(len(text) < 24 and len(text) - len(text.translate(_NO_DIGITS)) < 5 and _SHORT.match(text) for text in some)


def _periods(staged: dict[str, pa.Array], count: int, named: Named) -> tuple[pa.Array, pa.Array]:
    """Return every row's month ("08") and year, from its period, its year, or the names of sheet and file."""
    none = pa.nulls(count, pa.string())
    months, years = none, none
    if "periode" in staged:
        texts = staged["periode"]
        different = pc.unique(texts)
        if len(different) <= _MOST_PERIODS:
            read = [month_and_year(text) for text in different.to_pylist()]
            at = pc.index_in(texts, value_set=different)
            months = pa.array([f"{month:02d}" if month else None for month, _year in read], pa.string()).take(at)
            years = pa.array([year for _month, year in read], pa.string()).take(at)
    if "tahun" in staged:
        years = pc.coalesce(years, pc.struct_field(pc.extract_regex(staged["tahun"], r"(?P<y>20\d\d)"), "y"))
    own = f"{named.month:02d}" if named.month else None
    return pc.coalesce(months, pa.scalar(own, pa.string())), pc.coalesce(years, pa.scalar(named.year, pa.string()))


def complete_days(staged: dict[str, pa.Array], kind: Kind, count: int, named: Named) -> None:
    """Complete the dates of staged columns that are only a day, or a day and a month."""
    wanting = [name for name, values in staged.items() if kind.fields[name].values == "tanggal" and name not in _NOT_DAYS and _incomplete(values)]
    if not wanting:
        return
    months, years = _periods(staged, count, named)
    for name in wanting:
        values = staged[name]
        day = pc.utf8_lpad(pc.struct_field(pc.extract_regex(values, _DAY), "d"), 2, "0")
        whole = pc.binary_join_element_wise(years, months, day, "-")
        spelt = pc.extract_regex(values, _DAY_MONTH)
        spelt = pc.binary_join_element_wise(pc.struct_field(spelt, "d"), pc.struct_field(spelt, "m"), years, " ")
        slashed = pc.extract_regex(values, _SLASHED)
        slashed = pc.binary_join_element_wise(
            _either(slashed, "d", "e"), _either(slashed, "m", "n"), years, "-"
        )
        staged[name] = pc.coalesce(whole, spelt, slashed, values)


def _either(found: pa.Array, one: str, other: str) -> pa.Array:
    first = pc.struct_field(found, one)
    return pc.if_else(pc.equal(first, ""), pc.struct_field(found, other), first)
