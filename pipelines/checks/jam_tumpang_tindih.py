"""Two notes of one person overlap in time."""

from pipelines.checks.rule import INFO, Rule
from pipelines.language import N_

rule = Rule(
    INFO,
    N_(
        "Jam kegiatan ini bertumpuk dengan kegiatan lain pada hari yang sama. Beban dihitung sekali; "
        "periksa jamnya bila tidak disengaja."
    ),
    kinds=("catatan_harian",),
    sql="""
    with catatan as (
        select min(lembar_no) as lembar_no, arg_min(baris, {'l': lembar_no, 'b': baris}) as baris, nip, tanggal, mulai, selesai from terketik
        where kunci is not null and selesai > mulai group by kunci, nip, tanggal, mulai, selesai
    ),
    sebelumnya as (
        select *, max(selesai) over (partition by nip, tanggal order by mulai, baris rows between unbounded preceding and 1 preceding) as sampai
        from catatan
    )
    select lembar_no, baris, 'jam_mulai' as kolom, cast(mulai as varchar) as nilai from sebelumnya where mulai < sampai
    """,
)
