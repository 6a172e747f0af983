-- The calendars that units in sight go by, numbered: a unit above, out of sight, may have decided on one.
create or replace view pondasi.unit_kalender as
select u.unit_kerja, coalesce(p.pola, '') as pola, dense_rank() over (order by coalesce(p.pola, '')) as kalender
from pondasi.unit u left join pondasi.unit_pola p using (unit_kerja) where terlihat(u.unit_kerja);

create or replace view tampak.unit_kalender as select unit_kerja, kalender from pondasi.unit_kalender;

create or replace view tampak.kalender as
select u.kalender, k.tanggal, k.hari_kerja, k.libur, k.hari_ke
from (select distinct kalender, pola from pondasi.unit_kalender) u join pondasi.kalender_pola k using (pola);
