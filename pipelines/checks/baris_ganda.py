"""A row stands twice in one sheet."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_(
        "Baris ini sama dengan baris lain di lembar yang sama; baris pertama yang dipakai. Hapus "
        "salah satunya bila memang ganda."
    ),
)
