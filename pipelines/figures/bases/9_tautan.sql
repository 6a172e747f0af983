-- What is linked to nothing, and what is linked because its words are alike.

-- Notes that point to no RHK and of which nobody has said that they belong to none.
create or replace view pondasi.hitung_lepas as
select c.kunci, c.nip, p.nama, m.unit_kerja, c.tanggal, c.menit, c.kegiatan, c.rhk, c.rencana_aksi
from pondasi.baris_catatan_harian c
anti join main.tautan_catatan t using (kunci)
join pondasi.baris_pegawai p using (nip)
join pondasi.penempatan_masa m on m.nip = c.nip and c.tanggal between m.dari and m.sampai;
create or replace view tampak.catatan_lepas as from query_table(coalesce(getvariable('ingat_lepas'), 'pondasi.hitung_lepas')) where terlihat(unit_kerja);

-- Notes that are linked by likeness, nobody having said that it is right, and the words of the RHK and the step that they are linked to: who sees a note sees these.
-- The few links come first, and of notes only theirs.
create or replace view pondasi.hitung_mirip as
with catatan as (
    select c.nip, p.nama, m.unit_kerja, c.tanggal, sebutan_catatan(c.rencana_aksi, c.rhk, c.kegiatan) as tertulis, t.kunci_rhk, t.kunci_langkah, t.skor
    from main.tautan_catatan t
    join pondasi.baris_catatan_harian c on c.kunci = t.kunci and c.nip = t.nip
    join pondasi.baris_pegawai p on p.nip = c.nip
    join pondasi.penempatan_masa m on m.nip = c.nip and c.tanggal between m.dari and m.sampai
    where t.cara = 'mirip'
),
baku as materialized (select tertulis, teks_baku(tertulis) as teks from (select distinct tertulis from catatan)),
rhk as (
    select r.kunci, r.rhk, teks_baku(r.rhk) as rhk_baku, r.periode_awal, r.periode_akhir from pondasi.baris_rhk r semi join catatan c on c.kunci_rhk = r.kunci
),
langkah as (
    select l.kunci, l.rencana_aksi, teks_baku(l.rencana_aksi) as rencana_aksi_baku from pondasi.baris_rencana_aksi l semi join catatan c on c.kunci_langkah = l.kunci
)
select c.* exclude (kunci_rhk, kunci_langkah), b.teks, r.rhk, r.rhk_baku, r.periode_awal, r.periode_akhir, l.rencana_aksi, l.rencana_aksi_baku
from catatan c join baku b using (tertulis) left join rhk r on r.kunci = c.kunci_rhk left join langkah l on l.kunci = c.kunci_langkah;
create or replace view tampak.catatan_mirip as from query_table(coalesce(getvariable('ingat_mirip'), 'pondasi.hitung_mirip')) where terlihat(unit_kerja);

-- Steps of people in sight that derive from no RHK, against the rule, and of which nobody has said that it is so.
create or replace view tampak.langkah_lepas as
with ditolak as (select nip, teks from main.tautan_pasti where apa = 'langkah' and rhk is null),
langkah as (
    select r.kunci, r.nip, o.nama, o.unit_kerja, r.rencana_aksi, teks_baku(r.rencana_aksi) as teks, r.periode_awal, r.periode_akhir
    from pondasi.baris_rencana_aksi r join tampak.orang o using (nip) where r.kunci_rhk is null
)
select l.* from langkah l anti join ditolak using (nip, teks);
