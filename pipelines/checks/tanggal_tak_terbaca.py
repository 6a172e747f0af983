"""A date that a row needs cannot be read."""

from pipelines.checks.rule import TOLAK, Rule
from pipelines.language import N_

rule = Rule(
    TOLAK,
    N_("Tanggal “{nilai}” tidak dapat dibaca. Tulis seperti 21/08/2026 atau 21 Agustus 2026, lalu unggah ulang."),
)
