-- judul: Agenda dialog
-- arti: Siapa diajak dialog lebih dahulu. Poin bawaan, yang dapat diubah pada Pengaturan: tiap RHK kritis 3 (dihitung paling banyak 2), tiap RHK senyap 2, tiap langkah
--   lewat tenggat 2 (dihitung paling banyak 3), ada tindak lanjut dialog yang lewat tenggat 2, belum pernah berdialog 4, dialog terlambat 3, segera jatuh tempo 1,
--   sedikitnya 3 hari kosong pada 10 hari kerja terakhir 2. Yang tampak bernilai sedikitnya 3.
-- meaning: Whom to talk to first. Points as delivered, changed under Settings: each critical RHK 3 (2 counted at most), each silent RHK 2, each overdue step 2 (3 counted at
--   most), a follow-up past its due date 2, never met 4, dialogue overdue 3, due soon 1, at least 3 empty days of the last 10 working days 2. Shown from 3 points.
-- butir: satu pegawai aktif dengan sedikitnya 3 poin
-- penyebut: tidak ada; poin hanya mengurutkan
-- setelan: ambang_tertinggal ambang_kritis hari_senyap irama_dialog segera_hari poin_rhk_kritis poin_rhk_senyap poin_langkah_lewat poin_tindak_lanjut
--   poin_belum_dialog poin_dialog_terlambat poin_dialog_segera poin_hari_kosong ambang_agenda
-- kolom: nip nama unit_kerja nama_atasan poin rhk_kritis rhk_senyap langkah_lewat hari_lewat_terlama tindak_lanjut_lewat status_dialog hari_tanpa_dialog hari_kosong rhk_utama
with agenda as (from tampak.potret where pegawai and poin >= ambang_agenda)
select nip, nama, unit_kerja, nama_atasan, poin, rhk_kritis, rhk_senyap, langkah_lewat, hari_lewat_terlama, tindak_lanjut_lewat, status_dialog,
    hari_tanpa_dialog, hari_kosong, rhk_utama
from agenda
order by poin desc, langkah_lewat desc, nama, nip
