"""A note names a unit that the roster does not have."""

from pipelines.checks.rule import INFO, Rule
from pipelines.language import N_

rule = Rule(
    INFO,
    N_(
        "Unit “{nilai}” tidak ada di daftar pegawai, sehingga unit menurut daftar yang dipakai. "
        "Samakan penulisannya bila unit ini memang ada."
    ),
    suggestion=N_("Mungkin yang dimaksud “{saran}”."),
    kinds=("catatan_harian",),
    sql="""
    with asing as (
        select min(lembar_no) as lembar_no, min(baris) as baris, unit_kerja from terketik t
        where unit_kerja is not null and exists (from unit_kerja)
            and not exists (select 1 from unit_kerja u where teks_baku(u.unit_kerja) = teks_baku(t.unit_kerja))
        group by t.lembar_no, t.unit_kerja
    ),
    mirip as (
        select a.unit_kerja, u.unit_kerja as saran, jaro_winkler_similarity(teks_baku(a.unit_kerja), teks_baku(u.unit_kerja)) as kemiripan
        from (select distinct unit_kerja from asing) a, unit_kerja u
    )
    select a.lembar_no, a.baris, 'unit_kerja' as kolom, a.unit_kerja as nilai, s.saran
    from asing a left join (select unit_kerja, arg_max(saran, kemiripan) as saran from mirip where kemiripan >= 0.88 group by unit_kerja) s using (unit_kerja)
    """,
)
