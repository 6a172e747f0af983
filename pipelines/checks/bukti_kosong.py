"""Notes of a sheet that has a column for evidence come without any: told once a sheet, not once a row."""

from pipelines.checks.rule import INFO, Rule
from pipelines.language import N_

rule = Rule(
    INFO,
    N_("{nilai} catatan di lembar ini tidak menyertakan bukti dukung. Lengkapi buktinya di eKinerja agar kegiatannya dapat ditelusuri."),
    kinds=("catatan_harian",),
    sql="""
    select lembar_no, null as baris, 'bukti_dukung' as kolom, nilai from (
    select lembar_no, count(*) filter (bukti_dukung is null) as tanpa,
        tanpa || ' / ' || count(*) || ' (' || greatest(1, cast(round(100.0 * tanpa / count(*)) as integer)) || '%)' as nilai
    from terketik semi join (select lembar_no from kolom_masuk where field = 'bukti_dukung') using (lembar_no)
    where kunci is not null group by lembar_no having tanpa > 0)
    """,
)
