"""Versions of rows: append what an upload says, and make the latest word of living uploads current."""

from __future__ import annotations

import duckdb

from pipelines.aggregates import note_people

TABLES = (
    "pegawai",
    "penempatan",
    "rhk",
    "indikator",
    "rencana_aksi",
    "catatan_harian",
    "dialog_kinerja",
    "ketidakhadiran",
    "penilaian",
    "laporan_skp",
    "cakupan",
)
SINCE = "coalesce(l.data_per, l.unggah)"  # the export's own date, else the day of upload
META = ("kunci", "batch_id", "lembar_id", "baris", "sidik")


def content(cursor: duckdb.DuckDBPyConnection, table: str) -> tuple[str, ...]:
    """Return the columns of a table that come from exports."""
    described = cursor.execute(f"from {table} limit 0").description or ()
    return tuple(name for name, *_rest in described if name not in META)


def fingerprint(columns: tuple[str, ...]) -> str:
    """Return the SQL of a mark that differs when what a row says in these columns does."""
    told = ("hex_kunci(kunci_rhk)" if column == "kunci_rhk" else f"cast({column} as varchar)" for column in columns)
    return "cast(md5_number(concat(" + ", '|', ".join(told) + ")) as uuid)"


def stage_candidates(cursor: duckdb.DuckDBPyConnection, table: str, source: str, *, latest: str = "null", since: str = SINCE) -> None:
    """Lay the temp table kandidat: the rows that source brings to a table, one a key and sheet, with their state.

    keadaan is baru, berubah or sama against the current rows; of several sheets with one key the most recent
    data speaks (menang), the others count as sama. latest tells the row of a sheet that speaks, before "the first";
    since, the day whose state the rows tell. The rows themselves stay in `sumber` until they are appended: wide rows
    are dear to copy and to sort.
    """
    # Rows made by a query are made once, and marked; those typed have their mark.
    lay, made = ("view", source) if source == "from diterima" else ("table", f"select *, {fingerprint(content(cursor, table))} as sidik from ({source})")
    cursor.execute(f"create or replace temp {lay} sumber_{lay} as {made}")
    cursor.execute(f"""
        create or replace temp view sumber as
        select s.*, {since} as berlaku, {latest} as urutan from sumber_{lay} s join lembar_masuk l using (lembar_no)
    """)
    cursor.execute(f"""
        create or replace temp table kandidat as
        with dibawa as (select kunci, lembar_no, baris, berlaku, sidik, urutan from sumber),
        kembar as (select kunci from dibawa group by kunci having count(*) > 1),
        urut as (
            select * from dibawa semi join kembar using (kunci)
            qualify row_number() over (partition by lembar_no, kunci order by urutan desc nulls last, baris) = 1
        ),
        dipilih as (
            select kunci, lembar_no, baris, berlaku, sidik, true as menang from dibawa anti join kembar using (kunci)
            union all
            select kunci, lembar_no, baris, berlaku, sidik, row_number() over (partition by kunci order by berlaku desc, lembar_no desc) = 1 from urut
        ),
        kini as (                            -- what stands, and the day of the last word on it, which may have said the same again
            select t.kunci, t.sidik, v.berlaku from {table} t
            join (select kunci, max(berlaku) as berlaku from {table}_versi join batch using (batch_id) where dibatalkan is null group by kunci) v using (kunci)
        )
        select b.*, case when not b.menang then 'sama' when k.kunci is null then 'baru' when k.sidik = b.sidik then 'sama'
            when k.berlaku > b.berlaku then 'lama' else 'berubah' end as keadaan
        from dipilih b left join kini k on k.kunci = b.kunci
    """)


