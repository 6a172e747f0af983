"""Rows that earlier exports had are missing from this one."""

from pipelines.checks.rule import INFO, Rule
from pipelines.language import N_

rule = Rule(
    INFO,
    N_(
        "{nilai} baris pada data sebelumnya tidak ada lagi di berkas ini. Baris itu tetap disimpan; "
        "pilih tarik bila memang sudah dihapus di eKinerja."
    ),
)
