"""Columns laid out by time (Jan … Des, Triwulan I … IV): which column speaks of which months, and of what."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.recognise.words import canon

if TYPE_CHECKING:
    from pipelines.recognise.assignment import Header

NAMES = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_MONTH = re.compile(
    r"(?:(jan(?:uari|uary)?)|([fp]eb(?:ruari|ruary)?)|(mar(?:et|ch)?)|(apr(?:il)?)|(mei|may)|(jun[ie]?)|(jul[iy]?)|(ag(?:u|us|ust|ustus|s|t|st)|aug(?:ust)?)"
    r"|(sept?(?:ember)?)|(o[kc]t(?:ober)?)|(no[vp](?:ember)?)|(des(?:ember)?|dec(?:ember)?))"
)
_PART = re.compile(r"\b(?:(triwulan|triw|tw|kuartal|quarter|q)|(semester|smt|sem))\s*(?:ke\s*)?(iv|iii|ii|i|[1-4])\b")
_YEAR = re.compile(r"\b20\d\d\b")
# What may stand beside the month; anything else ("saldo januari") makes the column one of its own.
_BESIDE = frozenset(
    ["bulan", "target", "realisasi", "jadwal", "waktu", "pelaksanaan", "rencana", "capaian", "tahun", "per", "output", "kinerja", "kegiatan", "periode",
     "timeline", "persen", "volume", "t", "r", "c", "kuantitas", "bulanan", "triwulanan", "dialog", "tanggal", "jumlah", "penyelesaian", "fisik",
     "tahapan", "time", "schedule", "plan", "month", "of", "progres", "aksi", "sasaran", "individu", "matriks", "pada", "dan", "untuk", "pencapaian",
     "tahunan", "waktunya", "ke", "tgl", "planned", "actual"]
)
_ROLES = {
    "realisasi": "realisasi", "r": "realisasi", "actual": "realisasi",
    "target": "target", "t": "target", "rencana": "target", "plan": "target", "planned": "target",
}
_SPOKEN = re.compile(r"\b(?:bulan|month|triwulan|tw|kuartal|jadwal|waktu|pelaksanaan)\b")
_FIRST_DAY = re.compile(r"^(20\d\d)-(\d\d)-01(?: 00:00:00)?$")


@dataclass(frozen=True, order=True)
class Slot:
    """Hold the months that a column speaks of; year only where its header tells it."""

    year: str
    first: int
    last: int

    def words(self, year: str | None = None) -> str:
        """Name the time: "Maret 2026", "Triwulan II"."""
        size = self.last - self.first + 1
        name = NAMES[self.first - 1] if size == 1 else f"{'Triwulan' if size == 3 else 'Semester'} {_ROMAN[(self.first - 1) // size]}"
        return " ".join(filter(None, (name, self.year or year)))


@dataclass
class Calendar:
    """Hold the columns of each time, by what they say of it: target, realisasi, capaian_persen, or nothing told ('')."""

    slots: dict[Slot, dict[str, list[int]]] = field(default_factory=dict)
    dated: bool = False      # the words over the columns call them a schedule

    def __len__(self) -> int:
        return len(self.slots)

    @property
    def columns(self) -> set[int]:
        """Return every column that speaks of a time."""
        return {column for told in self.slots.values() for columns in told.values() for column in columns}


def month_of(word: str) -> int | None:
    """Return the number of a month's name, however it is cut short."""
    match = _MONTH.fullmatch(word) if 3 <= len(word) < 10 else None
    return match.lastindex if match else None


def _slot(words: list[str]) -> tuple[Slot, list[str]] | None:
    """Read the time out of a header's words; return it with the words beside it."""
    text = " ".join(words)
    year = _YEAR.search(text)
    rest = _YEAR.sub(" ", text)
    months = {word: month for word in rest.split() if (month := month_of(word)) is not None}
    if (part := _PART.search(rest)) and months:     # a month under its quarter
        rest = rest[:part.start()] + rest[part.end():]
    elif part:
        size = 3 if part.group(1) else 6
        number = int(part.group(3)) if part.group(3).isdigit() else _ROMAN.index(part.group(3).upper()) + 1
        if number * size > 12:
            return None
        rest = rest[:part.start()] + rest[part.end():]
        return Slot(year.group() if year else "", number * size - size + 1, number * size), rest.split()
    if len(set(months.values())) != 1:
        return None
    month = next(iter(months.values()))
    return Slot(year.group() if year else "", month, month), [word for word in rest.split() if word not in months]


