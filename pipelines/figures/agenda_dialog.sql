-- judul: Agenda dialog
-- arti: Siapa diajak dialog lebih dahulu. Poin: RHK kritis 3 (paling banyak 6), RHK senyap 2, langkah lewat tenggat 2 (paling banyak 6), belum pernah berdialog 4,
--   dialog terlambat 3, segera jatuh tempo 1, sedikitnya 3 hari kosong pada 10 hari kerja terakhir 2. Dialog yang sekadar segera jatuh tempo bukan alasan sendiri.
-- meaning: Whom to talk to first. Points: critical RHK 3 (6 at most), silent RHK 2, overdue step 2 (6 at most), never met 4, dialogue overdue 3, due soon 1,
--   at least 3 empty days of the last 10 working days 2. A dialogue merely due soon is no reason by itself.
-- butir: satu pegawai aktif dengan sedikitnya satu alasan
-- penyebut: tidak ada; poin hanya mengurutkan
-- kolom: nip nama unit_kerja nama_atasan poin rhk_kritis rhk_senyap langkah_lewat hari_lewat_terlama status_dialog hari_tanpa_dialog hari_kosong rhk_utama
with agenda as (from tampak.agenda($dari, $sampai, $per))
select nip, nama, unit_kerja, nama_atasan, cast(poin as integer) as poin, rhk_kritis, rhk_senyap, langkah_lewat, hari_lewat_terlama, status_dialog,
    hari_tanpa_dialog, hari_kosong, rhk_utama
from agenda
order by poin desc, langkah_lewat desc, nama, nip
