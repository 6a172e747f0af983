"""A roster row has no unit."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_("Unit kerja pada baris ini kosong. Isi unitnya agar pegawai ini ikut terhitung di unitnya."),
)
