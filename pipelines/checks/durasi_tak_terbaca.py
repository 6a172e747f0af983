"""A duration cannot be read."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_("Durasi “{nilai}” tidak dapat dibaca dan dikosongkan. Tulis dalam menit, atau seperti 1 jam 30 menit."),
)
