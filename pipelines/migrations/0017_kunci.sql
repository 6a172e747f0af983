-- Keys and marks are numbers of 128 bits where they were their 32 hexadecimal digits: half as long, and compared at once.
-- The number has the bytes of the md5 in reverse, as DuckDB's md5_number does; see hex_kunci in pipelines/exports/macros.sql for the way back.

create or replace temp macro terbalik(h) as (
    substr(h, 31, 2) || substr(h, 29, 2) || substr(h, 27, 2) || substr(h, 25, 2) || substr(h, 23, 2) || substr(h, 21, 2) || substr(h, 19, 2) || substr(h, 17, 2) ||
    substr(h, 15, 2) || substr(h, 13, 2) || substr(h, 11, 2) || substr(h, 9, 2) || substr(h, 7, 2) || substr(h, 5, 2) || substr(h, 3, 2) || substr(h, 1, 2));

-- Made from what steps say: a mark that is none of an upload.
update rhk set sidik = md5(sidik) where length(sidik) <> 32;

-- First the text, then its type: a log that is replayed after a failure knows no macro.
update pegawai set kunci = terbalik(kunci), sidik = terbalik(sidik);
alter table pegawai alter kunci type uuid;
alter table pegawai alter sidik type uuid;
update pegawai_versi set kunci = terbalik(kunci), sidik = terbalik(sidik);
alter table pegawai_versi alter kunci type uuid;
alter table pegawai_versi alter sidik type uuid;
update penempatan set kunci = terbalik(kunci), sidik = terbalik(sidik);
alter table penempatan alter kunci type uuid;
alter table penempatan alter sidik type uuid;
update penempatan_versi set kunci = terbalik(kunci), sidik = terbalik(sidik);
alter table penempatan_versi alter kunci type uuid;
alter table penempatan_versi alter sidik type uuid;
update rhk set kunci = terbalik(kunci), sidik = terbalik(sidik);
alter table rhk alter kunci type uuid;
alter table rhk alter sidik type uuid;
update rhk_versi set kunci = terbalik(kunci), sidik = terbalik(sidik);
alter table rhk_versi alter kunci type uuid;
alter table rhk_versi alter sidik type uuid;
update indikator set kunci = terbalik(kunci), sidik = terbalik(sidik), kunci_rhk = terbalik(kunci_rhk);
alter table indikator alter kunci type uuid;
alter table indikator alter sidik type uuid;
alter table indikator alter kunci_rhk type uuid;
update indikator_versi set kunci = terbalik(kunci), sidik = terbalik(sidik), kunci_rhk = terbalik(kunci_rhk);
alter table indikator_versi alter kunci type uuid;
alter table indikator_versi alter sidik type uuid;
alter table indikator_versi alter kunci_rhk type uuid;
update rencana_aksi set kunci = terbalik(kunci), sidik = terbalik(sidik), kunci_rhk = terbalik(kunci_rhk);
alter table rencana_aksi alter kunci type uuid;
alter table rencana_aksi alter sidik type uuid;
alter table rencana_aksi alter kunci_rhk type uuid;
update rencana_aksi_versi set kunci = terbalik(kunci), sidik = terbalik(sidik), kunci_rhk = terbalik(kunci_rhk);
alter table rencana_aksi_versi alter kunci type uuid;
alter table rencana_aksi_versi alter sidik type uuid;
alter table rencana_aksi_versi alter kunci_rhk type uuid;
update catatan_harian set kunci = terbalik(kunci), sidik = terbalik(sidik);
alter table catatan_harian alter kunci type uuid;
alter table catatan_harian alter sidik type uuid;
update catatan_harian_versi set kunci = terbalik(kunci), sidik = terbalik(sidik);
alter table catatan_harian_versi alter kunci type uuid;
alter table catatan_harian_versi alter sidik type uuid;
update dialog_kinerja set kunci = terbalik(kunci), sidik = terbalik(sidik);
alter table dialog_kinerja alter kunci type uuid;
alter table dialog_kinerja alter sidik type uuid;
update dialog_kinerja_versi set kunci = terbalik(kunci), sidik = terbalik(sidik);
alter table dialog_kinerja_versi alter kunci type uuid;
alter table dialog_kinerja_versi alter sidik type uuid;
update ketidakhadiran set kunci = terbalik(kunci), sidik = terbalik(sidik);
alter table ketidakhadiran alter kunci type uuid;
alter table ketidakhadiran alter sidik type uuid;
update ketidakhadiran_versi set kunci = terbalik(kunci), sidik = terbalik(sidik);
alter table ketidakhadiran_versi alter kunci type uuid;
alter table ketidakhadiran_versi alter sidik type uuid;
update penilaian set kunci = terbalik(kunci), sidik = terbalik(sidik);
alter table penilaian alter kunci type uuid;
alter table penilaian alter sidik type uuid;
update penilaian_versi set kunci = terbalik(kunci), sidik = terbalik(sidik);
alter table penilaian_versi alter kunci type uuid;
alter table penilaian_versi alter sidik type uuid;
update laporan_skp set kunci = terbalik(kunci), sidik = terbalik(sidik);
alter table laporan_skp alter kunci type uuid;
alter table laporan_skp alter sidik type uuid;
update laporan_skp_versi set kunci = terbalik(kunci), sidik = terbalik(sidik);
alter table laporan_skp_versi alter kunci type uuid;
alter table laporan_skp_versi alter sidik type uuid;
update cakupan set kunci = terbalik(kunci), sidik = terbalik(sidik);
alter table cakupan alter kunci type uuid;
alter table cakupan alter sidik type uuid;
update cakupan_versi set kunci = terbalik(kunci), sidik = terbalik(sidik);
alter table cakupan_versi alter kunci type uuid;
alter table cakupan_versi alter sidik type uuid;
update tautan_catatan set kunci = terbalik(kunci), kunci_rhk = terbalik(kunci_rhk), kunci_langkah = terbalik(kunci_langkah);
alter table tautan_catatan alter kunci type uuid;
alter table tautan_catatan alter kunci_rhk type uuid;
alter table tautan_catatan alter kunci_langkah type uuid;
update berubah set kunci = terbalik(kunci);
alter table berubah alter kunci type uuid;
update rhk_ringkas set kunci_rhk = terbalik(kunci_rhk);
alter table rhk_ringkas alter kunci_rhk type uuid;
drop macro terbalik;
