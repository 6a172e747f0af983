"""A row names nobody."""

from pipelines.checks.rule import TOLAK, Rule
from pipelines.language import N_

rule = Rule(
    TOLAK,
    N_(
        "Baris ini tidak menyebut NIP atau nama yang dikenal. Isi kolom NIP, atau unggah daftar "
        "pegawai lebih dahulu bila hanya ada nama."
    ),
)