@lru_cache(maxsize=20_000)
def _read(label: str) -> tuple[Slot, str, bool] | None:
    """Read a header as a time: the time, what the column says of it, and whether it is called a schedule."""
    words = canon(label).split()
    read = _slot(words) if len(words) <= 9 else None
    if read is None or not _BESIDE.issuperset(word for word in read[1] if not word.isdigit() or len(word) > 1):
        return None
    slot, beside = read
    roles = [_ROLES[word] for word in beside if word in _ROLES]
    role = "capaian_persen" if "persen" in beside or ("capaian" in beside and not roles) else "realisasi" if "realisasi" in roles else roles[0] if roles else ""
    return slot, role, bool({"jadwal", "waktu", "pelaksanaan", "timeline", "schedule"}.intersection(beside))


def calendar_of(headers: list[Header]) -> Calendar:
    """Find the columns that are laid out by time, when there are at least three times of one size (or two half years)."""
    seen: list[tuple[int, Slot, str]] = []
    blank: set[int] = set()
    dated = False
    carried: tuple[Slot, str] | None = None
    for column, header in enumerate(headers):
        if not header.label:
            if carried:         # weeks under one month, or two merged cells: the month goes on until the next title
                seen.append((column, *carried))
                blank.add(column)
            continue
        carried = None
        read = _read(header.label)
        if read is None:
            continue
        slot, role, called = read
        dated |= called
        seen.append((column, slot, role))
        carried = (slot, role) if len(header.texts) <= 1 else None
    if len(seen) < 2:
        return Calendar()
    sizes = Counter(slot.last - slot.first for slot in {slot for _c, slot, _r in seen})
    size, times = max(sizes.items(), key=lambda item: (item[1], -item[0]))
    if times < (2 if size == 5 else 3):
        return Calendar()
    found = Calendar(dated=dated)
    wide = len({slot for column, slot, _r in seen if column in blank}) >= times * 0.6
    for column, slot, role in seen:
        if slot.last - slot.first == size and (wide or column not in blank):
            found.slots.setdefault(slot, {}).setdefault(role, []).append(column)
    return found


def spelt_out(parent: list[str | None], child: list[str | None], under: dict[int, int]) -> list[str | None]:
    """Write out months and quarters that are only numbered (1 … 12, I … IV) under a title that speaks of them."""
    result = child
    for first in set(under.values()):
        told = canon(parent[first] or "")
        if not _SPOKEN.search(told):
            continue
        columns = [c for c, above in under.items() if above == first and c < len(child)]
        texts = [(child[c] or "").strip(" .()").upper() for c in sorted(columns)]
        quarters = len(texts) == 4 and bool(re.search(r"triwulan|tw|kuartal", told))
        if len(texts) not in ({4} if quarters else {12}) or texts not in ([str(n) for n in range(1, len(texts) + 1)], list(_ROMAN[:len(texts)])):
            continue
        result = list(result)
        for number, c in enumerate(sorted(columns)):
            result[c] = f"Triwulan {_ROMAN[number]}" if quarters else NAMES[number]
    return result


def month_titles(row: list[str | None]) -> list[str | None]:
    """Write dates that stand in a header for their months (Excel makes one of "Jan-26") as the months."""
    if not any(text and text[0] == "2" and text[7:10] == "-01" for text in row):
        return row
    found = {c: match for c, text in enumerate(row) if text and (match := _FIRST_DAY.match(text))}
    if len({match.group() for match in found.values()}) < 3:
        return row
    names = {c: f"{NAMES[int(match.group(2)) - 1]} {match.group(1)}" for c, match in found.items() if 1 <= int(match.group(2)) <= 12}
    return [names.get(c, text) for c, text in enumerate(row)]
