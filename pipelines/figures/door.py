"""The one door to figures: who asks, about which units and days, and what each figure means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import duckdb
import pyarrow as pa

from pipelines.aggregates import lay_aggregates, whole
from pipelines.figures.definitions import text
from pipelines.settings import settings
from pipelines.unit_settings import way_up
from pipelines.warehouse import Warehouse

if TYPE_CHECKING:
    import pandas as pd

OFFICE = 1000  # how far the office lies beyond every unit: its settings give way to any unit's own
WHOLE = "*"  # among the units of a session: it sees the whole office, rows that belong to nobody included


@dataclass(frozen=True)
class Viewer:
    """Hold the units that a person may see, each with the units under it; None is all of them."""

    units: frozenset[str] | None = None


@dataclass(frozen=True)
class Question:
    """Hold the days asked about, the day whose state is told, and the units; no units is all the viewer may see."""

    dari: date
    sampai: date
    per: date
    units: tuple[str, ...] = ()


def ask(warehouse: Warehouse, figure: str, viewer: Viewer, question: Question, **params: Any) -> pd.DataFrame:
    """Answer a figure as a data frame, worst rows first; params are the figure's own (nip, kunci_rhk)."""
    with _cursor(warehouse) as cursor:
        let_see(cursor, viewer, question.units)
        know_as_of(cursor, question.per)
        return cursor.execute(*_asked(figure, question, params)).df()


def ask_arrow(warehouse: Warehouse, figure: str, viewer: Viewer, question: Question, **params: Any) -> pa.Table:
    """Answer a figure as an Arrow table."""
    with _cursor(warehouse) as cursor:
        let_see(cursor, viewer, question.units)
        know_as_of(cursor, question.per)
        sql, values = _asked(figure, question, params)
        return cursor.sql(sql, params=values).to_arrow_table()


def _cursor(warehouse: Warehouse) -> duckdb.DuckDBPyConnection:
    """Return a cursor on what is kept beside the rows and whole; rows put in by another hand have it made anew first."""
    cursor = warehouse.cursor()
    if not whole(cursor):
        with warehouse.write() as writing:
            lay_aggregates(writing)
    return cursor


