"""What a person said a text belongs to, applied to the notes and steps of the people an upload touches.

An answer names RHK and step by their words. It holds for notes on the days of its period, for notes of another period whose
RHK has the same words, and for days on which the person has no RHK at all.
"""

from __future__ import annotations

import duckdb


def answer_notes(cursor: duckdb.DuckDBPyConnection) -> None:
    """Lay the temp table catatan_terjawab(kunci, nip, kunci_rhk, kunci_langkah) for people in tersentuh; no kunci_rhk: belongs to none."""
    cursor.execute("create or replace temp table catatan_terjawab (kunci uuid, nip varchar, kunci_rhk uuid, kunci_langkah uuid)")
    cursor.execute("""
        create or replace temp table jawaban as
        select * from tautan_pasti where apa = 'catatan' and nip in (select nip from tersentuh)
    """)
    if not cursor.execute("select count(*) from jawaban").fetchall()[0][0]:
        return
    cursor.execute("""
        create or replace temp table catatan_ditanya as
        with orang as (select distinct nip from jawaban),
        catatan as (select kunci, nip, tanggal, sebutan_catatan(rencana_aksi, rhk, kegiatan) as tertulis from catatan_harian semi join orang using (nip)),
        baku as (select tertulis, teks_baku(tertulis) as teks from (select distinct tertulis from catatan))
        select c.kunci, c.nip, c.tanggal, j.rhk, j.langkah, j.periode_awal, j.periode_akhir
        from catatan c join baku b using (tertulis) join jawaban j on j.nip = c.nip and j.teks = b.teks
    """)
    # The answer given for the note's own days comes first, then that it belongs to none, then the same words in another period.
    cursor.execute("""
        insert into catatan_terjawab
        with orang as (select distinct nip from jawaban),
        hasil as (select kunci, nip, teks_baku(rhk) as baku, periode_awal, periode_akhir from rhk semi join orang using (nip)),
        langkah as (select kunci, kunci_rhk, teks_baku(rencana_aksi) as baku from rencana_aksi semi join orang using (nip)),
        terliput as (
            select distinct c.kunci from catatan_ditanya c join hasil h on h.nip = c.nip and c.tanggal between h.periode_awal and h.periode_akhir
        ),
        calon as (
            select c.kunci, c.nip, h.kunci as kunci_rhk, l.kunci as kunci_langkah,
                case when c.tanggal between c.periode_awal and c.periode_akhir then 0 else 2 end as urutan,
                h.periode_awal = c.periode_awal and h.periode_akhir = c.periode_akhir as seperiode, h.periode_akhir - h.periode_awal as lama
            from catatan_ditanya c
            join hasil h on h.nip = c.nip and h.baku = c.rhk
            left join langkah l on l.kunci_rhk = h.kunci and l.baku = c.langkah
            where c.tanggal between h.periode_awal and h.periode_akhir or c.kunci not in (select kunci from terliput)
            union all
            select kunci, nip, null, null, 1, false, null from catatan_ditanya where rhk is null
        )
        select kunci, nip, kunci_rhk, kunci_langkah from calon
        qualify row_number() over (partition by kunci order by urutan, seperiode desc, kunci_langkah is null, lama, kunci_rhk, kunci_langkah) = 1
    """)


def answer_steps(cursor: duckdb.DuckDBPyConnection) -> None:
    """Add to the temp table induk_langkah(kunci, kunci_rhk) the steps that name no RHK and of which a person said it."""
    cursor.execute("""
        insert into induk_langkah
        with ditanya as (
            select l.kunci, l.nip, l.periode_awal, l.periode_akhir, j.rhk, j.periode_awal as awal, j.periode_akhir as akhir
            from tautan_pasti j join rencana_aksi l on l.nip = j.nip and l.rhk is null and teks_baku(l.rencana_aksi) = j.teks
            where j.apa = 'langkah' and j.rhk is not null and j.nip in (select nip from tersentuh)
        )
        select d.kunci, r.kunci from ditanya d
        join rhk r on r.nip = d.nip and teks_baku(r.rhk) = d.rhk and r.periode_awal <= d.periode_akhir and r.periode_akhir >= d.periode_awal
        qualify row_number() over (partition by d.kunci order by r.periode_awal = d.awal and r.periode_akhir = d.akhir desc,
            r.periode_awal = d.periode_awal and r.periode_akhir = d.periode_akhir desc, r.periode_akhir - r.periode_awal, r.kunci) = 1
    """)
