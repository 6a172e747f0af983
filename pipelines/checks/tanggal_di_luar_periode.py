"""A note or a dialogue is dated outside the period that stands above the table."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_("Tanggal {nilai} berada di luar periode yang tertulis di atas tabel. Periksa tanggalnya atau periode laporannya."),
    kinds=("catatan_harian", "dialog_kinerja"),
    sql="""
    select t.lembar_no, t.baris, 'tanggal' as kolom, cast(t.tanggal as varchar) as nilai
    from terketik t join lembar_masuk l using (lembar_no)
    where l.periode_awal is not null and t.tanggal not between l.periode_awal and l.periode_akhir
    """,
)
