"""A clock time cannot be read."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_("Jam “{nilai}” tidak dapat dibaca dan dikosongkan. Tulis seperti 07.30 atau 07.30 - 09.00."),
)
