"""A period ends before it begins."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_("Akhir periode {nilai} mendahului awalnya. Tukar kedua tanggalnya lalu unggah ulang."),
)
