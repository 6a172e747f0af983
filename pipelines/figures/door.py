"""The one door to figures: who asks, about which units and days, and what each figure means."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa

from pipelines.figures.definitions import definition, text
from pipelines.figures.memory import OF_EVERYBODY, OF_THE_WHOLE, memory_of, wanted, ways
from pipelines.figures.state import state_of
from pipelines.warehouse import Warehouse

if TYPE_CHECKING:
    import pandas as pd

# DuckDB would rather copy nothing and plan a question twice: planning is what takes long, and answers are small.
warnings.filterwarnings("ignore", "Arrow output on a DB-API result")

ROWS_AT_ONCE = 122_880  # DuckDB's own group of rows
KEYS = ("kunci", "kunci_rhk")
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


def ask(warehouse: Warehouse, figure: str, viewer: Viewer, question: Question, *, first: int | None = None, **params: Any) -> pd.DataFrame:
    """Answer a figure as a data frame, worst rows first; params are the figure's own (nip, kunci_rhk). first: so many rows suffice."""
    with _asking(warehouse, figure, viewer, question, params) as cursor:
        return cursor.execute(*_asked(figure, question, first, params)).df()


def ask_arrow(warehouse: Warehouse, figure: str, viewer: Viewer, question: Question, *, first: int | None = None, **params: Any) -> pa.Table:
    """Answer a figure as an Arrow table."""
    with _asking(warehouse, figure, viewer, question, params) as cursor:
        return cursor.execute(*_asked(figure, question, first, params)).to_arrow_table(ROWS_AT_ONCE)


def tally(warehouse: Warehouse, figure: str, viewer: Viewer, question: Question, *by: str) -> pd.DataFrame:
    """Count the rows that a figure answers with by some of its columns: these, and banyak."""
    with _asking(warehouse, figure, viewer, question, {}) as cursor:
        sql, given = _asked(figure, question, None, {})
        columns = ", ".join(f'"{name}"' for name in by)
        return cursor.execute(f"select {columns}, count(*) as banyak from (\n{sql}\n) group by {columns}", given).df()


@contextmanager
def _asking(warehouse: Warehouse, figure: str, viewer: Viewer, question: Question, params: dict[str, Any]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a cursor whose views show what the viewer may see of a question, with what the figure stands on at hand."""
    state = state_of(warehouse)
    with warehouse.cursor() as cursor:
        seen = _see(cursor, state.ways, viewer, question.units)
        known = question.per if question.per < state.last_day else None
        cursor.execute("set variable keadaan_pada = cast($day as date)", {"day": known})
        for name in ("dari", "sampai", "per"):
            cursor.execute(f"set variable tanya_{name} = cast($day as date)", {"day": getattr(question, name)})
        names = wanted(text(figure)) - (frozenset() if params.get("nip") is None else OF_EVERYBODY) - (frozenset() if WHOLE in seen else OF_THE_WHOLE)
        with memory_of(warehouse).lend(cursor, names, question, known, state.version):
            yield cursor


def _asked(figure: str, question: Question, first: int | None, params: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return a figure's SQL and the values of the parameters it names; those not given are null."""
    sql, wanted = _statement(figure)
    given = {"dari": question.dari, "sampai": question.sampai, "per": question.per} | params
    told = {name: given.get(name) for name in wanted}
    # A figure ends with its order, or reads rows that lie in it, so that only its first rows are sought, not all of them sorted.
    return (sql, told) if first is None else (f"from (\n{sql}\n) limit $baris_pertama", told | {"baris_pertama": first})


def let_see(cursor: duckdb.DuckDBPyConnection, viewer: Viewer, asked: tuple[str, ...] = ()) -> None:
    """Let the views of this cursor show the units that are asked for and allowed, each with the units under it."""
    _see(cursor, ways(cursor), viewer, asked)


def _see(cursor: duckdb.DuckDBPyConnection, ways: dict[str, list[str]], viewer: Viewer, asked: tuple[str, ...]) -> set[str]:
    seen = set(ways) if viewer.units is None else _below(ways, viewer.units)
    if asked:
        seen &= _below(ways, asked)
    elif viewer.units is None:
        seen.add(WHOLE)
    cursor.execute("set variable unit_tampak = cast($units as varchar[])", {"units": sorted(seen)})
    return seen


def _below(ways: dict[str, list[str]], units: frozenset[str] | tuple[str, ...]) -> set[str]:
    """Return the units named and all units under them."""
    return {unit for unit, way in ways.items() if not set(units).isdisjoint(way)}


@lru_cache
def _statement(figure: str) -> tuple[str, frozenset[str]]:
    """Return a figure's SQL and the parameters it names: DuckDB refuses any that it does not."""
    sql = text(figure)
    names = frozenset(duckdb.extract_statements(sql)[0].named_parameters)
    if keys := [name for name in definition(figure).columns if name in KEYS]:  # told as text, which every reader can hold
        sql = f"select * replace ({', '.join(f'cast({name} as varchar) as {name}' for name in keys)}) from (\n{sql}\n)"
    return sql, names


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
    return state_of(warehouse).last_day


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
