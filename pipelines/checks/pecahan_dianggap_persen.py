"""A column of fractions was read as percentages."""

from pipelines.checks.rule import INFO, Rule
from pipelines.language import N_

rule = Rule(
    INFO,
    N_(
        "Angka “{nilai}” dibaca sebagai pecahan dari 100%, karena tidak ada angka di kolom ini yang "
        "melebihi 1. Tulis tanda % bila maksudnya lain."
    ),
)
