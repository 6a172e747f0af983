"""What figures add up again and again, kept beside the rows: person-days, times in a unit, the day of each linked note.

Kept within the transaction that changes the rows, for the people it changes. Each can be made anew from the rows alone,
and is when it does not tell of as many rows as there are: after a change of schema, or rows put in by another hand.
"""

from __future__ import annotations

import duckdb

_COUNTS = "select (select count(*) from catatan_harian), (select count(*) from penempatan)"


def note_people(cursor: duckdb.DuckDBPyConnection, people: str) -> None:
    """Remember, until the end of the transaction, people whose notes have changed; people is a query for nip."""
    cursor.execute("create temp table if not exists catatan_kotor (nip varchar)")
    cursor.execute(f"insert into catatan_kotor {people}")


def keep_up(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make anew the days of the people remembered, and all times in a unit."""
    cursor.execute("create temp table if not exists catatan_kotor (nip varchar)")
    cursor.execute("delete from hari_ringkas where nip in (select nip from catatan_kotor)")
    cursor.execute("create or replace temp view catatan_diringkas as select * from catatan_harian where nip in (select nip from catatan_kotor)")
    cursor.execute("insert into hari_ringkas by name from pondasi.hari_dari('catatan_diringkas') order by tanggal")
    cursor.execute("delete from catatan_kotor")
    _place(cursor)
    _sign(cursor)


def whole(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Say whether what is kept tells of as many rows as there are."""
    counted = cursor.execute(_COUNTS).fetchall()
    return cursor.execute("from ringkas_dari").fetchall() == counted and not _undated(cursor)


def lay_aggregates(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make everything anew from the rows when it is not whole."""
    if whole(cursor):
        return
    cursor.execute("delete from hari_ringkas")
    cursor.execute("insert into hari_ringkas by name from pondasi.hari_dari('catatan_harian') order by tanggal")
    if _undated(cursor):
        cursor.execute("update tautan_catatan set tanggal = c.tanggal from catatan_harian c where c.kunci = tautan_catatan.kunci and tautan_catatan.tanggal is null")
    _place(cursor)
    _sign(cursor)


def _undated(cursor: duckdb.DuckDBPyConnection) -> int:
    """Count the links whose note's day is not written beside them, although the note is there."""
    if not cursor.execute("select count(*) from tautan_catatan where tanggal is null").fetchall()[0][0]:
        return 0
    rows = cursor.execute("select count(*) from catatan_harian where kunci in (select kunci from tautan_catatan where tanggal is null)").fetchall()
    return int(rows[0][0])


def _place(cursor: duckdb.DuckDBPyConnection) -> None:
    """Lay out who sat where from when to when; the first placement known reaches back to the beginning."""
    cursor.execute("delete from masa_unit")
    cursor.execute("""
        insert into masa_unit
        select nip, unit_kerja, case when lag(sejak) over orang is null then date '1900-01-01' else sejak end,
            coalesce(lead(sejak) over orang - 1, date '9999-12-31')
        from penempatan where unit_kerja is not null and sejak is not null
        window orang as (partition by nip order by sejak, batch_id, lembar_id, baris)
    """)


def _sign(cursor: duckdb.DuckDBPyConnection) -> None:
    cursor.execute("delete from ringkas_dari")
    cursor.execute(f"insert into ringkas_dari {_COUNTS}")
