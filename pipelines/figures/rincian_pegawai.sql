-- judul: Rincian pegawai
-- arti: Pegawai aktif yang dihitung, di unitnya pada tanggal keadaan, dengan pimpinannya, pengaturan yang berlaku baginya, dan asal barisnya. Pegawai yang
--   dikecualikan pada tanggal itu tidak ikut.
-- meaning: People in service who count, in the unit where they sit on the as-of date, with their leader, the settings that hold for them, and the row they were
--   read from. People excluded on that day are left out.
-- butir: satu pegawai aktif, di unitnya pada tanggal keadaan
-- penyebut: tidak ada; satu baris satu pegawai
-- setelan: ambang_tertinggal ambang_kritis irama_dialog segera_hari
-- kolom: nip nama unit_kerja jabatan nip_atasan nama_atasan ambang_tertinggal ambang_kritis irama_bulan segera_hari berkas sheet baris
with orang as (from tampak.orang),
asal as (from tampak.asal_pegawai),
lembar as (from tampak.lembar)
select o.nip, o.nama, o.unit_kerja, o.jabatan, o.nip_atasan, o.nama_atasan, o.ambang_tertinggal, o.ambang_kritis, o.irama_dialog as irama_bulan, o.segera_hari,
    l.berkas, l.sheet, a.baris
from orang o left join asal a using (nip) left join lembar l using (lembar_id)
order by o.unit_kerja, o.nama, o.nip
