"""A damaged NIP was completed from the roster."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_(
        "NIP “{nilai}” rusak oleh Excel dan dilengkapi dari daftar pegawai. Jawab sekali di layar Unggah "
        "apakah orangnya benar; jawabannya diingat."
    ),
)
