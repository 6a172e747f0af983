"""A step derives from no RHK, against the rule that every rencana aksi derives from one."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_(
        "Rencana aksi “{nilai}” tidak menyebut RHK. Setiap rencana aksi harus diturunkan dari RHK; "
        "lengkapi kolom RHK-nya."
    ),
)
