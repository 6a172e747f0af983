"""A roster names one employee in several units."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_("Pegawai ini tercantum di beberapa unit: {nilai}. Baris pertama yang dipakai; hapus baris yang tidak berlaku dari daftarnya."),
    kinds=("pegawai",),
    sql="""
    select lembar_no, min(baris) as baris, 'unit_kerja' as kolom, string_agg(distinct unit_kerja, ', ' order by unit_kerja) as nilai from terketik
    where kunci is not null and unit_kerja is not null group by lembar_no, kunci having count(distinct teks_baku(unit_kerja)) > 1
    """,
)
