"""What every question looks up first and what stands while the data does: the tree of units, and the last day that the data tells of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo

import duckdb

from pipelines.aggregates import lay_aggregates, whole
from pipelines.figures.memory import ways
from pipelines.settings import settings
from pipelines.warehouse import Warehouse


@dataclass(frozen=True)
class State:
    """Hold what every question looks up and what stands while the data does: the tree of units and the last day told of."""

    version: int
    today: date
    ways: dict[str, list[str]]
    last_day: date


_states: WeakKeyDictionary[Warehouse, State] = WeakKeyDictionary()


def state_of(warehouse: Warehouse) -> State:
    """Return the state of the data; what is kept beside rows that were put in by another hand is made anew first."""
    today = datetime.now(ZoneInfo(settings().time_zone)).date()
    known = _states.get(warehouse)
    if known and (known.version, known.today) == (warehouse.version, today):
        return known
    version = warehouse.version
    with warehouse.cursor() as cursor:
        if not whole(cursor):
            with warehouse.write() as writing:
                lay_aggregates(writing)
            version = warehouse.version
        _states[warehouse] = found = State(version, today, ways(cursor), _last_day(cursor, today))
    return found


def _last_day(cursor: duckdb.DuckDBPyConnection, today: date) -> date:
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
