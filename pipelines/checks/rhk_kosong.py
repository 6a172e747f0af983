"""A row of RHK has no RHK text."""

from pipelines.checks.rule import TOLAK, Rule
from pipelines.language import N_

rule = Rule(
    TOLAK,
    N_("Teks RHK pada baris ini kosong. Isi rencana hasil kerjanya lalu unggah ulang."),
)
