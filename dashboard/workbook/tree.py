"""Where every unit lies under which, and the short codes by which rows of different tables are told to belong together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.workbook.columns import Column
from dashboard.workbook.sources import Condition, equals
from dashboard.workbook.texts import plain
from pipelines.language import _


class Tree:
    """Know the way from the top to every unit, so that a unit's figures can take in the units under it by one condition."""

    def __init__(self, frames: Mapping[str, pd.DataFrame]):
        parents: dict[str, str | None] = {}
        for figure in ("rincian_unit", "capaian_unit", "kepatuhan_catatan", "dialog_unit"):
            frame = frames.get(figure, pd.DataFrame())
            if "induk" in frame:
                for unit, parent in zip(frame["unit_kerja"], frame["induk"], strict=True):
                    parents.setdefault(str(unit), plain(parent))
        self._ways = {unit: _way(unit, parents) for unit in parents}
        self.depth = max((len(way) for way in self._ways.values()), default=1)

    def way(self, unit: str) -> list[str]:
        """Return the units from the top down to one, itself last; a unit that nobody placed lies at the top."""
        return self._ways.get(unit, [unit])

    def levels(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Add to rows of people the unit of every level that they belong to."""
        if "unit_kerja" not in frame:
            return frame
        named = {unit: self.way(str(unit)) for unit in frame["unit_kerja"].dropna().unique()}
        added = {f"tingkat_{n}": frame["unit_kerja"].map({u: way[n - 1] for u, way in named.items() if len(way) >= n}) for n in range(1, self.depth + 1)}
        return frame.assign(**added)

    def columns(self) -> list[Column]:
        """Return the columns that hold those units."""
        return [Column(f"tingkat_{n}", _("Unit tingkat {n}").format(n=n), width=26, printed=False) for n in range(1, self.depth + 1)]

    def within(self, unit: str, cell: str) -> Condition | None:
        """Return the condition that a row belongs to the unit named in a cell or to one under it."""
        criterion = equals(cell, unit)
        return None if criterion is None else (f"tingkat_{len(self.way(unit))}", criterion)


def _way(unit: str, parents: Mapping[str, str | None]) -> list[str]:
    way: list[str] = []
    above: str | None = unit
    while above is not None and above in parents and above not in way:
        way.append(above)
        above = parents[above]
    return way[::-1]


class Codes:
    """Give every person and every RHK a short code.

    A NIP cannot stand in a criterion: spreadsheets take it for a number there and compare its first 15 digits.
    """

    def __init__(self, frames: Mapping[str, pd.DataFrame]):
        nips, plans = set[str](), set[str]()
        for frame in frames.values():
            for field in ("nip", "nip_atasan"):
                if field in frame:
                    nips |= set(frame[field].dropna().astype(str))
            if "kunci_rhk" in frame:
                plans |= set(frame["kunci_rhk"].dropna().astype(str))
        self._people, self._plans = _numbered("P", nips), _numbered("R", plans)

    def add(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Add the codes of the people and RHK that rows speak of."""
        for field, key, known in (("kode", "nip", self._people), ("kode_pimpinan", "nip_atasan", self._people), ("kode_rhk", "kunci_rhk", self._plans)):
            if key in frame:
                frame = frame.assign(**{field: frame[key].map(known)})
        return frame


def _numbered(letter: str, keys: Iterable[Any]) -> dict[str, str]:
    ordered = sorted(keys)
    digits = max(3, len(str(len(ordered))))
    return {key: f"{letter}{number:0{digits}d}" for number, key in enumerate(ordered, start=1)}
