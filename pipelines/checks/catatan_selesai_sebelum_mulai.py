"""A note ends on a day before it begins."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_("Tanggal selesai “{nilai}” mendahului tanggal catatannya, dan tidak dipakai. Periksa kedua tanggalnya."),
    kinds=("catatan_harian",),
    sql="""
    with selesai as (
        select teks, baca_tanggal(teks) as nilai from (select distinct tanggal_selesai as teks from masuk where tanggal_selesai is not null)
    )
    select t.lembar_no, t.baris, 'tanggal_selesai' as kolom, s.teks as nilai
    from selesai s join masuk m on m.tanggal_selesai = s.teks join terketik t on t.lembar_no = m.lembar_no and t.baris = m.row
    where t.lewati is null and s.nilai < t.tanggal
    """,
)
