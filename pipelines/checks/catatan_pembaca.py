"""The reader had to leave something out or assume it: a formula without a stored result, an unpaired quotation mark."""

from pipelines.checks.rule import PERINGATAN, Rule
from pipelines.language import N_

rule = Rule(
    PERINGATAN,
    N_("Pembaca berkas menemukan keganjilan: {nilai}. Periksa isinya di berkas asal, lalu simpan dan unggah ulang bila perlu."),
)
