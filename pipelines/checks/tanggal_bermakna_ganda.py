"""A date could be read day first or month first, and it matters: its column, its period or the day of upload speak for month first."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_(
        "Tanggal “{nilai}” dibaca hari lebih dahulu, padahal tanggal lain di kolom ini, periodenya, atau hari unggahnya menunjukkan bulan lebih dahulu. "
        "Periksa urutan hari dan bulan di berkas asalnya."
    ),
    kinds=("catatan_harian", "dialog_kinerja"),
    sql="""
    with angka as (
        select teks, nilai, bulan_dulu, cast(urut.a as integer) as a, cast(urut.b as integer) as b from (
            select teks, nilai, bulan_dulu, regexp_extract(teks, '^\\s*(\\d{1,2})[/.-](\\d{1,2})[/.-]\\d{2,4}\\b', ['a', 'b']) as urut from kamus_tanggal
            where regexp_matches(teks, '^\\s*\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}\\b')
        )
    ),
    bulan_dulu as (
        select m.lembar_no from masuk m join angka k on k.teks = m.tanggal
        group by m.lembar_no having count(*) filter (k.bulan_dulu) > count(*) filter (k.a > 12)
    ),
    ganda as (select teks, nilai, make_date(year(nilai), a, b) as lain from angka where a between 1 and 12 and b between 1 and 12 and a <> b and nilai is not null),
    penting as (
        select l.lembar_no, g.teks from ganda g, lembar_masuk l
        where l.lembar_no in (from bulan_dulu) or g.nilai > l.unggah and g.lain <= l.unggah
            or g.nilai not between l.periode_awal and l.periode_akhir and g.lain between l.periode_awal and l.periode_akhir
    )
    select m.lembar_no, m.row as baris, 'tanggal' as kolom, m.tanggal as nilai
    from masuk m semi join penting p on p.lembar_no = m.lembar_no and p.teks = m.tanggal
    anti join (select lembar_no, baris from terketik where lewati is not null) t on t.lembar_no = m.lembar_no and t.baris = m.row
    """,
)
