"""The same bytes were loaded before."""

from pipelines.checks.rule import INFO, Rule
from pipelines.language import N_

rule = Rule(
    INFO,
    N_("Berkas yang persis sama sudah dimuat sebelumnya. Tidak ada yang berubah dan tidak ada yang perlu dilakukan."),
)
