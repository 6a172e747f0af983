"""A note names a unit that the roster does not have."""

from pipelines.checks.rule import INFO, Rule
from pipelines.language import N_

rule = Rule(
    INFO,
    N_(
        "Unit “{nilai}” tidak ada di daftar pegawai, sehingga unit menurut daftar yang dipakai. "
        "Samakan penulisannya bila unit ini memang ada."
    ),
    kinds=("catatan_harian",),
    sql="""
    select min(lembar_no) as lembar_no, min(baris) as baris, 'unit_kerja' as kolom, unit_kerja as nilai
    from terketik t
    where unit_kerja is not null and exists (from unit_kerja)
        and not exists (select 1 from unit_kerja u where teks_baku(u.unit_kerja) = teks_baku(t.unit_kerja))
    group by t.lembar_no, t.unit_kerja
    """,
)
