"""A date could be read day first or month first, in a column where the dates that can be read one way are mostly month first."""

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
    with angka as (
        select teks, bulan_dulu, cast(urut.a as integer) as a, cast(urut.b as integer) as b from (
            select teks, bulan_dulu, regexp_extract(teks, '^\\s*(\\d{1,2})[/.-](\\d{1,2})[/.-]\\d{2,4}\\b', ['a', 'b']) as urut from kamus_tanggal
            where regexp_matches(teks, '^\\s*\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}\\b')
        )
    ),
    bulan_dulu as (
        select m.lembar_no from masuk m join angka k on k.teks = m.tanggal
        group by m.lembar_no having count(*) filter (k.bulan_dulu) > count(*) filter (k.a > 12)
    ),
    ganda as (select teks from angka where a <= 12 and b <= 12 and a <> b)
    select m.lembar_no, m.row as baris, 'tanggal' as kolom, m.tanggal as nilai
    from masuk m semi join bulan_dulu using (lembar_no) semi join ganda g on g.teks = m.tanggal
    """,
)
