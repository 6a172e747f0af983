"""Recognised tables → typed rows inside DuckDB, all tables of one kind at once."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from pipelines.load.incoming import Sheet
from pipelines.settings import settings

EXPORTS = Path(__file__).parents[1] / "exports"
# People first: every other kind names them. Steps after RHK, notes after steps.
KINDS = (
    "pegawai",
    "ketidakhadiran",
    "rhk",
    "rencana_aksi",
    "catatan_harian",
    "dialog_kinerja",
    "laporan_skp",
    "penilaian",
)


def lay_sheets(cursor: duckdb.DuckDBPyConnection, sheets: list[tuple[str, Sheet]], today: date) -> None:
    """Lay what is known of each table as a whole: its date, year, period, unit, and its columns' headers."""
    cursor.execute("set variable zona = ?", [settings().time_zone])
    rows, columns = [], []
    for number, (name, sheet) in enumerate(sheets):
        found, who = sheet.found, sheet.found.identity
        rows.append(
            (
                number,
                name,
                sheet.label,
                found.kind,
                who.get("data_per"),
                who.get("periode"),
                who.get("tahun"),
                who.get("unit_kerja"),
            )
        )
        columns += [(number, field, found.headers[place]) for field, place in found.columns.items()]
    names = ("lembar_no", "berkas", "sheet", "kind", "data_per_teks", "periode_teks", "tahun_teks", "unit_kerja")
    table = pa.table(
        {n: pa.array([r[i] for r in rows], pa.int32() if i == 0 else pa.string()) for i, n in enumerate(names)}
    )
    cursor.register("lembar_arrow", table)
    cursor.execute(
        """
        create or replace temp table lembar_masuk as
        with bertanggal as (
            select *, baca_tanggal(data_per_teks) as data_per, cast($hari_ini as date) as unggah from lembar_arrow
        ),
        bertahun as (
            select *, coalesce(nullif(regexp_extract(tahun_teks, '20\\d\\d'), ''), nullif(regexp_extract(periode_teks, '20\\d\\d'), ''),
                nullif(regexp_extract(berkas, '20\\d\\d'), ''), cast(year(coalesce(data_per, unggah)) as varchar)) as tahun
            from bertanggal
        )
        select *, case when isi(periode_teks) is not null then baca_periode(periode_teks, tahun).awal end as periode_awal,
            case when isi(periode_teks) is not null then baca_periode(periode_teks, tahun).akhir end as periode_akhir
        from bertahun
        """,
        {"hari_ini": today},
    )
    cursor.unregister("lembar_arrow")
    table = pa.table(
        {
            "lembar_no": pa.array([c[0] for c in columns], pa.int32()),
            "field": pa.array([c[1] for c in columns], pa.string()),
            "header": pa.array([c[2] for c in columns], pa.string()),
        }
    )
    cursor.register("kolom_arrow", table)
    cursor.execute("create or replace temp table kolom_masuk as from kolom_arrow")
    cursor.unregister("kolom_arrow")


def type_rows(cursor: duckdb.DuckDBPyConnection, kind: str, sheets: list[tuple[str, Sheet]]) -> int:
    """Stage and type every table of one kind; return how many rows there are.

    Leaves the temp tables masuk (texts), orang (whom they name), terketik (typed rows, one for each row of masuk).
    """
    parts = [
        s.found.staged.append_column("lembar_no", pa.array([number] * s.found.staged.num_rows, pa.int32()))
        for number, (_name, s) in enumerate(sheets)
        if s.found.kind == kind and s.found.staged.num_rows
    ]
    if not parts:
        return 0
    table = pa.concat_tables(parts, promote_options="default")
    cursor.register("masuk_arrow", table)
    cursor.execute("""
        create or replace temp table masuk as
        select *, md5(coalesce(nip, '') || '|' || coalesce(nama, '') || '|' || coalesce(nama_nip, '')) as kunci_orang from masuk_arrow
    """)
    cursor.unregister("masuk_arrow")
    cursor.execute("""
        create or replace temp view masuk_bertahun as
        select m.* replace (coalesce(nullif(regexp_extract(m.tahun, '20\\d\\d'), ''), l.tahun) as tahun)
        from masuk m join lembar_masuk l using (lembar_no)
    """)
    cursor.execute((EXPORTS / "people.sql").read_text("utf-8"))
    cursor.execute(f"create or replace temp table terketik as {export_sql(kind)}")
    typed = cursor.execute("select count(*) from terketik").fetchall()[0][0]
    if typed != table.num_rows:
        raise AssertionError(f"{kind}: {table.num_rows} rows staged, {typed} typed")
    return typed


def feeds(kind: str) -> list[tuple[str, str]]:
    """List the other tables that a kind's rows feed, each with its SQL over the accepted rows."""
    found = sorted(EXPORTS.glob(f"{kind}.*.sql"))
    return [(re.sub(rf"^{kind}\.|\.sql$", "", f.name), f.read_text("utf-8")) for f in found]


def export_sql(kind: str) -> str:
    """Return the SQL that types one kind."""
    return (EXPORTS / f"{kind}.sql").read_text("utf-8")
