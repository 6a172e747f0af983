-- What the session may see. Each relation filters on the unit of the person at the right date:
-- notes and days on the unit of that day, plans and dialogues on the unit at the as-of date.

create or replace view tampak.unit_kerja as
select unit_kerja, induk, tingkat from pondasi.unit where terlihat(unit_kerja);

-- Each unit in sight with the units in sight under it, itself included.
create or replace view tampak.unit_cakup as
select leluhur as unit_kerja, unit_kerja as anggota from pondasi.unit_jalan where leluhur is not null and terlihat(unit_kerja) and terlihat(leluhur);

create or replace view tampak.setelan_unit as from pondasi.setelan where terlihat(unit_kerja);

-- People in service and counted on the day of the question, in the unit where they sit on it, with the settings that hold there and the leader whom the roster knows.
create or replace view pondasi.hitung_orang as
select p.nip, p.nama, m.unit_kerja, p.jabatan, p.nip_atasan, p.nama_atasan, a.nip as nip_pimpinan, a.nama as nama_pimpinan,
    s.ambang_tertinggal, s.ambang_kritis, s.hari_senyap, s.segera_hari, s.irama_dialog
from pondasi.pegawai_aktif p
join pondasi.penempatan_masa m on m.nip = p.nip and pondasi.per() between m.dari and m.sampai
join pondasi.setelan s on s.unit_kerja = m.unit_kerja
left join pondasi.pimpinan l on l.nip = p.nip
left join pondasi.baris_pegawai a on a.nip = l.nip_atasan
where p.nip not in (from pondasi.dikecualikan(pondasi.per()));
create or replace view pondasi.orang as from query_table(coalesce(getvariable('ingat_orang'), 'pondasi.hitung_orang'));
create or replace view tampak.orang as from pondasi.orang where terlihat(unit_kerja);

-- Whose rows each table of a file holds: of notes the unit of the day, of plans and dialogues the person.
create or replace view pondasi.hitung_asal as
select distinct c.lembar_id, m.unit_kerja, cast(null as varchar) as nip
from pondasi.baris_catatan_harian c join pondasi.penempatan_masa m on m.nip = c.nip and c.tanggal between m.dari and m.sampai
where c.nip in (select nip from pondasi.baris_pegawai)
union all select distinct lembar_id, null, nip from pondasi.baris_rencana_aksi
union all select distinct lembar_id, null, nip from pondasi.baris_rhk
union all select distinct lembar_id, null, nip from pondasi.baris_dialog_kinerja;
create or replace view pondasi.asal as from query_table(coalesce(getvariable('ingat_asal'), 'pondasi.hitung_asal'));

-- Notes of the tables in which a unit in sight has notes, where these are at hand: the others need not be read.
create or replace view pondasi.catatan_sebagian as
from pondasi.baris_catatan_harian where lembar_id in (select lembar_id from pondasi.asal where terlihat(unit_kerja));

create or replace view tampak.catatan_harian as
select c.kunci, c.nip, p.nama, m.unit_kerja, c.tanggal, c.mulai, c.selesai, c.menit, c.kegiatan, c.hasil,
    c.rhk, c.rencana_aksi, c.bukti_dukung, c.status, c.lembar_id, c.baris
from query_table(case when terlihat_semua() or getvariable('ingat_asal') is null then 'pondasi.baris_catatan_harian' else 'pondasi.catatan_sebagian' end) c
join pondasi.baris_pegawai p using (nip)
join pondasi.penempatan_masa m on m.nip = c.nip and c.tanggal between m.dari and m.sampai
where terlihat(m.unit_kerja);

-- Those of the days asked about that have gone by, with the RHK to which each is linked.
create or replace view tampak.catatan_tertaut as
select c.*, t.kunci_rhk from tampak.catatan_harian c
left join (select kunci, kunci_rhk from main.tautan_catatan where tanggal between pondasi.dari() and pondasi.ujung()) t using (kunci)
where c.tanggal between pondasi.dari() and pondasi.ujung();

create or replace view tampak.lembar as
select lembar_id, berkas, sheet from main.lembar where getvariable('unit_tampak') is not null;

-- Lines that came back by uploads that stand, and the lines of the originals that they were: those of one (sha256, sheet, akar) are one line.
create or replace view pondasi.baris_akar as
with teguh as (select p.* from main.perbaikan p semi join (select batch_id from main.batch where dibatalkan is null) using (batch_id))
select lembar_id, baris, sha256, sheet, akar, urut from teguh
union all
select l.lembar_id, p.akar, p.sha256, p.sheet, p.akar, 0 from (select distinct sha256, sheet, akar from teguh) p
join main.berkas f on f.sha256 = p.sha256 join main.lembar l on l.berkas_id = f.berkas_id and l.sheet = p.sheet;

-- Those of which a later one tells.
create or replace view pondasi.baris_kembali as
select distinct lembar_id, baris from (select *, max(urut) over (partition by sha256, sheet, akar) as terakhir from pondasi.baris_akar) where urut < terakhir;

-- How many lines of each table waited and came back since.
create or replace view pondasi.lembar_diperbaiki as
select f.lembar_id, count(distinct f.baris) as diperbaiki from main.finding f semi join pondasi.baris_kembali k on k.lembar_id = f.lembar_id and k.baris = f.baris
where f.severity = 'tolak' group by f.lembar_id;

-- Findings of uploads that stand, but for lines that came back: with the whole office all of them, else those of rows that belong to people in sight.
create or replace view pondasi.temuan_semua as
select f.code, f.severity, f.berkas, f.lembar_id, f.baris, f.message from main.finding f
semi join (select batch_id from main.batch where dibatalkan is null) using (batch_id)
anti join pondasi.baris_kembali k on k.lembar_id = f.lembar_id and k.baris = f.baris;
create or replace view pondasi.temuan_sebagian as
with baris_orang as (
    select lembar_id, baris, nip from pondasi.baris_pegawai union all select lembar_id, baris, nip from pondasi.baris_rhk
    union all select lembar_id, baris, nip from pondasi.baris_rencana_aksi union all select lembar_id, baris, nip from pondasi.baris_catatan_harian
    union all select lembar_id, baris, nip from pondasi.baris_dialog_kinerja union all select lembar_id, baris, nip from pondasi.baris_ketidakhadiran
    union all select lembar_id, baris, nip from pondasi.baris_penilaian union all select lembar_id, baris, nip from pondasi.baris_laporan_skp
),
baris as materialized (select r.lembar_id, r.baris from baris_orang r semi join tampak.orang o on o.nip = r.nip)
select * from pondasi.temuan_semua where (lembar_id, baris) in (
    select (lembar_id, baris) from baris
    union all                                -- a line that came back is its person's, wherever the row that still says so was read
    select (z.lembar_id, z.baris) from baris r
    join pondasi.baris_akar a on a.lembar_id = r.lembar_id and a.baris = r.baris join pondasi.baris_akar z on z.sha256 = a.sha256 and z.sheet = a.sheet and z.akar = a.akar
);
create or replace view tampak.temuan as from query_table(case when terlihat_semua() then 'pondasi.temuan_semua' else 'pondasi.temuan_sebagian' end);
