"""A NIP is not in the roster."""

from pipelines.checks.rule import TOLAK, Rule
from pipelines.language import N_

rule = Rule(
    TOLAK,
    N_(
        "NIP “{nilai}” tidak ada di daftar pegawai. Periksa penulisannya, atau unggah daftar pegawai "
        "terbaru lalu muat ulang berkas ini."
    ),
)
