"""A name without a NIP belongs to several people."""

from pipelines.checks.rule import TOLAK, Rule
from pipelines.language import N_

rule = Rule(
    TOLAK,
    N_("Nama pada baris ini dimiliki lebih dari satu pegawai. Isi kolom NIP agar jelas siapa yang dimaksud."),
)
