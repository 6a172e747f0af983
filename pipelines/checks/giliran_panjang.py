"""A note ends on the clock before it begins: read as a shift over midnight, which is a long one."""

from pipelines.checks.rule import INFO, Rule
from pipelines.language import N_

rule = Rule(
    INFO,
    N_("Jam selesai {nilai} mendahului jam mulai dan dibaca sebagai giliran lewat tengah malam, lebih dari 12 jam. Periksa jamnya bila bukan piket."),
    kinds=("catatan_harian",),
    sql="""
    select lembar_no, baris, 'jam_selesai' as kolom, cast(selesai as varchar) as nilai from terketik where lewati is null and selesai < mulai and menit > 720
    """,
)
