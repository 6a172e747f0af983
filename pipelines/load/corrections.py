"""Rows that come back corrected take the place of the rows that they were: one person's mistake is never counted beside its mending."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from pipelines.load.incoming import Sheet
from pipelines.load.versions import make_current
from pipelines.load.withdrawal import withdraw

# Kinds of which one row is one thing; the text of an RHK stands in several rows, and the others still say it.
ONE_ROW = ("pegawai", "ketidakhadiran", "rencana_aksi", "catatan_harian", "dialog_kinerja", "laporan_skp", "penilaian")


def replace_corrected(
    cursor: duckdb.DuckDBPyConnection, kind: str, sheets: list[tuple[str, Sheet]], batch_id: int, first_sheet: int
) -> bool:
    """Let corrections win over what they correct, for the rows of one kind that are just appended; return whether any current row went.

    The lines that came back, loaded or waiting again, are told of by this upload from now on.
    """
    origins = _origins(kind, sheets)
    if origins is not None:
        _record(cursor, origins, batch_id, first_sheet)
    if kind not in ONE_ROW:
        return False
    _yield_to_corrections(cursor, kind, batch_id, first_sheet)
    return origins is not None and _replace(cursor, kind, origins, batch_id, first_sheet)


def hold_back(cursor: duckdb.DuckDBPyConnection) -> None:
    """Let typed rows wait that waited when they were loaded before and have come back corrected by an upload that stands: beside their mending they would count twice."""
    if not cursor.execute("select count(*) from perbaikan").fetchall()[0][0]:
        return  # nothing was ever corrected: a large upload need not be looked through
    cursor.execute("""
        insert into temuan_jenis
        with kembali as (
            select sha256, sheet, akar as baris, max(batch_id) as batch_id from perbaikan semi join (select batch_id from batch where dibatalkan is null) using (batch_id) group by all
        ),
        menunggu as (
            select distinct b.sha256, l.sheet, f.baris from finding f join lembar l using (lembar_id) join berkas b using (berkas_id)
            where f.severity = 'tolak' and b.sha256 in (select sha256 from kembali)
        )
        select distinct t.lembar_no, t.baris, null, cast(k.batch_id as varchar), 'kembali_diperbaiki', null
        from terketik t join lembar_masuk l using (lembar_no)
        join kembali k on k.sha256 = l.sha256 and k.sheet = l.sheet and k.baris = t.baris
        semi join menunggu m on m.sha256 = k.sha256 and m.sheet = k.sheet and m.baris = k.baris
        where t.lewati is null
    """)


def _record(cursor: duckdb.DuckDBPyConnection, origins: pa.Table, batch_id: int, first_sheet: int) -> None:
    """Note which lines of which originals the lines of this upload are, through however many corrections."""
    cursor.register("asal_arrow", origins)
    cursor.execute(
        """
        insert into perbaikan
        with dahulu as (                     -- a line of a workbook that came back itself is the line that it was there
            select b.sha256, l.sheet, p.baris, any_value(struct_pack(sha256 := p.sha256, sheet := p.sheet, akar := p.akar)) as akar
            from perbaikan p join lembar l using (lembar_id) join berkas b using (berkas_id) group by b.sha256, l.sheet, p.baris
        ),
        tempat as (
            select coalesce(min(p.urut), any_value(b.menggantikan), $batch) as urut
            from batch b left join perbaikan p on p.batch_id = b.menggantikan where b.batch_id = $batch
        )
        select $batch, $first + a.lembar_no, a.baris, coalesce(d.akar.sha256, a.sha256), coalesce(d.akar.sheet, a.sheet), coalesce(d.akar.akar, a.baris_asal), t.urut
        from asal_arrow a cross join tempat t left join dahulu d on d.sha256 = a.sha256 and d.sheet = a.sheet and d.baris = a.baris_asal
        semi join masuk m on m.lembar_no = a.lembar_no and m.row = a.baris
        """,
        {"batch": batch_id, "first": first_sheet},
    )
    cursor.unregister("asal_arrow")


def _origins(kind: str, sheets: list[tuple[str, Sheet]]) -> pa.Table | None:
    """Return which line of which original each line that came back was: lembar_no, baris, sha256, sheet, baris_asal; None where none came back."""
    origins = [
        (number, row, mark.sha256, mark.label, origin)
        for number, (_name, sheet) in enumerate(sheets)
        if sheet.found.kind == kind and sheet.found.returned and (mark := sheet.found.returned.mark)
        for row, origin in sheet.found.returned.origins.items()
    ]
    names = ["lembar_no", "baris", "sha256", "sheet", "baris_asal"]
    return pa.table([pa.array(values) for values in zip(*origins, strict=True)], names=names) if origins else None


def _replace(cursor: duckdb.DuckDBPyConnection, kind: str, origins: pa.Table, batch_id: int, first_sheet: int) -> bool:
    """Withdraw the current rows whose own line came back with another identity; their new row counts as changed.

    Only a row that still is what its line said is replaced: not one that another upload has told again, and not one
    that a line of this upload tells.
    """
    cursor.register("asal_arrow", origins)
    cursor.execute(f"""
        create or replace temp table diganti as
        select distinct t.kunci, t.nip, d.lembar_no, d.baris
        from asal_arrow a
        join diterima d on d.lembar_no = a.lembar_no and d.baris = a.baris
        join berkas b on b.sha256 = a.sha256
        join lembar l on l.berkas_id = b.berkas_id and l.sheet = a.sheet
        join {kind} t on t.lembar_id = l.lembar_id and t.baris = a.baris_asal
        where t.kunci <> d.kunci and t.kunci not in (select kunci from terketik where kunci is not null)
    """)
    cursor.unregister("asal_arrow")
    if not cursor.execute("select count(*) from diganti").fetchall()[0][0]:
        return False
    cursor.execute("create or replace temp table ditarik as select kunci, min(lembar_no) as lembar_no from diganti group by kunci")
    withdraw(cursor, kind, batch_id, first_sheet)
    cursor.execute("update keadaan_baris set bobot = 2 from diganti d where keadaan_baris.lembar_no = d.lembar_no and keadaan_baris.baris = d.baris and bobot = 3")
    cursor.execute("insert into tersentuh (nip) select distinct nip from diganti")
    return True


def _yield_to_corrections(cursor: duckdb.DuckDBPyConnection, kind: str, batch_id: int, first_sheet: int) -> None:
    """Let a row that was corrected, and comes again just as it was, stand behind its correction.

    It is kept as an older version, so that it is current again when the correction is undone.
    """
    if not cursor.execute("select count(*) from lembar where laporan->>'partial' = 'true'").fetchall()[0][0]:
        return  # nothing was ever corrected: a large upload need not be looked through
    cursor.execute(
        f"""
        create or replace temp table kunci_tersentuh as
        select v.kunci, v.lembar_id - $first as lembar_no, v.baris, max(w.berlaku) as berlaku
        from {kind}_versi v
        join {kind}_versi w on w.kunci = v.kunci and w.sidik = v.sidik and w.ditarik and w.batch_id <> v.batch_id
        join lembar l on l.batch_id = w.batch_id and l.lembar_id = w.lembar_id and l.laporan->>'partial' = 'true'
        join batch b on b.batch_id = w.batch_id and b.dibatalkan is null
        join keadaan_baris k on k.lembar_no = v.lembar_id - $first and k.baris = v.baris and k.bobot = 3
        where v.batch_id = $batch and not v.ditarik group by v.kunci, v.lembar_id, v.baris
        """,
        {"batch": batch_id, "first": first_sheet},
    )
    if cursor.execute("select count(*) from kunci_tersentuh").fetchall()[0][0]:
        cursor.execute(
            f"update {kind}_versi set berlaku = t.berlaku - 1 from kunci_tersentuh t where {kind}_versi.kunci = t.kunci and {kind}_versi.batch_id = ?",
            [batch_id],
        )
        make_current(cursor, kind)
        cursor.execute("update keadaan_baris set bobot = 0 from kunci_tersentuh t where keadaan_baris.lembar_no = t.lembar_no and keadaan_baris.baris = t.baris")
