"""The notes of one person on one day add up to more than a day."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_("Catatan pegawai ini pada hari itu berjumlah {nilai} menit, melebihi satu hari. Periksa durasi atau jam tiap catatannya."),
    kinds=("catatan_harian",),
    sql="""
    with hari as (
        select lembar_no, nip, tanggal from terketik where kunci is not null and menit between 0 and 1440
        group by lembar_no, nip, tanggal having sum(menit) > 1440
    ),
    catatan as (                             -- a row that stands twice counts once
        select lembar_no, nip, tanggal, kunci, min(baris) as baris, any_value(menit) as menit from terketik semi join hari using (lembar_no, nip, tanggal)
        where kunci is not null and menit between 0 and 1440 group by all
    )
    select lembar_no, min(baris) as baris, 'durasi_menit' as kolom, cast(sum(menit) as varchar) as nilai from catatan
    group by lembar_no, nip, tanggal having sum(menit) > 1440
    """,
)