def _asked(figure: str, question: Question, params: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return a figure's SQL and the values of the parameters it names; those not given are null."""
    sql, wanted = _statement(figure)
    given = {"dari": question.dari, "sampai": question.sampai, "per": question.per} | params
    return sql, {name: given.get(name) for name in wanted}


def let_see(cursor: duckdb.DuckDBPyConnection, viewer: Viewer, asked: tuple[str, ...] = ()) -> None:
    """Let the views of this cursor show the units that are asked for and allowed, each with the units under it."""
    parents = dict(cursor.execute("select unit_kerja, induk from pondasi.unit").fetchall())
    ways = {unit: way_up(unit, parents) for unit in parents}
    seen = set(parents) if viewer.units is None else _below(ways, viewer.units)
    if asked:
        seen &= _below(ways, asked)
    elif viewer.units is None:
        seen.add(WHOLE)
    steps: list[tuple[str, str | None, int]] = [(unit, above, n) for unit, way in ways.items() if unit in seen for n, above in enumerate(way)]
    steps += [(unit, None, OFFICE) for unit in parents if unit in seen]
    cursor.execute("set variable unit_tampak = cast($units as varchar[])", {"units": sorted(seen)})
    names = ("unit_kerja", "leluhur", "jarak")
    cursor.execute(
        "set variable unit_jalan = cast($steps as struct(unit_kerja varchar, leluhur varchar, jarak integer)[])",
        {"steps": [dict(zip(names, step, strict=True)) for step in steps]},
    )


def know_as_of(cursor: duckdb.DuckDBPyConnection, day: date) -> None:
    """Let the views of this cursor tell what was known on a day; from the last day that the data reaches on, what is known now."""
    past = day if day < _last_day(cursor) else None
    cursor.execute("set variable keadaan_pada = cast($day as date)", {"day": past})


def _below(ways: dict[str, list[str]], units: frozenset[str] | tuple[str, ...]) -> set[str]:
    """Return the units named and all units under them."""
    return {unit for unit, way in ways.items() if not set(units).isdisjoint(way)}


@lru_cache
def _statement(figure: str) -> tuple[str, frozenset[str]]:
    """Return a figure's SQL and the parameters it names: DuckDB refuses any that it does not."""
    sql = text(figure)
    return sql, frozenset(duckdb.extract_statements(sql)[0].named_parameters)


def units(warehouse: Warehouse, viewer: Viewer) -> pd.DataFrame:
    """Return the units that a viewer may see as a tree read from the top: unit_kerja, induk, tingkat."""
    with warehouse.cursor() as cursor:
        let_see(cursor, viewer)
        return cursor.execute("""
            with recursive pohon as (
                select unit_kerja, induk, tingkat, [unit_kerja] as jalan from tampak.unit_kerja
                where induk is null or induk not in (select unit_kerja from tampak.unit_kerja)
                union all
                select u.unit_kerja, u.induk, u.tingkat, list_append(p.jalan, u.unit_kerja)
                from pohon p join tampak.unit_kerja u on u.induk = p.unit_kerja
            )
            select unit_kerja, induk, tingkat from pohon order by jalan
        """).df()


def default_question(warehouse: Warehouse, viewer: Viewer, *, per: date | None = None) -> Question:
    """Ask about the quarter of the last day that the data covers, or of the day given.

    The day is the office's, not the viewer's: two people who look at once see the same moment.
    """
    day = per or last_day(warehouse)
    return Question(*quarter_of(day), day)


def quarter_of(day: date) -> tuple[date, date]:
    """Return the first and last day of a day's calendar quarter."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return first, (first + timedelta(days=92)).replace(day=1) - timedelta(days=1)


def window_before(question: Question) -> Question:
    """Return the same question about the window of equal length just before, as of its corresponding day."""
    length = question.sampai - question.dari + timedelta(days=1)
    return replace(question, dari=question.dari - length, sampai=question.sampai - length, per=question.per - length)


def last_day(warehouse: Warehouse) -> date:
    """Return the last day that notes, coverage and held dialogues reach, else the date of the exports, else today."""
    with warehouse.cursor() as cursor:
        return _last_day(cursor)


def _last_day(cursor: duckdb.DuckDBPyConnection) -> date:
    today = datetime.now(ZoneInfo(settings().time_zone)).date()
    rows = cursor.execute(
        """
        with hari as (
            select tanggal from catatan_harian union all select sampai from cakupan
            union all select tanggal from dialog_kinerja where status in ('selesai', 'disetujui')
        ),
        ekspor as (select l.data_per as tanggal from lembar l join batch b using (batch_id) where b.dibatalkan is null and l.accepted > 0)
        select coalesce((select max(tanggal) from hari where tanggal <= $kini), (select max(tanggal) from ekspor where tanggal <= $kini), $kini::date)
        """,
        {"kini": today},
    ).fetchall()
    return rows[0][0]


def narrow(
    warehouse: Warehouse,
    question: Question,
    *,
    units: tuple[str, ...] = (),
    dari: date | None = None,
    sampai: date | None = None,
) -> Question:
    """Return a question about other units or days.

    A unit may be written in any case. KeyError with its name when the warehouse does not have it;
    ValueError when the first day lies after the last.
    """
    with warehouse.cursor() as cursor:
        known = {name.casefold(): name for (name,) in cursor.execute("select unit_kerja from pondasi.unit").fetchall()}
    named = tuple(known[unit.strip().casefold()] for unit in units)
    narrowed = replace(question, units=named or question.units, dari=dari or question.dari, sampai=sampai or question.sampai)
    if narrowed.dari > narrowed.sampai:
        raise ValueError(f"{narrowed.dari} > {narrowed.sampai}")
    return narrowed
