"""What figures work out again and again, kept beside the rows: person-days, times in a unit, notes of each RHK, comparable names.

Kept within the transaction that changes the rows, for the people it changes. Each can be made anew from the rows alone,
and is when it does not tell of as many rows as there are: after a change of schema, or rows put in by another hand.
"""

from __future__ import annotations

import duckdb

_COUNTS = "select " + ", ".join(f"(select count(*) from {table})" for table in ("catatan_harian", "penempatan", "pegawai", "tautan_catatan"))

_LINKED = "select nip, kunci_rhk, count(*), max(tanggal) from tautan_catatan where kunci_rhk is not null"


def note_people(cursor: duckdb.DuckDBPyConnection, people: str) -> None:
    """Remember, until the end of the transaction, people whose notes have changed; people is a query for nip."""
    cursor.execute("create temp table if not exists catatan_kotor (nip varchar)")
    cursor.execute(f"insert into catatan_kotor {people}")


def keep_links(cursor: duckdb.DuckDBPyConnection) -> None:
    """Count anew the linked notes of the people in the temp table tersentuh(nip)."""
    cursor.execute("delete from rhk_ringkas where nip in (select nip from tersentuh)")
    cursor.execute(f"insert into rhk_ringkas {_LINKED} and nip in (select nip from tersentuh) group by nip, kunci_rhk")
    _sign(cursor)


def keep_up(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make anew the days of the people remembered, and all times in a unit; add names not seen before."""
    cursor.execute("create temp table if not exists catatan_kotor (nip varchar)")
    cursor.execute("delete from hari_ringkas where nip in (select nip from catatan_kotor)")
    cursor.execute("create or replace temp view catatan_diringkas as select * from catatan_harian where nip in (select nip from catatan_kotor)")
    cursor.execute("insert into hari_ringkas by name from pondasi.hari_dari('catatan_diringkas') order by tanggal")
    cursor.execute("delete from catatan_kotor")
    _place(cursor)
    _name(cursor)
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
    cursor.execute("delete from rhk_ringkas")
    cursor.execute(f"insert into rhk_ringkas {_LINKED} group by nip, kunci_rhk")
    cursor.execute("delete from nama_ringkas")
    _name(cursor)
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


def _name(cursor: duckdb.DuckDBPyConnection) -> None:
    """Put names in comparable form that were not seen before; those of earlier versions serve days gone by."""
    cursor.execute("""
        insert into nama_ringkas
        select nama, nama_baku(nama) from (
            select nama from pegawai union select nama_atasan from pegawai union select nama from pegawai_versi union select nama_atasan from pegawai_versi
        ) where nama is not null and nama not in (select nama from nama_ringkas)
    """)


def _sign(cursor: duckdb.DuckDBPyConnection) -> None:
    cursor.execute("delete from ringkas_dari")
    cursor.execute(f"insert into ringkas_dari {_COUNTS}")
