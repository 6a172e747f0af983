"""A row of steps has no step text."""

from pipelines.checks.rule import TOLAK, Rule
from pipelines.language import N_

rule = Rule(
    TOLAK,
    N_("Teks rencana aksi pada baris ini kosong. Isi langkahnya lalu unggah ulang."),
)
