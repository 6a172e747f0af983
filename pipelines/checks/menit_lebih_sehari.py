"""A note lasts longer than a day."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_("Durasi {nilai} menit melebihi satu hari. Periksa jam mulai dan selesainya."),
)
