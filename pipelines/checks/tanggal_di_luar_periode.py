"""A note or a dialogue is dated outside the period that the row names, or else what stands above the table."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_("Tanggal {nilai} berada di luar periode yang tertulis di atas tabel atau pada barisnya. Periksa tanggalnya atau periode laporannya."),
    kinds=("catatan_harian", "dialog_kinerja"),
    # A dialogue on a period is often held just after it. Where nobody wrote the year, only the months can be wrong.
    sql="""
    with lembar as (
        select *, regexp_matches(concat_ws(' ', tahun_teks, periode_teks, berkas), '20\\d\\d') as bertahun,
            case when kind = 'dialog_kinerja' then 31 else 0 end as kelonggaran
        from lembar_masuk
    ),
    sebutan as (
        select m.lembar_no, m.row as baris, any_value(m.periode) as periode, any_value(m.tahun) as tahun
        from masuk m join lembar l using (lembar_no) where m.periode is not null and m.periode is distinct from l.periode_teks
        group by m.lembar_no, m.row having count(*) = 1
    ),
    arti as (select periode, tahun, baca_periode(periode, tahun) as nilai from (select distinct periode, tahun from sebutan)),
    sendiri as (select s.lembar_no, s.baris, a.nilai, regexp_matches(periode, '20\\d\\d') as bertahun from sebutan s join arti a using (periode, tahun)),
    batas as (
        select t.lembar_no, t.baris, t.tanggal, coalesce(s.bertahun, false) or l.bertahun as bertahun, coalesce(s.nilai.awal, l.periode_awal) as awal,
            coalesce(s.nilai.akhir, l.periode_akhir) + l.kelonggaran as akhir
        from terketik t join lembar l using (lembar_no) left join sendiri s on s.lembar_no = t.lembar_no and s.baris = t.baris
        where t.lewati is null and t.tanggal is not null
    )
    select lembar_no, baris, 'tanggal' as kolom, strftime(tanggal, '%d/%m/%Y') as nilai from batas
    where case when bertahun then tanggal not between awal and akhir
        else month(tanggal) not between month(awal) and month(akhir) and month(awal) <= month(akhir) end
    """,
)
