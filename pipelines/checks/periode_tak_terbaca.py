"""A rating's period cannot be read."""

from pipelines.checks.rule import TOLAK, Rule
from pipelines.language import N_

rule = Rule(
    TOLAK,
    N_("Periode “{nilai}” tidak dapat dibaca. Tulis seperti Triwulan III 2026 atau isi periode awal dan akhir."),
)
