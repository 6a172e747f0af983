"""What all naive computations stand on: rows as known on the day, who sat where, which days count, which settings hold."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from datetime import date, timedelta
from functools import cached_property
from typing import Any

Row = dict[str, Any]
DAY = timedelta(days=1)
BEGINNING, END = date(1900, 1, 1), date(9999, 12, 31)
UNKNOWN = "Unit belum diketahui"
LEFT = re.compile("pensiun|keluar|pindah|henti|meninggal|wafat|non ?-?aktif|tidak aktif")
VERSIONED = ("pegawai", "rhk", "rencana_aksi", "catatan_harian", "dialog_kinerja", "ketidakhadiran", "penilaian", "laporan_skp")


def words(text: str | None) -> str | None:
    """Return a text in comparable form: letters and digits, in one case, without accents."""
    return _only("[^a-z0-9]+", text)


def pattern(text: str | None) -> str | None:
    """Return what two routine texts share: letters alone."""
    return _only("[^a-z]+", text)


def _only(rest: str, text: str | None) -> str | None:
    if text is None:
        return None
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).lower()
    return re.sub(rest, " ", bare).strip() or None


def bare_name(name: str | None) -> str | None:
    """Return a name without titles and degrees."""
    if name is None:
        return None
    return words(re.sub(r"\b(dr|drg|ir|ns)\.\s*", "", name.split(",")[0], flags=re.IGNORECASE))


def percent(part: float, whole: float) -> float | None:
    """Return a share in percent; of nothing there is none."""
    return 100.0 * part / whole if whole else None


def days(first: date, last: date) -> list[date]:
    """List the days from one to another, both included."""
    return [first + n * DAY for n in range((last - first).days + 1)]


class Kantor:
    """Hold an office as it was known on the day of the question, and what the viewer may see of it."""

    def __init__(self, rows: dict[str, list[Row]], kalender: list[Row], own: dict[str, list[Row]], dari: date, sampai: date, per: date, seen: set[str] | None, today: date):
        self.rows, self.dari, self.sampai, self.per = rows, dari, sampai, per
        self.until = min(sampai, per)
        self.today = today
        self.hari = {k["tanggal"]: k for k in kalender}
        self.own = {unit: {k["tanggal"]: k for k in of} for unit, of in own.items()}
        self.undone = {b["batch_id"] for b in rows["batch"] if b["dibatalkan"] is not None}
        self.past = per < self._last_day()
        for table in VERSIONED:
            setattr(self, table, self._known(table))
        self.penempatan = rows["penempatan"]
        there = {c["kunci"] for c in self.catatan_harian}
        self.tautan = {t["kunci"]: t for t in rows["tautan_catatan"] if t["kunci"] in there}
        self.orang_of = {p["nip"]: p for p in self.pegawai}
        self.parents = {u["unit_kerja"]: u["induk"] for u in rows["unit_kerja"]}
        self.tingkat = {u["unit_kerja"]: u["tingkat"] for u in rows["unit_kerja"]}
        if any(p["unit_kerja"] is None for p in self.pegawai):
            self.parents[UNKNOWN], self.tingkat[UNKNOWN] = None, 0
        self.whole = seen is None
        self.seen = set(self.parents) if seen is None else {u for u in self.parents if set(self.up(u)) & seen}

    pegawai: list[Row]
    rhk: list[Row]
    rencana_aksi: list[Row]
    catatan_harian: list[Row]
    dialog_kinerja: list[Row]
    ketidakhadiran: list[Row]
    penilaian: list[Row]
    laporan_skp: list[Row]

    # -- the past ----------------------------------------------------------------------------------------------------

    def _last_day(self) -> date:
        told = [c["tanggal"] for c in self.rows["catatan_harian"]] + [c["sampai"] for c in self.rows["cakupan"]]
        told += [d["tanggal"] for d in self.rows["dialog_kinerja"] if d["status"] in ("selesai", "disetujui")]
        exports = [s["data_per"] for s in self.rows["lembar"] if s["batch_id"] not in self.undone and s["accepted"] > 0 and s["data_per"]]
        for found in (told, exports):
            if gone := [d for d in found if d <= self.today]:
                return max(gone)
        return self.today

    def _known(self, table: str) -> list[Row]:
        """Return the rows as they were known on the day: the last word by then, else the first after."""
        if not self.past:
            return self.rows[table]
        told = defaultdict(list)
        for version in self.rows[f"{table}_versi"]:
            if version["batch_id"] not in self.undone:
                told[version["kunci"]].append(version)
        changed = {b["kunci"] for b in self.rows["berubah"] if b["tabel"] == table}
        known = [row for row in self.rows[table] if row["kunci"] not in changed]
        for key in changed & set(told):
            by_then = [v for v in told[key] if v["berlaku"] <= self.per]
            order = [(v["berlaku"], v["batch_id"], v["lembar_id"], -v["baris"]) for v in by_then]
            word = by_then[order.index(max(order))] if by_then else min(told[key], key=lambda v: (v["berlaku"], -v["batch_id"]))
            if not word["ditarik"]:
                known.append(word)
        if table not in ("rhk", "rencana_aksi"):
            return known
        first = {key: min(v["berlaku"] for v in vs if not v["ditarik"]) for key, vs in told.items() if any(not v["ditarik"] for v in vs)}
        person: dict[str, date] = {}
        for key, day in first.items():
            nip = told[key][0]["nip"]
            person[nip] = min(day, person.get(nip, day))
        return [r for r in known if r["kunci"] not in first or first[r["kunci"]] <= self.per or person[r["nip"]] > self.per]

    @cached_property
    def person_days(self) -> dict[tuple[date, date], list[Row]]:
        """The days of people that were already listed, by the first and the last day."""
        return {}

    # -- units -------------------------------------------------------------------------------------------------------

    def up(self, unit: str) -> list[str]:
        """List a unit and those above it, the nearest first."""
        way: list[str] = []
        above: str | None = unit
        while above is not None and above not in way:
            way.append(above)
            above = self.parents.get(above)
        return way

    def under(self, unit: str) -> set[str]:
        """Return a unit and the units in sight under it."""
        if unit not in self._under:
            self._under[unit] = {u for u in self.seen if unit in self.up(u)}
        return self._under[unit]

    @cached_property
    def _under(self) -> dict[str, set[str]]:
        return {}

    def units(self) -> list[str]:
        """List the units in sight."""
        return sorted(self.seen)

    def head(self, unit: str) -> Row:
        """Return what every row of a unit begins with."""
        return {"unit_kerja": unit, "induk": self.parents[unit], "tingkat": self.tingkat[unit]}

    def setting(self, name: str, unit: str | None = None) -> float:
        """Return a setting of a unit: its own, else of the nearest unit above, else the office's."""
        laid = {(s["nama"], s["unit_kerja"]): s["nilai"] for s in self.rows["setelan"]} if not hasattr(self, "_laid") else self._laid
        self._laid = laid
        for place in [*(self.up(unit) if unit else []), None]:
            if (name, place) in laid:
                return float(laid[(name, place)])
        raise KeyError(name)

    # -- people ------------------------------------------------------------------------------------------------------

    @cached_property
    def moves(self) -> dict[str, list[Row]]:
        moves = defaultdict(list)
        for p in sorted(self.penempatan, key=lambda p: (p["sejak"], p["batch_id"], p["lembar_id"], p["baris"])):
            moves[p["nip"]].append(p)
        return moves

    def unit_on(self, nip: str, day: date) -> str:
        """Return where a person sat on a day: the last placement by then, the first one before it, else the roster's."""
        moves = self.moves.get(nip)
        if not moves:
            return self.orang_of[nip]["unit_kerja"] or UNKNOWN
        return str(([m for m in moves if m["sejak"] <= day] or moves)[-1 if moves[0]["sejak"] <= day else 0]["unit_kerja"])

    def sees(self, nip: str, day: date) -> bool:
        """Say whether a person sat in a unit in sight on a day."""
        return nip in self.orang_of and self.unit_on(nip, day) in self.seen

    def serves(self, nip: str) -> bool:
        """Say whether a person is in service."""
        return nip in self.orang_of and not LEFT.search(self.orang_of[nip]["status_aktif"] or "aktif")

    def excluded(self, nip: str, day: date) -> bool:
        """Say whether the office decided not to count a person on a day."""
        return any(e["dari"] <= day <= (e["sampai"] or END) for e in self._exclusions.get(nip, []))

    @cached_property
    def _exclusions(self) -> dict[str, list[Row]]:
        found = defaultdict(list)
        for e in self.rows["pengecualian"]:
            if e["dicabut"] is None:
                found[e["nip"]].append(e)
        return found

    def counts(self, nip: str, day: date) -> bool:
        """Say whether a person in service sat in sight on a day and counts."""
        return self.serves(nip) and self.sees(nip, day) and not self.excluded(nip, day)

    @cached_property
    def orang(self) -> list[Row]:
        """People who count on the as-of day, in the unit where they sit on it."""
        return [p | {"unit_kerja": self.unit_on(p["nip"], self.per)} for p in self.pegawai if self.counts(p["nip"], self.per)]

    def people_in(self, unit: str) -> int:
        """Count the people of a unit and those under it."""
        below = self.under(unit)
        return sum(p["unit_kerja"] in below for p in self.orang)

    @cached_property
    def leader(self) -> dict[str, str]:
        """The leader of each person in service: by id, else by a name that only one person bears."""
        bearers = defaultdict(set)
        for p in self.pegawai:
            bearers[bare_name(p["nama"])].add(p["nip"])
        found = {}
        for p in self.pegawai:
            named = bearers.get(bare_name(p["nama_atasan"]), set()) if p["nama_atasan"] else set()
            nip = p["nip_atasan"] or (next(iter(named)) if len(named) == 1 else None)
            if nip and nip != p["nip"] and self.serves(p["nip"]):
                found[p["nip"]] = nip
        return found

    # -- days --------------------------------------------------------------------------------------------------------

    def goes_by(self, unit: str | None) -> str:
        """Name the unit whose calendar a unit goes by: its own, else the nearest above that has one; nothing is the office's."""
        if unit not in self._goes_by:
            self._goes_by[unit] = next((u for u in (self.up(unit) if unit else []) if u in self.own), "")
        return self._goes_by[unit]

    @cached_property
    def _goes_by(self) -> dict[str | None, str]:
        return {}

    def calendar(self, unit: str | None) -> dict[date, Row]:
        """Return the calendar that a unit goes by."""
        return self.own.get(self.goes_by(unit), self.hari)

    def works(self, day: date, unit: str | None = None) -> bool:
        """Say whether a unit, or the office, works on a day."""
        told = self.calendar(unit)
        return day in told and bool(told[day]["hari_kerja"])

    def workdays(self, first: date, last: date, unit: str | None) -> int:
        """Count a unit's working days from one day to another, both included; none where the last comes first."""
        return sum(self.works(d, unit) for d in days(first, last)) if first <= last else 0

    def last_ten(self, unit: str) -> date | None:
        """Return when the last ten working days of a unit began; None where two months have fewer."""
        worked = [d for d in (self.per - n * DAY for n in range(61)) if self.works(d, unit)][:10]
        return worked[-1] if worked else None

    def away(self, nip: str, day: date) -> bool:
        """Say whether a person was absent by right on a day, or not counted."""
        return day in self._away[nip] or self.excluded(nip, day)

    @cached_property
    def _away(self) -> dict[str, set[date]]:
        found = defaultdict(set)
        for a in self.ketidakhadiran:
            found[a["nip"]] |= set(days(a["mulai"], a["selesai"] or a["mulai"]))
        return found

    @cached_property
    def _covered(self) -> dict[str, set[date]]:
        found = defaultdict(set)
        for c in self.rows["cakupan"]:
            found[c["nip"] or c["unit_kerja"]] |= set(days(c["dari"], c["sampai"]))
        return found

    def covered(self, nip: str, day: date) -> bool:
        """Say whether uploads of notes cover a person's day: that of the unit where the person sat, or the person's own."""
        return day in self._covered[self.unit_on(nip, day)] or day in self._covered[nip]

    def at_work(self, nip: str, day: date) -> bool:
        """Say whether a person who counts was at work on a day."""
        return self.counts(nip, day) and self.works(day, self.unit_on(nip, day)) and not self.away(nip, day)

    def expected(self, nip: str, day: date) -> bool:
        """Say whether a note was to be expected: at work, and covered by an upload."""
        key = (nip, day)
        if key not in self._expected:
            self._expected[key] = self.covered(nip, day) and self.at_work(nip, day)
        return self._expected[key]

    def was_to_note(self, nip: str, day: date) -> bool:
        """Say the same whatever unit the person sat in: how long an RHK has been silent does not hang on who looks."""
        return self.serves(nip) and self.works(day, self.unit_on(nip, day)) and self.covered(nip, day) and not self.away(nip, day)

    @cached_property
    def _expected(self) -> dict[tuple[str, date], bool]:
        return {}

    # -- notes -------------------------------------------------------------------------------------------------------

    @cached_property
    def notes_of(self) -> dict[tuple[str, date], list[Row]]:
        """The notes of each person and day."""
        found = defaultdict(list)
        for c in self.catatan_harian:
            found[(c["nip"], c["tanggal"])].append(c)
        return found

    def minutes(self, nip: str, day: date) -> int:
        """Add up the minutes of a day: what a note shares with those that began before it is counted once."""
        def clock(t: Any) -> int | None:
            return None if t is None else t.hour * 60 + t.minute

        told = []
        for c in self.notes_of.get((nip, day), []):
            begin, end = clock(c["mulai"]), clock(c["selesai"])
            if begin is not None and end is not None and end < begin:
                end += 1440
            span = None if begin is None or end is None else range(begin, end)
            long = c["menit"] if c["menit"] is not None else len(span) if span is not None else 0
            told.append((1e9 if begin is None else begin, 1e9 if end is None else end, -long, span or range(0)))
        taken: set[int] = set()
        total = 0
        for _begin, _end, long, span in sorted(told, key=lambda t: t[:3]):
            total += max(0, -long - len(taken & set(span)))
            taken |= set(span)
        return total

    def evidenced(self, nip: str, day: date) -> int:
        """Count the notes of a day that carry evidence."""
        return sum(c["bukti_dukung"] is not None for c in self.notes_of.get((nip, day), []))

    def visible_notes(self) -> list[Row]:
        """List notes of people in the roster who sat in sight on the note's day."""
        return [c | {"nama": self.orang_of[c["nip"]]["nama"], "unit_kerja": self.unit_on(c["nip"], c["tanggal"])}
                for c in self.catatan_harian if self.sees(c["nip"], c["tanggal"])]

    def sheet(self, row: Row) -> Row:
        """Say from which file and sheet a row was read."""
        found = next((s for s in self.rows["lembar"] if s["lembar_id"] == row["lembar_id"]), {"berkas": None, "sheet": None})
        return {"berkas": found["berkas"], "sheet": found["sheet"], "baris": row["baris"]}
