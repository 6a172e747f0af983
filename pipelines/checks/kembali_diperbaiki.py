"""A line that waited has come back corrected by another upload: that upload tells of it."""

from pipelines.checks.rule import TOLAK, Rule
from pipelines.language import N_

rule = Rule(
    TOLAK,
    N_(
        "Baris ini sudah kembali diperbaiki lewat unggahan nomor {nilai}, dan dari sanalah ia dibaca. Tidak ada yang perlu dilakukan; "
        "bila unggahan itu dibatalkan, muat ulang unggahan ini."
    ),
)
