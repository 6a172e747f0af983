"""A row that needs a date has none."""

from pipelines.checks.rule import TOLAK, Rule
from pipelines.language import N_

rule = Rule(
    TOLAK,
    N_("Kolom tanggal pada baris ini kosong. Isi tanggalnya lalu unggah ulang."),
)
