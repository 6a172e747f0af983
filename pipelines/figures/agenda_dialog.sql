-- judul: Agenda dialog
-- arti: Siapa diajak dialog lebih dahulu. Poin: RHK kritis 3 (paling banyak 6), RHK senyap 2, langkah lewat tenggat 2 (paling banyak 6), belum pernah berdialog 4,
--   dialog terlambat 3, segera jatuh tempo 1, sedikitnya 3 hari kosong pada 10 hari kerja terakhir 2. Yang tampak bernilai sedikitnya 3.
-- meaning: Whom to talk to first. Points: critical RHK 3 (6 at most), silent RHK 2, overdue step 2 (6 at most), never met 4, dialogue overdue 3, due soon 1,
--   at least 3 empty days of the last 10 working days 2. Shown from 3 points.
-- butir: satu pegawai aktif dengan sedikitnya 3 poin
-- penyebut: tidak ada; poin hanya mengurutkan
-- kolom: nip nama unit_kerja nama_atasan poin rhk_kritis rhk_senyap langkah_lewat hari_lewat_terlama status_dialog hari_tanpa_dialog hari_kosong rhk_utama
with potret as (from tampak.potret($dari, $sampai, $per)),
agenda as (
    select *, poin_agenda(rhk_kritis, rhk_senyap, langkah_lewat, hari_kosong, status_dialog) as poin
    from potret where pegawai and perlu_dialog(rhk_kritis, rhk_senyap, langkah_lewat, hari_kosong, status_dialog)
)
select nip, nama, unit_kerja, nama_atasan, cast(poin as integer) as poin, rhk_kritis, rhk_senyap, langkah_lewat, hari_lewat_terlama, status_dialog,
    hari_tanpa_dialog, hari_kosong, rhk_utama
from agenda
order by poin desc, langkah_lewat desc, nama, nip
