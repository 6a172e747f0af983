"""Excel has taken the last digits of a NIP, and the roster cannot tell which they were."""

from pipelines.checks.rule import TOLAK, Rule
from pipelines.language import N_

rule = Rule(
    TOLAK,
    N_(
        "NIP “{nilai}” kehilangan angka terakhirnya karena disimpan sebagai angka di Excel. Ekspor "
        "ulang dengan kolom NIP berformat Teks, atau unggah daftar pegawai yang memuat NIP "
        "lengkapnya."
    ),
)
