"""Which RHK a step derives from, and which step or RHK a note speaks of, told by their words.

What a person said comes first (dipastikan, or bukan_rhk where a note belongs to none). Else texts of one employee are
compared: equal once normalised (persis), alike by rapidfuzz above a threshold (mirip), or unlinked.
A step whose RHK no export lists gives that RHK itself (batch_id 0), so that it counts until an RHK list arrives.
"""

from __future__ import annotations

import duckdb
import pyarrow as pa
from rapidfuzz import fuzz, process

from pipelines.aggregates import keep_links
from pipelines.load.link_answers import answer_notes, answer_steps

ALIKE = 86.0  # of 100


def relink(cursor: duckdb.DuckDBPyConnection) -> None:
    """Link anew the steps and notes of the people in the temp table tersentuh(nip)."""
    cursor.execute("delete from rhk where batch_id = 0 and nip in (select nip from tersentuh)")
    _link_steps(cursor)
    _link_notes(cursor)


def _link_steps(cursor: duckdb.DuckDBPyConnection) -> None:
    cursor.execute("""
        create or replace temp table langkah_teks as
        select kunci, nip, periode_awal, periode_akhir, rhk, teks_baku(rhk) as baku from rencana_aksi
        where nip in (select nip from tersentuh) and rhk is not null
    """)
    cursor.execute("""
        create or replace temp table sasaran as
        select nip, teks_baku(rhk) as baku, kunci, periode_awal, periode_akhir from rhk where nip in (select nip from tersentuh)
    """)
    cursor.execute("create or replace temp table dicari as select distinct nip, baku from langkah_teks")
    _lay_alike(cursor)
    # The RHK whose period is the step's own comes first, then the narrowest that overlaps it.
    cursor.execute("""
        create or replace temp table induk_langkah as
        select l.kunci, s.kunci as kunci_rhk from langkah_teks l
        join mirip m on m.nip = l.nip and m.baku = l.baku
        join sasaran s on s.nip = l.nip and s.baku = m.sasaran and s.periode_awal <= l.periode_akhir and s.periode_akhir >= l.periode_awal
        qualify row_number() over (partition by l.kunci order by m.skor desc,
            s.periode_awal = l.periode_awal and s.periode_akhir = l.periode_akhir desc, s.periode_akhir - s.periode_awal, s.kunci) = 1
    """)
    cursor.execute("""
        insert into rhk by name
        select kunci_dari(nip, periode_awal::varchar, periode_akhir::varchar, teks_baku(rhk)) as kunci, 0 as batch_id, any_value(lembar_id) as lembar_id,
            min(baris) as baris, kunci_dari('turunan') as sidik, nip, periode_awal, periode_akhir, any_value(periode) as periode, min(rhk) as rhk, 'kosong' as status
        from rencana_aksi
        where nip in (select nip from tersentuh) and rhk is not null and kunci not in (select kunci from induk_langkah)
        group by nip, periode_awal, periode_akhir, teks_baku(rhk)
    """)
    answer_steps(cursor)
    cursor.execute("""
        update rencana_aksi set kunci_rhk = coalesce(
            (select i.kunci_rhk from induk_langkah i where i.kunci = rencana_aksi.kunci),
            case when rhk is not null then kunci_dari(nip, periode_awal::varchar, periode_akhir::varchar, teks_baku(rhk)) end)
        where nip in (select nip from tersentuh)
    """)


def _link_notes(cursor: duckdb.DuckDBPyConnection) -> None:
    cursor.execute("""
        create or replace temp table sasaran as
        select nip, teks_baku(rencana_aksi) as baku, kunci as kunci_langkah, kunci_rhk, periode_awal, periode_akhir from rencana_aksi
        where nip in (select nip from tersentuh)
        union all
        select nip, teks_baku(rhk), null, kunci, periode_awal, periode_akhir from rhk where nip in (select nip from tersentuh)
    """)
    cursor.execute("""
        create or replace temp table baku_teks as
        select teks, teks_baku(teks) as baku from (
            select distinct unnest([rencana_aksi, rhk]) as teks from catatan_harian where nip in (select nip from tersentuh)
        ) where teks is not null
    """)
    # A note that names a step is told by the step first, by the RHK after.
    cursor.execute("""
        create or replace temp table sebutan as
        select c.kunci, c.nip, c.tanggal, 1 as urutan, b.baku from catatan_harian c join baku_teks b on b.teks = c.rencana_aksi
        where c.nip in (select nip from tersentuh)
        union all
        select c.kunci, c.nip, c.tanggal, 2, b.baku from catatan_harian c join baku_teks b on b.teks = c.rhk
        where c.nip in (select nip from tersentuh)
    """)
    cursor.execute(
        "create or replace temp table dicari as select distinct nip, baku from sebutan where baku is not null"
    )
    _lay_alike(cursor)
    answer_notes(cursor)
    cursor.execute("delete from tautan_catatan where nip in (select nip from tersentuh)")
    cursor.execute("""
        insert into tautan_catatan by name
        select c.kunci, c.nip, c.tanggal, s.kunci_rhk, s.kunci_langkah, case when m.skor = 100 then 'persis' else 'mirip' end as cara, m.skor
        from sebutan c
        join mirip m on m.nip = c.nip and m.baku = c.baku
        join sasaran s on s.nip = c.nip and s.baku = m.sasaran
        where s.kunci_rhk is not null and c.kunci not in (select kunci from catatan_terjawab)
        qualify row_number() over (partition by c.kunci order by c.tanggal between s.periode_awal and s.periode_akhir desc,
            c.urutan, m.skor desc, s.kunci_langkah is null, abs(c.tanggal - s.periode_akhir), s.kunci_rhk, s.kunci_langkah) = 1
    """)
    cursor.execute("""
        insert into tautan_catatan by name
        select t.kunci, t.nip, c.tanggal, t.kunci_rhk, t.kunci_langkah, case when t.kunci_rhk is null then 'bukan_rhk' else 'dipastikan' end as cara,
            100.0::double as skor
        from catatan_terjawab t join catatan_harian c using (kunci)
    """)
    keep_links(cursor)


def _lay_alike(cursor: duckdb.DuckDBPyConnection) -> None:
    """Lay the temp table mirip(nip, baku, sasaran, skor): each text of dicari and the text of sasaran it stands for."""
    cursor.execute("""
        create or replace temp table mirip as
        select distinct d.nip, d.baku, d.baku as sasaran, 100.0::double as skor
        from dicari d join sasaran s on s.nip = d.nip and s.baku = d.baku
    """)
    targets: dict[str, list[str]] = {}
    for nip, texts in cursor.execute(
        "select nip, list(distinct baku) from sasaran where baku is not null group by nip"
    ).fetchall():
        targets[nip] = sorted(texts)
    found = []
    for nip, text in cursor.execute("from dicari anti join mirip using (nip, baku)").fetchall():
        # Words in another order, or one word written as two: whichever likeness is greater.
        scored = [
            process.extractOne(text, targets.get(nip, ()), scorer=scorer, score_cutoff=ALIKE)
            for scorer in (fuzz.token_sort_ratio, fuzz.ratio)
        ]
        best = max((s for s in scored if s), key=lambda s: s[1], default=None)
        if best:
            found.append((nip, text, best[0], min(best[1], 99.9)))
    if found:
        columns = list(zip(*found, strict=True))
        table = pa.table({name: pa.array(columns[i]) for i, name in enumerate(("nip", "baku", "sasaran", "skor"))})
        cursor.register("mirip_arrow", table)
        cursor.execute("insert into mirip from mirip_arrow")
        cursor.unregister("mirip_arrow")
