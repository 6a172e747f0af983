"""The one door to every figure: it takes the viewer's units and can give nothing outside them.

A figure is a .sql file of this folder. Its SQL names only relations of the schema `tampak`, which show nothing
but the units in the session variable unit_tampak; the door sets that variable and nobody else does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

if TYPE_CHECKING:
    import pandas as pd

    from pipelines.warehouse import Warehouse

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Viewer:
    """Hold the units a person may see, descendants included by the door; None means every unit."""

    units: frozenset[str] | None = None


@dataclass(frozen=True)
class Question:
    """Hold what is asked: a period, an as-of date, and units (none named: all that the viewer may see)."""

    dari: date
    sampai: date
    per: date
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class Definition:
    """Hold what a figure says of itself: title, meaning (Indonesian, English), grain and denominator."""

    name: str
    judul: str
    arti: str
    meaning: str
    butir: str
    penyebut: str
    sql: str


@cache
def figures() -> tuple[str, ...]:
    """Return the names of all figures."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.sql")))


@cache
def definition(figure: str) -> Definition:
    """Return what a figure says of itself in its first comment. Raises KeyError for a name that is no figure."""
    if figure not in figures():
        raise KeyError(figure)
    text = (FOLDER / f"{figure}.sql").read_text("utf-8")
    told = dict(re.findall(r"^-- (judul|arti|meaning|butir|penyebut): (.+)$", text, re.MULTILINE))
    return Definition(figure, sql=text, **{key: told.get(key, "") for key in ("judul", "arti", "meaning", "butir", "penyebut")})


@cache
def _parameters(figure: str) -> frozenset[str]:
    return frozenset(duckdb.extract_statements(definition(figure).sql)[0].named_parameters)


def ask(warehouse: Warehouse, figure: str, viewer: Viewer, question: Question, **more: Any) -> pd.DataFrame:
    """Answer one figure as a DataFrame: dates as datetime64, absent values as missing."""
    return ask_arrow(warehouse, figure, viewer, question, **more).to_pandas(date_as_object=False)


def ask_arrow(warehouse: Warehouse, figure: str, viewer: Viewer, question: Question, **more: Any) -> pa.Table:
    """Answer one figure as an Arrow table. more: parameters of single figures (nip, kunci_rhk); absent ones are null."""
    wanted = _parameters(figure)
    values: Mapping[str, Any] = {"dari": question.dari, "sampai": question.sampai, "per": question.per, **more}
    with warehouse.cursor() as cursor:
        _open_door(cursor, viewer, question.units)
        return cursor.execute(definition(figure).sql, {name: values.get(name) for name in wanted}).to_arrow_table()


def _open_door(cursor: duckdb.DuckDBPyConnection, viewer: Viewer, asked: tuple[str, ...]) -> None:
    """Let the cursor see the units asked for, with all below them, as far as the viewer may see them."""
    rows = cursor.execute("select leluhur, list(unit_kerja) from dasar.leluhur group by leluhur").fetchall()
    below = {unit: set(units) for unit, units in rows}
    seen = set(below) if viewer.units is None else set().union(*(below.get(unit, set()) for unit in viewer.units))
    if asked:
        seen &= set().union(*(below.get(unit, set()) for unit in asked))
    cursor.execute("set variable unit_tampak = ?", [sorted(seen)])


def units(warehouse: Warehouse, viewer: Viewer) -> pa.Table:
    """List the units a viewer may see, as a tree from the root: unit_kerja, induk, tingkat."""
    with warehouse.cursor() as cursor:
        _open_door(cursor, viewer, ())
        return cursor.execute("""
            with recursive pohon as (
                select unit_kerja, induk, tingkat, [unit_kerja] as jalan from tampak.unit_kerja where induk is null
                union all
                select u.unit_kerja, u.induk, u.tingkat, list_append(p.jalan, u.unit_kerja)
                from tampak.unit_kerja u join pohon p on u.induk = p.unit_kerja
            )
            select unit_kerja, induk, tingkat from pohon order by jalan
        """).to_arrow_table()


def default_question(warehouse: Warehouse, viewer: Viewer, *, per: date | None = None, today: date | None = None) -> Question:
    """Ask what matters now: as of the last day that the data covers, in the calendar quarter of that day."""
    per = per or last_covered_day(warehouse, viewer) or today or date.today()
    return Question(*quarter_of(per), per)


def last_covered_day(warehouse: Warehouse, viewer: Viewer) -> date | None:
    """Return the last day that has a note or a dialogue among what the viewer may see, null without any."""
    with warehouse.cursor() as cursor:
        _open_door(cursor, viewer, ())
        rows = cursor.execute("""
            select max(hari) from (
                select max(tanggal) as hari from tampak.catatan_harian
                union all select max(tanggal) from tampak.dialog(current_date)
            )
        """).fetchall()
    return rows[0][0]


def quarter_of(day: date) -> tuple[date, date]:
    """Return the first and last day of a day's calendar quarter."""
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return first, (first + timedelta(92)).replace(day=1) - timedelta(1)


def window_before(question: Question) -> Question:
    """Return the same question about the previous window of equal length, as of its corresponding day."""
    length = question.sampai - question.dari + timedelta(1)
    return replace(question, dari=question.dari - length, sampai=question.sampai - length, per=question.per - length)
