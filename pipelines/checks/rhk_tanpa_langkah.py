"""An RHK of someone whose steps were uploaded is named by none of them."""

from pipelines.checks.rule import INFO, Rule
from pipelines.language import N_

rule = Rule(
    INFO,
    N_("RHK “{nilai}” belum dijabarkan: tidak ada rencana aksi yang menyebutnya. Tambahkan langkahnya, atau samakan penulisan RHK pada rencana aksinya."),
    sql_at_end="""
    select s.lembar_no, null as baris, 'rhk' as kolom, r.rhk as nilai
    from (
        select nip, coalesce(min(lembar_no) filter (kind = 'rencana_aksi'), min(lembar_no)) as lembar_no from tersentuh
        where kind in ('rencana_aksi', 'rhk') group by nip
    ) s
    join rhk r on r.nip = s.nip and r.batch_id > 0
    where not exists (                       -- the same words may stand for the year and for a quarter of it: a step names one of them
            select 1 from rencana_aksi l join rhk b on b.kunci = l.kunci_rhk
            where l.nip = r.nip and teks_baku(b.rhk) = teks_baku(r.rhk) and b.periode_awal <= r.periode_akhir and b.periode_akhir >= r.periode_awal
        )
        and exists (select 1 from rencana_aksi l where l.nip = r.nip and l.periode_awal <= r.periode_akhir and l.periode_akhir >= r.periode_awal)
    """,
)
