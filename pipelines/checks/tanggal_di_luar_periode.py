"""A note or a dialogue is dated outside the period that the row names, or else what stands above the table."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_("Tanggal “{nilai}” berada di luar periode yang tertulis di atas tabel atau pada barisnya. Periksa tanggalnya atau periode laporannya."),
    kinds=("catatan_harian", "dialog_kinerja"),
    # Told by each distinct date and period, not by each row. A dialogue on a period is often held just after it.
    # Where nobody wrote the year, only the months can be wrong.
    sql="""
    with lembar as (
        select *, regexp_matches(concat_ws(' ', tahun_teks, periode_teks, berkas), '20\\d\\d')
                and lembar_no not in (select lembar_no from kolom_masuk where field = 'tahun') as bertahun,
            case when kind = 'dialog_kinerja' then 31 else 0 end as kelonggaran
        from lembar_masuk
    ),
    tertulis as (
        select distinct m.lembar_no, m.tanggal, case when m.periode is distinct from l.periode_teks then m.periode end as periode
        from masuk m join lembar l using (lembar_no) where m.tanggal is not null
    ),
    arti as (
        select periode, tahun, baca_periode(periode, tahun) as nilai
        from (select distinct p.periode, l.tahun from tertulis p join lembar l using (lembar_no) where p.periode is not null)
    ),
    dibaca as (
        select p.lembar_no, p.tanggal, p.periode, t.nilai, l.bertahun or coalesce(regexp_matches(p.periode, '20\\d\\d'), false) as bertahun,
            coalesce(a.nilai.awal, l.periode_awal) as awal, coalesce(a.nilai.akhir, l.periode_akhir) + l.kelonggaran as akhir
        from tertulis p join lembar l using (lembar_no) join kamus_tanggal t on t.teks = p.tanggal
        left join arti a on a.periode = p.periode and a.tahun is not distinct from l.tahun
    ),
    salah as (
        select lembar_no, tanggal, periode from dibaca
        where case when bertahun then nilai not between awal and akhir
            else month(nilai) not between month(awal) and month(akhir) and month(awal) <= month(akhir) end
    )
    select m.lembar_no, m.row as baris, 'tanggal' as kolom, m.tanggal as nilai
    from masuk m join lembar l using (lembar_no)
    semi join salah s on s.lembar_no = m.lembar_no and s.tanggal = m.tanggal
        and s.periode is not distinct from case when m.periode is distinct from l.periode_teks then m.periode end
    anti join (select lembar_no, baris from terketik where lewati is not null) t on t.lembar_no = m.lembar_no and t.baris = m.row
    """,
)
