"""A status word is not known."""

from pipelines.checks.rule import INFO, Rule
from pipelines.language import N_

rule = Rule(
    INFO,
    N_(
        "Status “{nilai}” tidak dikenal dan tidak dihitung sebagai selesai. Pakai kata seperti "
        "Selesai, Proses, atau Belum."
    ),
)
