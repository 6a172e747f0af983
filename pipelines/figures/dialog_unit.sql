-- judul: Dialog kinerja per unit
-- arti: Berapa pegawai unit dan unit di bawahnya yang dialognya sesuai irama. Persen tepat: pegawai berstatus tepat waktu atau segera dibagi pegawai yang
--   memiliki pimpinan di daftar pegawai.
-- meaning: How many of the unit's people, units under it included, meet their leader in the cadence. Percentage: people on time or due soon over people with
--   a leader in the roster.
-- butir: satu unit beserta unit di bawahnya
-- penyebut: pegawai yang memiliki pimpinan di daftar pegawai
-- setelan: irama_dialog segera_hari
-- kolom: unit_kerja induk tingkat pegawai dialog per_bulan per_orang_per_bulan tepat_waktu segera terlambat belum_pernah persen_tepat unit_kecil
with unit as (from tampak.unit_kerja),
cakup as (from tampak.unit_cakup),
irama as (from tampak.irama),
jumlah as (
    select u.unit_kerja, u.induk, u.tingkat, count(*) as pegawai, cast(sum(i.dialog) as bigint) as dialog,
        count(*) filter (i.status = 'tepat_waktu') as tepat_waktu, count(*) filter (i.status = 'segera') as segera,
        count(*) filter (i.status = 'terlambat') as terlambat, count(*) filter (i.status = 'belum_pernah') as belum_pernah
    from unit u join cakup c using (unit_kerja) join irama i on i.unit_kerja = c.anggota
    group by u.unit_kerja, u.induk, u.tingkat
)
select unit_kerja, induk, tingkat, pegawai, dialog, dialog / bulan_antara($dari, least($sampai, $per)) as per_bulan,
    dialog / bulan_antara($dari, least($sampai, $per)) / pegawai as per_orang_per_bulan, tepat_waktu, segera, terlambat, belum_pernah,
    100.0::double * (tepat_waktu + segera) / pegawai as persen_tepat, pegawai < 5 as unit_kecil
from jumlah
order by persen_tepat, tingkat, unit_kerja
