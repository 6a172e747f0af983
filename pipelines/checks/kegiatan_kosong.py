"""A note has no activity."""

from pipelines.checks.rule import TOLAK, Rule
from pipelines.language import N_

rule = Rule(
    TOLAK,
    N_("Uraian kegiatan pada baris ini kosong. Isi kegiatannya lalu unggah ulang."),
)
