"""A step is due before it starts."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_("Tenggat “{nilai}” mendahului tanggal mulai. Periksa kedua tanggalnya."),
)
