"""A date could only be read month first."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_(
        "Tanggal “{nilai}” hanya mungkin dibaca bulan lebih dahulu. Periksa hasilnya, dan tulis hari "
        "lebih dahulu pada ekspor berikutnya."
    ),
)
