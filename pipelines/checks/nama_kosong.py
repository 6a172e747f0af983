"""A roster row has no name."""

from pipelines.checks.rule import TOLAK, Rule
from pipelines.language import N_

rule = Rule(
    TOLAK,
    N_("Nama pegawai pada baris ini kosong. Isi namanya lalu unggah ulang daftar pegawai."),
)
