"""A person stands twice in one period, once as Plt or Plh: only the row of the own post counts."""

from pipelines.checks.rule import INFO, Rule
from pipelines.language import N_

rule = Rule(
    INFO,
    N_("Pegawai ini muncul juga sebagai Plt/Plh pada periode yang sama; baris Plt/Plh tidak dihitung. Tidak ada yang perlu dilakukan bila memang merangkap."),
    kinds=("penilaian", "laporan_skp"),
    sql="""
    select t.lembar_no, t.baris, null as kolom, t.nip as nilai from terketik t
    semi join (select nip, periode_awal, periode_akhir from terketik where kunci is not null and not coalesce(plt_plh, false)) u using (nip, periode_awal, periode_akhir)
    where t.kunci is not null and t.plt_plh
    """,
)
