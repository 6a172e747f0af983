"""Rows between the records that say whose or when the records beneath are: days, people, units, parts of a form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from pipelines.recognise.assignment import Assignment
from pipelines.recognise.identity import lift, pairs
from pipelines.recognise.marks import MAIN, MARKED, NIP_IN_TEXT, UNIT, Row, day_of, may_be_day

_MARKER = re.compile(r"\W*(?:[A-Z]|[IVX]{1,4})\s*[.)]?\s*")
_BEFORE_NIP = re.compile(r"[\s/(),\-–|]*(?:nip\.?)?[\s:.()/\-–|]*$", re.IGNORECASE)
_RESULT = re.compile(r"^\W*(?:RHK|rencana hasil kerja|hasil kerja|rencana kinerja|sasaran kinerja)\b[\s.]*(?:ke\b|no\b)?[\s.\-]*\d{0,2}\s*[:.\-–—]\s*(?=\S{2})(.{8,})$", re.IGNORECASE | re.DOTALL)
_ITEM = re.compile(r"^\W*(?:[A-Z]|\d{1,2})[.)]\s*")


@dataclass
class Carry:
    """Hold what a section or day row gives to the rows beneath it, by position."""

    at: dict[str, list[tuple[int, str | None]]] = field(default_factory=dict)

    def put(self, name: str, position: int, value: str | None) -> None:
        """Give a value to all rows below a position, until the next."""
        self.at.setdefault(name, []).append((position, value))

    def column(self, name: str, count: int) -> pa.Array:
        """Spread the values over the rows."""
        points = sorted(self.at[name], key=lambda item: item[0])
        places = np.array([position for position, _value in points])
        chosen = np.searchsorted(places, np.arange(count), side="right")
        return pa.array([None, *(value for _position, value in points)], pa.string()).take(pa.array(chosen))


@dataclass
class Between:
    """Hold what is needed to read a row between records."""

    found: Assignment
    carry: Carry
    keys: set[int]          # columns without which a record says nothing
    undated: np.ndarray     # records without a date of their own

    def reason(self, row: Row, position: int) -> str | None:
        """Take a row as day, person, unit or section and carry what it says; None when it is none of them."""
        cells = [(column, text) for column, text in enumerate(row) if text]
        for read in (self._day, self._labels, self._person, self._part, self._result, self._unit, self._section):
            if reason := read(row, cells, position):
                return reason
        return None

    def _day(self, _row: Row, cells: list[tuple[int, str]], position: int) -> str | None:
        own = self.found.columns.get("tanggal")
        text = " ".join(text for _column, text in cells)
        if not may_be_day([text for _column, text in cells]) or "tanggal" not in self.found.kind.fields or (own is not None and len(cells) > 1) or not (day := day_of(text)):
            return None
        # A lone date in the date column heads the records under it only when those have no date.
        heads = position + 1 < len(self.undated) and bool(self.undated[position + 1])
        if own is not None and cells[0][0] == own and not heads and not re.search(r"[a-z]{4,}\s*[,/]", text, re.IGNORECASE):
            return None
        self.carry.put("tanggal", position, day)
        return "baris_hari"

    def _labels(self, row: Row, _cells: list[tuple[int, str]], position: int) -> str | None:
        named = {key for _column, key, value in pairs(row) if value}
        if not named & {"nip", "nama", "nama_nip", "unit_kerja", "employee"}:
            return None
        lifted = lift([row])
        if "nama" in lifted:
            self.carry.put("nip", position, None)
        for key, value in lifted.items():
            if key in self.found.kind.fields:
                self.carry.put(key, position, value)
        return "baris_bagian"

    def _person(self, _row: Row, cells: list[tuple[int, str]], position: int) -> str | None:
        column, text = cells[0]
        columns = self.found.columns
        number = NIP_IN_TEXT.search(text)
        if len(cells) > 1 or number is None or {"nip", "nama_nip"} & set(columns) or column == columns.get("nama") or not re.search(r"[A-Za-z]{3}", text):
            return None
        self.carry.put("nip", position, number.group(1))
        name = _BEFORE_NIP.sub("", text[:number.start()])
        self.carry.put("nama", position, _ITEM.sub("", name) or None)
        return "baris_bagian"

    def _alone(self, cells: list[tuple[int, str]]) -> str | None:
        """Return the text of a row of one cell, or of a letter and one cell."""
        if len(cells) == 1 or (len(cells) == 2 and _MARKER.fullmatch(cells[0][1])):
            return " ".join(text for _column, text in cells).strip()
        return None

    def _part(self, _row: Row, cells: list[tuple[int, str]], position: int) -> str | None:
        text = self._alone(cells)
        main = MAIN.search(text) if text and (MARKED.match(text) or text.count(" ") < 3) else None
        if not text or main is None or len(text) > 60 or self.found.kind.name not in {"rhk", "rencana_aksi"}:
            return None
        self.carry.put("jenis", position, main.group(1).capitalize())
        return "baris_bagian"

    def _result(self, _row: Row, cells: list[tuple[int, str]], position: int) -> str | None:
        """Take "RHK 1: Terlaksananya …" over the steps of that RHK."""
        text = self._alone(cells)
        result = _RESULT.match(text) if text else None
        if result is None or "rhk" not in self.found.kind.fields or "rhk" in self.found.columns or cells[0][0] in self.keys:
            return None
        self.carry.put("rhk", position, " ".join(result.group(1).split()))
        return "baris_bagian"

    def _unit(self, _row: Row, cells: list[tuple[int, str]], position: int) -> str | None:
        text = self._alone(cells)
        unit = UNIT.match(text) if text else None
        if not text or unit is None or len(text) > 80 or "unit_kerja" in self.found.columns or cells[0][0] > 1:
            return None
        self.carry.put("unit_kerja", position, unit.group(1).strip())
        return "baris_bagian"

    def _section(self, _row: Row, cells: list[tuple[int, str]], position: int) -> str | None:
        text = self._alone(cells)
        column = cells[0][0]
        if not text or re.fullmatch(r"[\d.\s]+", text):
            return None
        marked = bool(MARKED.match(text)) or len(cells) == 2
        free = column <= 1 and column not in self.keys and column not in self.found.columns.values()
        if not ((marked and len(text) < 90) or free):
            return None
        self.carry.put("bagian", position, text)
        return "baris_bagian"
