"""A person stands twice in one period, not as Plt or Plh: moved within it, and the latest counts."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_("Pegawai ini punya {nilai} baris pada periode yang sama atau beririsan; untuk periode yang sama satu saja yang dihitung. "
       "Periksa apakah ia pindah unit, dan hapus baris yang tidak berlaku."),
    kinds=("penilaian", "laporan_skp"),
    sql="""
    with definitif as (
        select lembar_no, baris, nip, kunci, periode, periode_awal, periode_akhir, coalesce(teks_baku(unit_kerja), '') as unit from terketik
        where lewati is null and kunci is not null and not coalesce(plt_plh, false)
    ),
    ganda as (                               -- one and the same period, or, after a move to another unit, two that overlap within one report
        select *, count(*) over (partition by lembar_no, kunci) > 1 as seperiode,
            max(periode_akhir) over (urut rows between unbounded preceding and 1 preceding) >= periode_awal
                or min(periode_awal) over (urut rows between 1 following and unbounded following) <= periode_akhir as beririsan,
            min(unit) over (partition by lembar_no, nip, periode) <> max(unit) over (partition by lembar_no, nip, periode) as pindah
        from definitif window urut as (partition by lembar_no, nip, periode order by periode_awal, baris)
    )
    select lembar_no, min(baris) as baris, 'nip' as kolom, cast(count(*) as varchar) as nilai from ganda
    where seperiode or beririsan and pindah group by lembar_no, nip, periode
    """,
)
