"""The warehouse already holds newer data for these rows."""

from pipelines.checks.rule import INFO, Rule
from pipelines.language import N_

rule = Rule(
    INFO,
    N_(
        "Gudang sudah memuat data yang lebih baru untuk baris ini. Tidak ada yang perlu dilakukan; "
        "isinya disimpan sebagai riwayat."
    ),
)
