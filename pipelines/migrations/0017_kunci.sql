-- Keys and marks are numbers of 128 bits where they were their 32 hexadecimal digits: half as long, and compared at once.
-- The number has the bytes of the md5 in reverse, as DuckDB's md5_number does; see hex_kunci in pipelines/exports/macros.sql for the way back.

create or replace temp macro terbalik(h) as cast((
    substr(h, 31, 2) || substr(h, 29, 2) || substr(h, 27, 2) || substr(h, 25, 2) || substr(h, 23, 2) || substr(h, 21, 2) || substr(h, 19, 2) || substr(h, 17, 2) ||
    substr(h, 15, 2) || substr(h, 13, 2) || substr(h, 11, 2) || substr(h, 9, 2) || substr(h, 7, 2) || substr(h, 5, 2) || substr(h, 3, 2) || substr(h, 1, 2)) as uuid);

-- Made from what steps say: a mark that is none of an upload.
update rhk set sidik = md5(sidik) where length(sidik) <> 32;

alter table pegawai alter kunci type uuid using terbalik(kunci);
alter table pegawai alter sidik type uuid using terbalik(sidik);
alter table pegawai_versi alter kunci type uuid using terbalik(kunci);
alter table pegawai_versi alter sidik type uuid using terbalik(sidik);
alter table penempatan alter kunci type uuid using terbalik(kunci);
alter table penempatan alter sidik type uuid using terbalik(sidik);
alter table penempatan_versi alter kunci type uuid using terbalik(kunci);
alter table penempatan_versi alter sidik type uuid using terbalik(sidik);
alter table rhk alter kunci type uuid using terbalik(kunci);
alter table rhk alter sidik type uuid using terbalik(sidik);
alter table rhk_versi alter kunci type uuid using terbalik(kunci);
alter table rhk_versi alter sidik type uuid using terbalik(sidik);
alter table indikator alter kunci type uuid using terbalik(kunci);
alter table indikator alter sidik type uuid using terbalik(sidik);
alter table indikator_versi alter kunci type uuid using terbalik(kunci);
alter table indikator_versi alter sidik type uuid using terbalik(sidik);
alter table rencana_aksi alter kunci type uuid using terbalik(kunci);
alter table rencana_aksi alter sidik type uuid using terbalik(sidik);
alter table rencana_aksi_versi alter kunci type uuid using terbalik(kunci);
alter table rencana_aksi_versi alter sidik type uuid using terbalik(sidik);
alter table catatan_harian alter kunci type uuid using terbalik(kunci);
alter table catatan_harian alter sidik type uuid using terbalik(sidik);
alter table catatan_harian_versi alter kunci type uuid using terbalik(kunci);
alter table catatan_harian_versi alter sidik type uuid using terbalik(sidik);
alter table dialog_kinerja alter kunci type uuid using terbalik(kunci);
alter table dialog_kinerja alter sidik type uuid using terbalik(sidik);
alter table dialog_kinerja_versi alter kunci type uuid using terbalik(kunci);
alter table dialog_kinerja_versi alter sidik type uuid using terbalik(sidik);
alter table ketidakhadiran alter kunci type uuid using terbalik(kunci);
alter table ketidakhadiran alter sidik type uuid using terbalik(sidik);
alter table ketidakhadiran_versi alter kunci type uuid using terbalik(kunci);
alter table ketidakhadiran_versi alter sidik type uuid using terbalik(sidik);
alter table penilaian alter kunci type uuid using terbalik(kunci);
alter table penilaian alter sidik type uuid using terbalik(sidik);
alter table penilaian_versi alter kunci type uuid using terbalik(kunci);
alter table penilaian_versi alter sidik type uuid using terbalik(sidik);
alter table laporan_skp alter kunci type uuid using terbalik(kunci);
alter table laporan_skp alter sidik type uuid using terbalik(sidik);
alter table laporan_skp_versi alter kunci type uuid using terbalik(kunci);
alter table laporan_skp_versi alter sidik type uuid using terbalik(sidik);
alter table cakupan alter kunci type uuid using terbalik(kunci);
alter table cakupan alter sidik type uuid using terbalik(sidik);
alter table cakupan_versi alter kunci type uuid using terbalik(kunci);
alter table cakupan_versi alter sidik type uuid using terbalik(sidik);
alter table indikator alter kunci_rhk type uuid using terbalik(kunci_rhk);
alter table indikator_versi alter kunci_rhk type uuid using terbalik(kunci_rhk);
alter table rencana_aksi alter kunci_rhk type uuid using terbalik(kunci_rhk);
alter table rencana_aksi_versi alter kunci_rhk type uuid using terbalik(kunci_rhk);
alter table tautan_catatan alter kunci type uuid using terbalik(kunci);
alter table tautan_catatan alter kunci_rhk type uuid using terbalik(kunci_rhk);
alter table tautan_catatan alter kunci_langkah type uuid using terbalik(kunci_langkah);
alter table berubah alter kunci type uuid using terbalik(kunci);
alter table rhk_ringkas alter kunci_rhk type uuid using terbalik(kunci_rhk);
drop macro terbalik;
