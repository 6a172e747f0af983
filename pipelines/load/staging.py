"""Recognised tables → typed rows inside DuckDB, all tables of one kind at once."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from pipelines.load.dictionaries import lay_dates, lay_numbers, lay_periods, lay_states, lay_units
from pipelines.load.incoming import Sheet
from pipelines.load.versions import content, fingerprint
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

PERSON_KEY = "coalesce(nip, '') || '|' || coalesce(nama, '') || '|' || coalesce(nama_nip, '')"  # how a row writes its person


def stage(cursor: duckdb.DuckDBPyConnection, sheets: list[tuple[str, Sheet]], today: date) -> list[str]:
    """Stage an upload's tables and what is known of each as a whole; return the kinds that have rows, in order.

    Leaves masuk_<kind> (texts), kolom_masuk (which header is which field), lembar_masuk (date, year, period and
    unit of each table), and the dictionaries of dates, periods, states and numbers.
    """
    cursor.execute("set variable zona = ?", [settings().time_zone])
    kinds = [kind for kind in KINDS if _register_rows(cursor, kind, sheets)]
    _register_columns(cursor, sheets)
    _register_sheets(cursor, sheets)
    lay_dates(cursor, kinds)
    lay_states(cursor, kinds)
    lay_numbers(cursor, kinds)
    cursor.execute(
        """
        create or replace temp table lembar_dasar as
        with bertanggal as (
            select l.*, t.nilai as data_per, s.nilai as ditandatangani, cast($hari_ini as date) as unggah
            from lembar_arrow l left join kamus_tanggal t on t.teks = l.data_per_teks left join kamus_tanggal s on s.teks = l.ditandatangani_teks
        )
        select *, tahun_dari(tahun_teks, periode_teks, berkas, cast(coalesce(data_per, unggah) as varchar)) as tahun from bertanggal
        """,
        {"hari_ini": today},
    )
    lay_periods(cursor, kinds)
    cursor.execute("""
        create or replace temp table lembar_masuk as
        select l.* replace (coalesce(k.nilai, l.unit_kerja) as unit_kerja), p.awal as periode_awal, p.akhir as periode_akhir
        from lembar_dasar l left join kamus_periode p on p.teks = l.periode_teks and p.tahun = l.tahun
        left join keputusan k on k.jenis = 'unit_kerja' and k.teks = teks_baku(l.unit_kerja)
    """)
    return kinds


def _register_rows(cursor: duckdb.DuckDBPyConnection, kind: str, sheets: list[tuple[str, Sheet]]) -> bool:
    parts = [
        s.found.staged.append_column("lembar_no", pa.repeat(pa.scalar(number, pa.int32()), s.found.staged.num_rows))
        for number, (_name, s) in enumerate(sheets)
        if s.found.kind == kind and s.found.staged.num_rows
    ]
    if parts:
        cursor.register(f"masuk_{kind}", pa.concat_tables(parts, promote_options="default"))
    return bool(parts)


def _register_columns(cursor: duckdb.DuckDBPyConnection, sheets: list[tuple[str, Sheet]]) -> None:
    columns = [
        (n, field, s.found.headers[place])
        for n, (_f, s) in enumerate(sheets)
        for field, place in s.found.columns.items()
    ]
    schema = pa.schema({"lembar_no": pa.int32(), "field": pa.string(), "header": pa.string()})
    cursor.register("kolom_masuk", pa.table([[c[i] for c in columns] for i in range(3)], schema=schema))


def _register_sheets(cursor: duckdb.DuckDBPyConnection, sheets: list[tuple[str, Sheet]]) -> None:
    told = ("data_per", "periode", "tahun", "unit_kerja", "ditandatangani")
    rows = [
        (
            number,
            name,
            sheet.label,
            sheet.found.kind,
            sheet.found.signature,
            *(sheet.found.identity.get(key) for key in told),
            sheet.found.returned is not None,
            sheet.sha256,
        )
        for number, (name, sheet) in enumerate(sheets)
    ]
    names = (
        "lembar_no",
        "berkas",
        "sheet",
        "kind",
        "tanda",
        "data_per_teks",
        "periode_teks",
        "tahun_teks",
        "unit_kerja",
        "ditandatangani_teks",
        "sebagian",  # only some rows of an export: it tells nothing of the others
        "sha256",  # of its file
    )
    schema = pa.schema([(name, {"lembar_no": pa.int32(), "sebagian": pa.bool_()}.get(name, pa.string())) for name in names])
    cursor.register("lembar_arrow", pa.table([[r[i] for r in rows] for i in range(len(names))], schema=schema))


def resolve_people(cursor: duckdb.DuckDBPyConnection, kinds: list[str]) -> None:
    """Find who the rows of some kinds speak of, by the roster as it stands; leaves the temp table orang."""
    names = " union ".join(f"select nip, nama, nama_nip from masuk_{kind}" for kind in kinds)
    cursor.execute(f"create or replace temp view nama_masuk as select {PERSON_KEY} as kunci_orang, * from ({names})")
    cursor.execute((EXPORTS / "people.sql").read_text("utf-8"))


def type_rows(cursor: duckdb.DuckDBPyConnection, kind: str) -> None:
    """Type every staged row of one kind, whose people are resolved.

    Leaves the temp tables masuk (texts) and terketik (typed rows, one for each row of masuk, with a mark of what each says).
    """
    units = lay_units(cursor, kind)
    told = "".join(f", coalesce(e_{column}.nilai, m.{column}) as {column}" for column in units)
    spelt = " ".join(f"left join ejaan_unit e_{column} on e_{column}.teks = m.{column}" for column in units)
    cursor.execute(f"""
        create or replace temp view masuk as
        select m.* replace (tahun_dari(m.tahun, l.tahun) as tahun{told}), {PERSON_KEY} as kunci_orang
        from masuk_{kind} m join lembar_masuk l using (lembar_no) {spelt}
    """)
    typed_rows = (EXPORTS / f"{kind}.sql").read_text("utf-8")
    cursor.execute(f"create or replace temp table terketik as select *, {fingerprint(content(cursor, kind))} as sidik from (\n{typed_rows}\n)")
    staged, typed = cursor.execute("select (select count(*) from masuk), (select count(*) from terketik)").fetchall()[0]
    if typed != staged:
        raise AssertionError(f"{kind}: {staged} rows staged, {typed} typed")


def feeds(kind: str) -> list[tuple[str, str]]:
    """List the other tables that a kind's rows feed, each with its SQL over the accepted rows."""
    found = sorted(EXPORTS.glob(f"{kind}.*.sql"))
    return [(re.sub(rf"^{kind}\.|\.sql$", "", f.name), f.read_text("utf-8")) for f in found]
