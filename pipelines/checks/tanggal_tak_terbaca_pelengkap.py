"""A date that a row can do without cannot be read."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_("Tanggal “{nilai}” tidak dapat dibaca dan dikosongkan. Tulis seperti 21/08/2026 agar ikut dihitung."),
)
