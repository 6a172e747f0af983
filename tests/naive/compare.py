"""Lay a figure's answer beside the naive one: the same rows, to the last person."""

from __future__ import annotations

from datetime import date, datetime
from importlib import import_module
from math import isclose
from typing import Any

from offices import Office, calendar_rows

from naive.kantor import Kantor, Row
from pipelines.figures.definitions import definition, figures
from pipelines.figures.door import Viewer, ask_arrow
from pipelines.warehouse import Warehouse

SUBJECTS = ("days", "plans", "dialogues", "agenda", "progress", "notes", "ratings", "files")
NAIVE = {name: getattr(module, name) for subject in SUBJECTS for module in (import_module(f"naive.{subject}"),) for name in figures() if hasattr(module, name)}
MORE = {"pencarian": {"kata": "laporan"}}


def kantor(office: Office) -> Kantor:
    """Read an office as its question's viewer may see it."""
    own = {unit: calendar_rows(office.week, week) for unit, week in office.pekan.items()}
    return Kantor(office.rows, office.kalender, own, office.question.dari, office.question.sampai, office.question.per, _seen(office), date.today())


def _seen(office: Office) -> set[str] | None:
    """Return the units that a viewer may see and the question asks about; None is the whole office."""
    if office.seen is None and not office.question.units:
        return None
    parents = {u["unit_kerja"]: u["induk"] for u in office.rows["unit_kerja"]}

    def below(tops: frozenset[str] | tuple[str, ...] | None, unit: str | None) -> bool:
        while unit is not None:
            if tops is None or unit in tops:
                return True
            unit = parents[unit]
        return False

    return {u for u in parents if below(office.seen, u) and below(office.question.units or None, u)}


def differences(house: Warehouse, office: Office, figure: str, read: Kantor) -> list[str]:
    """Say in which rows and columns a figure differs from its naive computation."""
    told = ask_arrow(house, figure, Viewer(office.seen), office.question, **MORE.get(figure, {})).to_pylist()
    columns = [c for c in definition(figure).columns if c != "urutan"]
    a, b = ([_plain({c: row[c] for c in columns}) for row in rows] for rows in (told, NAIVE[figure](read)))
    a.sort(key=_order), b.sort(key=_order)
    if len(a) != len(b):
        extra = [r for r in a if r not in b][:2], [r for r in b if r not in a][:2]
        return [f"{figure}: {len(a)} baris, naif {len(b)}: hanya di angka {extra[0]}, hanya di naif {extra[1]}"]
    found = []
    for x, y in zip(a, b, strict=True):
        wrong = {c: (x[c], y[c]) for c in columns if not _same(x[c], y[c])}
        if wrong:
            found.append(f"{figure}: {wrong} pada {x}")
    return found[:3]


def _plain(row: Row) -> Row:
    return {c: v.replace(microsecond=0) if isinstance(v, datetime) else v for c, v in row.items()}


def _order(row: Row) -> tuple[str, list[float]]:
    """Order rows by all but their broken numbers, and by those where rows are alike in everything else."""
    return repr([str(v) for v in row.values() if not isinstance(v, float)]), [round(v, 6) for v in row.values() if isinstance(v, float)]


def _same(a: Any, b: Any) -> bool:
    if isinstance(a, float) and isinstance(b, (int, float)):
        return isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)
    return bool(a == b)
