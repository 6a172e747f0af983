"""Rows that an earlier export had and a newer one of the same scope has not.

Scope: notes by employee between the first and last date in the file; RHK and steps by employee and period;
the roster by the units it lists. They are shown, and withdrawn only when a person says yes.
"""

from __future__ import annotations

import duckdb

from pipelines.load.versions import content, make_current, note_changes

SCOPE = {
    "pegawai": """
        select t.kunci, p.lembar_no from pegawai t
        join (select unit_kerja, min(lembar_no) as lembar_no, max(berlaku) as berlaku from masuk_lingkup group by unit_kerja having count(*) >= 2) p
            on p.unit_kerja = t.unit_kerja""",
    "rhk": """
        select t.kunci, p.lembar_no from rhk t
        join (select nip, periode_awal, periode_akhir, min(lembar_no) as lembar_no from masuk_lingkup group by all) p
            using (nip, periode_awal, periode_akhir) where t.batch_id > 0""",
    "rencana_aksi": """
        select t.kunci, p.lembar_no from rencana_aksi t
        join (select nip, periode_awal, periode_akhir, min(lembar_no) as lembar_no from masuk_lingkup group by all) p
            using (nip, periode_awal, periode_akhir)""",
    "catatan_harian": """
        select t.kunci, p.lembar_no from catatan_harian t
        join (select nip, lembar_no, min(tanggal) as awal, max(tanggal) as akhir from masuk_lingkup group by nip, lembar_no) p
            on p.nip = t.nip and t.tanggal between p.awal and p.akhir""",
}


def find_withdrawn(cursor: duckdb.DuckDBPyConnection, kind: str) -> dict[int, int]:
    """Lay the temp table ditarik(kunci, lembar_no) for one kind; return how many rows each sheet misses."""
    if kind not in SCOPE or not cursor.execute(f"select count(*) from {kind}").fetchall()[0][0]:
        return {}
    cursor.execute("""
        create or replace temp view masuk_lingkup as
        select t.*, coalesce(l.data_per, l.unggah) as berlaku from terketik t join lembar_masuk l using (lembar_no) where t.kunci is not null and not l.sebagian
    """)
    # What an older export lacks is no withdrawal: the newest word on a key must be older than the file.
    cursor.execute(f"""
        create or replace temp table ditarik as
        select s.kunci, min(s.lembar_no) as lembar_no from ({SCOPE[kind]}) s
        join (select kunci, max(berlaku) as berlaku from {kind}_versi group by kunci) v using (kunci)
        join lembar_masuk l on l.lembar_no = s.lembar_no and coalesce(l.data_per, l.unggah) >= v.berlaku
        where s.kunci not in (select kunci from terketik where kunci is not null)
        group by s.kunci
    """)
    return dict(cursor.execute("select lembar_no, count(*) from ditarik group by lembar_no").fetchall())


def withdraw(cursor: duckdb.DuckDBPyConnection, table: str, batch_id: int, first_sheet: int) -> None:
    """Append a withdrawing version for every key of the temp table ditarik."""
    names = ", ".join("t." + c for c in content(cursor, table))
    cursor.execute(
        f"""
        insert into {table}_versi by name
        select t.kunci, $batch as batch_id, $lembar + d.lembar_no as lembar_id, t.baris, t.sidik, {names}, true as ditarik,
            coalesce(l.data_per, l.unggah) as berlaku
        from {table} t join ditarik d using (kunci) join lembar_masuk l using (lembar_no)
    """,
        {"batch": batch_id, "lembar": first_sheet},
    )
    cursor.execute("create or replace temp table kunci_tersentuh as select kunci from ditarik")
    note_changes(cursor, table)
    make_current(cursor, table)
