-- What an auditor works a figure out from again: what a step's own row says, and which days count as working days.

create or replace view tampak.asal_langkah as
select r.kunci, r.capaian_persen, coalesce(langkah_rampung(r.status, r.tanggal_selesai), false) as dinyatakan_selesai
from pondasi.baris_rencana_aksi r semi join tampak.orang o on o.nip = r.nip;

-- The calendars that units in sight go by, numbered: a unit above, out of sight, may have decided on one.
create or replace view pondasi.unit_kalender as
select u.unit_kerja, coalesce(p.pola, '') as pola, dense_rank() over (order by coalesce(p.pola, '')) as kalender
from pondasi.unit u left join pondasi.unit_pola p using (unit_kerja) where terlihat(u.unit_kerja);

create or replace view tampak.unit_kalender as select unit_kerja, kalender from pondasi.unit_kalender;

create or replace view tampak.kalender as
select u.kalender, k.tanggal, k.hari_kerja, k.libur, k.hari_ke
from (select distinct kalender, pola from pondasi.unit_kalender) u join pondasi.kalender_pola k using (pola);
