-- What the session may see. Each relation filters on the unit of the person at the right date:
-- notes and days on the unit of that day, plans and dialogues on the unit at the as-of date.

create or replace view tampak.unit_kerja as
select unit_kerja, induk, tingkat from pondasi.unit where terlihat(unit_kerja);

-- Each unit in sight with the units in sight under it, itself included.
create or replace view tampak.unit_cakup as
select leluhur as unit_kerja, unit_kerja as anggota from pondasi.unit_jalan where terlihat(unit_kerja) and terlihat(leluhur);

-- People in service and counted on a date, in the unit where they sit on it, with the settings that hold there.
create or replace macro tampak.orang(hari) as table
select p.nip, p.nama, m.unit_kerja, p.jabatan, p.nip_atasan, p.nama_atasan,
    s.ambang_tertinggal, s.ambang_kritis, s.hari_senyap, s.segera_hari, s.irama_dialog
from pondasi.pegawai_aktif p
join pondasi.penempatan_masa m on m.nip = p.nip and hari between m.dari and m.sampai
join tampak.setelan_unit s on s.unit_kerja = m.unit_kerja
where p.nip not in (from pondasi.dikecualikan(hari));

create or replace view tampak.catatan_harian as
select c.kunci, c.nip, p.nama, m.unit_kerja, c.tanggal, c.mulai, c.selesai, c.menit, c.kegiatan, c.hasil,
    c.rhk, c.rencana_aksi, c.bukti_dukung, c.status, c.lembar_id, c.baris
from pondasi.baris_catatan_harian c
join pondasi.baris_pegawai p using (nip)
join pondasi.penempatan_masa m on m.nip = c.nip and c.tanggal between m.dari and m.sampai
where terlihat(m.unit_kerja);

create or replace view tampak.tautan_catatan as
select t.kunci, t.kunci_rhk, t.kunci_langkah from main.tautan_catatan t semi join tampak.catatan_harian c using (kunci);

create or replace view tampak.lembar as
select lembar_id, berkas, sheet from main.lembar where getvariable('unit_tampak') is not null;

-- Findings of rows that belong to people in sight; rows that belong to nobody are seen with the whole office.
create or replace macro tampak.temuan(hari) as table
with baris_orang as (
    select lembar_id, baris, nip from pondasi.baris_pegawai union all select lembar_id, baris, nip from pondasi.baris_rhk
    union all select lembar_id, baris, nip from pondasi.baris_rencana_aksi union all select lembar_id, baris, nip from pondasi.baris_catatan_harian
    union all select lembar_id, baris, nip from pondasi.baris_dialog_kinerja union all select lembar_id, baris, nip from pondasi.baris_ketidakhadiran
    union all select lembar_id, baris, nip from pondasi.baris_penilaian union all select lembar_id, baris, nip from pondasi.baris_laporan_skp
)
select f.code, f.severity, f.berkas, f.lembar_id, f.baris, f.message
from main.finding f join main.batch b using (batch_id)
where b.dibatalkan is null and (terlihat_semua() or (f.lembar_id, f.baris) in (
    select (r.lembar_id, r.baris) from baris_orang r join tampak.orang(hari) o using (nip)));
