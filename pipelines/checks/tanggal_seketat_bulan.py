"""A dialogue is dated by month only."""

from pipelines.checks.rule import INFO, Rule
from pipelines.language import N_

rule = Rule(
    INFO,
    N_(
        "Tanggal “{nilai}” hanya menyebut bulan dan dicatat pada tanggal 1. Tulis tanggal lengkap "
        "agar jarak antardialog dihitung tepat."
    ),
)
