"""A period was not written and was taken to be the whole year."""

from pipelines.checks.rule import INFO, Rule
from pipelines.language import N_

rule = Rule(
    INFO,
    N_(
        "Periode tidak tertulis dan dianggap satu tahun penuh. Sebutkan periodenya bila yang dimaksud"
        " triwulan atau bulan."
    ),
)
