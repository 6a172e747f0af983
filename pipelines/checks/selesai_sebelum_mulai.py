"""An absence ends before it begins."""

from pipelines.checks.rule import TOLAK, Rule
from pipelines.language import N_

rule = Rule(
    TOLAK,
    N_("Tanggal selesai “{nilai}” mendahului tanggal mulai. Perbaiki lalu unggah ulang."),
)
