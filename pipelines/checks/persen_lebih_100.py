"""A progress passes 100 %."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_("Capaian “{nilai}” melebihi 100% dan dihitung 100%. Periksa angkanya."),
)
