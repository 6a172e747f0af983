"""A note is dated after the day of upload."""

from pipelines.checks.rule import TOLAK, Rule
from pipelines.language import N_

rule = Rule(
    TOLAK,
    N_("Tanggal “{nilai}” belum terjadi. Perbaiki tanggalnya lalu unggah ulang."),
)
