"""A status word is not known."""

from pipelines.checks.rule import INFO, Rule
from pipelines.language import N_

# Words whose state is known, one of each that people misspell.
KNOWN = (
    "Selesai", "Tuntas", "Tercapai", "Dinilai", "Final", "Disetujui", "Diterima", "Diajukan", "Menunggu", "Ditolak", "Dibatalkan", "Revisi",
    "Dikembalikan", "Draf", "Proses", "Berjalan", "Sedang dikerjakan", "Terlambat", "Belum", "Belum dimulai", "Direncanakan",
)

rule = Rule(
    INFO,
    N_(
        "Status “{nilai}” tidak dikenal dan tidak dihitung sebagai selesai. Pakai kata seperti "
        "Selesai, Proses, atau Belum."
    ),
    suggestion=N_("Mungkin yang dimaksud “{saran}”."),
    near=f"""
    select nilai, arg_min(kata, jarak) as saran from (
        select nilai, kata, damerau_levenshtein(teks_baku(nilai), lower(kata)) as jarak
        from (select distinct nilai from temuan_semua where code = 'status_tidak_dikenal' and length(nilai) between 4 and 30),
            (select unnest({list(KNOWN)}) as kata)
    ) where jarak <= case when length(kata) < 6 then 1 else 2 end group by nilai
    """,
)
