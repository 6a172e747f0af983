"""A date could be read day first or month first, in a column of which other dates can only be month first."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_(
        "Tanggal “{nilai}” dibaca hari lebih dahulu, padahal ada tanggal lain di kolom ini yang hanya mungkin bulan lebih dahulu. "
        "Periksa urutan hari dan bulan di berkas asalnya."
    ),
    kinds=("catatan_harian", "dialog_kinerja"),
    sql="""
    with bulan_dulu as (
        select distinct m.lembar_no from masuk m join kamus_tanggal k on k.teks = m.tanggal where k.bulan_dulu
    ),
    ganda as (
        select teks, regexp_extract(teks, '^\\s*(\\d{1,2})[/.-](\\d{1,2})[/.-]\\d{2,4}\\b', ['a', 'b']) as urut from kamus_tanggal
        where regexp_matches(teks, '^\\s*\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}\\b')
    )
    select m.lembar_no, m.row as baris, 'tanggal' as kolom, m.tanggal as nilai
    from masuk m semi join bulan_dulu using (lembar_no)
    join ganda g on g.teks = m.tanggal
    where cast(g.urut.a as integer) <= 12 and cast(g.urut.b as integer) <= 12 and g.urut.a <> g.urut.b
    """,
)