def append(cursor: duckdb.DuckDBPyConnection, table: str, batch_id: int, first_sheet: int) -> None:
    """Append the candidates to the log of a table and make the latest versions current.

    Keys that the log has never seen are current as they come, and what says the same again leaves the current row as it
    is; only the others are weighed against their past.
    """
    names = ", ".join(content(cursor, table))
    values = {"batch": batch_id, "lembar": first_sheet}
    cursor.execute(f"create or replace temp table kunci_tersentuh as select distinct kunci from kandidat semi join {table}_versi using (kunci) where keadaan <> 'sama'")
    cursor.execute(f"create or replace temp table kunci_lama as select distinct kunci from kandidat semi join {table}_versi using (kunci)")
    brought, chosen, won, known = cursor.execute("""
        select (select count(*) from sumber), count(*), count(*) filter (menang), (select count(*) from kunci_lama) from kandidat
    """).fetchall()[0]
    only = "" if brought == chosen else "semi join kandidat using (kunci, lembar_no, baris)"
    # Where every row brings a key of its own that the log has never seen, all are current as they come, and none is looked up.
    new = "" if brought == won and not known else (
        "semi join (from kandidat anti join kunci_lama using (kunci) where menang) using (kunci, lembar_no, baris)")
    for log, more, rows in ((f"{table}_versi", ", false as ditarik, berlaku", only), (table, "", new)):
        cursor.execute(f"""
            insert into {log} by name
            select kunci, $batch as batch_id, $lembar + lembar_no as lembar_id, baris, sidik, {names}{more} from sumber {rows}
        """, values)
    if table == "catatan_harian":
        note_people(cursor, f"select distinct nip from catatan_harian where batch_id = {batch_id:d}")
    note_changes(cursor, table)
    make_current(cursor, table)


def note_changes(cursor: duckdb.DuckDBPyConnection, table: str) -> None:
    """Remember that the keys in kunci_tersentuh have been spoken of differently: their past is to be looked up."""
    cursor.execute(f"insert into berubah select '{table}', kunci from kunci_tersentuh where kunci not in (select kunci from berubah where tabel = '{table}')")


def make_current(cursor: duckdb.DuckDBPyConnection, table: str) -> None:
    """Set the current rows of the keys in kunci_tersentuh from the log: the latest word of batches not undone."""
    names = ", ".join((*META, *content(cursor, table)))
    if not cursor.execute("select count(*) from kunci_tersentuh").fetchall()[0][0]:
        return
    if table == "catatan_harian":
        note_people(cursor, "select distinct nip from catatan_harian_versi where kunci in (select kunci from kunci_tersentuh)")
    cursor.execute(f"delete from {table} where kunci in (select kunci from kunci_tersentuh)")
    cursor.execute(f"""
        insert into {table} by name
        select {names} from (
            select v.* from {table}_versi v join batch b using (batch_id)
            where b.dibatalkan is null and v.kunci in (select kunci from kunci_tersentuh)
            qualify row_number() over (partition by v.kunci order by v.berlaku desc, v.batch_id desc, v.lembar_id desc, v.baris) = 1
        ) where not ditarik
    """)


def rebuild_units(cursor: duckdb.DuckDBPyConnection) -> None:
    """Derive the tree of units from the current roster; a unit that would be its own ancestor becomes a root."""
    cursor.execute("""
        create or replace temp table induk_unit as
        select unit_kerja, arg_max(unit_induk, banyak) as induk from (
            select unit_kerja, case when teks_baku(unit_induk) <> teks_baku(unit_kerja) then unit_induk end as unit_induk, count(*) as banyak
            from pegawai where unit_kerja is not null group by 1, 2
        ) where unit_induk is not null group by unit_kerja
    """)
    cursor.execute("delete from unit_kerja")
    cursor.execute("""
        insert into unit_kerja
        with recursive nama as (
            select coalesce(unit_kerja, 'Tanpa unit') as unit_kerja from pegawai
            union select unit_kerja from penempatan where unit_kerja is not null
            union select induk from induk_unit
        ),
        jalan as (                            -- from each unit upwards, until no parent or a loop
            select unit_kerja, induk as atas, [unit_kerja] as dilalui from nama left join induk_unit using (unit_kerja)
            union all
            select j.unit_kerja, i.induk, list_append(j.dilalui, j.atas) from jalan j left join induk_unit i on i.unit_kerja = j.atas
            where j.atas is not null and not list_contains(j.dilalui, j.atas)
        ),
        ujung as (
            select unit_kerja, max(len(dilalui)) as panjang, bool_or(atas is not null and list_contains(dilalui, atas)) as melingkar
            from jalan group by unit_kerja
        )
        select n.unit_kerja, case when not u.melingkar then i.induk end, case when u.melingkar then 0 else u.panjang - 1 end
        from nama n join ujung u using (unit_kerja) left join induk_unit i using (unit_kerja)
    """)
