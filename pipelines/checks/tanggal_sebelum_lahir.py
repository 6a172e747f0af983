"""A row is dated before the person was born."""

from pipelines.checks.rule import TOLAK, Rule
from pipelines.language import N_

rule = Rule(
    TOLAK,
    N_("Tanggal “{nilai}” lebih awal dari tanggal lahir pegawai menurut NIP-nya. Perbaiki tahunnya lalu unggah ulang."),
)
