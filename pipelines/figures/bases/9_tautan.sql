-- What is linked to nothing, and what is linked because its words are alike.

-- Notes in sight that point to no RHK and of which nobody has said that they belong to none.
create or replace view tampak.catatan_lepas as
select c.* from tampak.catatan_harian c anti join main.tautan_catatan t using (kunci);

-- Notes in sight that are linked by likeness, nobody having said that it is right.
create or replace view tampak.catatan_mirip as
select c.*, t.kunci_rhk, t.kunci_langkah, t.skor as skor_tautan
from tampak.catatan_harian c join main.tautan_catatan t using (kunci) where t.cara = 'mirip';

-- Steps of people in sight that derive from no RHK, against the rule, and of which nobody has said that it is so.
create or replace macro tampak.langkah_lepas(hari) as table
with ditolak as (select nip, teks from main.tautan_pasti where apa = 'langkah' and rhk is null),
langkah as (
    select r.kunci, r.nip, o.nama, o.unit_kerja, r.rencana_aksi, teks_baku(r.rencana_aksi) as teks, r.periode_awal, r.periode_akhir
    from pondasi.baris_rencana_aksi r join tampak.orang(hari) o using (nip) where r.kunci_rhk is null
)
select l.* from langkah l anti join ditolak using (nip, teks);

-- The words of RHK and steps that notes in sight are linked to by likeness.
create or replace view tampak.sasaran_mirip as
select r.kunci, r.rhk as tertulis, r.periode_awal, r.periode_akhir from pondasi.baris_rhk r semi join tampak.catatan_mirip m on m.kunci_rhk = r.kunci
union all
select l.kunci, l.rencana_aksi, l.periode_awal, l.periode_akhir from pondasi.baris_rencana_aksi l semi join tampak.catatan_mirip m on m.kunci_langkah = l.kunci;
