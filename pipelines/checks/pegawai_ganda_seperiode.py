"""A person stands twice in one period, not as Plt or Plh: moved within it, and the latest counts."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_("Pegawai ini punya {nilai} baris pada periode yang sama; satu saja yang dihitung, yaitu yang terakhir dinilai atau yang pertama tertulis. Periksa apakah ia pindah unit."),
    kinds=("penilaian", "laporan_skp"),
    sql="""
    select lembar_no, min(baris) as baris, 'nip' as kolom, cast(count(*) as varchar) as nilai from terketik
    where lewati is null and kunci is not null and not coalesce(plt_plh, false)
    group by lembar_no, nip, kunci having count(*) > 1
    """,
)
