-- judul: Capaian RHK
-- arti: Rata-rata tertimbang kemajuan langkah (rencana aksi) sebuah RHK, disandingkan dengan target waktu, yaitu bagian hari kerja langkah yang
--   sudah lewat. Selesai: semua langkah selesai. Kritis: selisih di bawah −25 poin, atau ada langkah lewat tenggat. Tertinggal: −25 sampai −10 poin.
--   Belum dijabarkan: tanpa langkah. Senyap: belum selesai dan tanpa catatan harian selama 10 hari kerja terakhir yang wajib dicatat, di unit mana
--   pun pegawai itu bertugas waktu itu. Ambang dapat diatur.
-- meaning: Weighted mean of the progress of an RHK's steps, beside the pace: the share of the steps' working days that have gone by. Finished: every step is.
--   Critical: more than 25 points behind, or a step past its due date. Behind: 10 to 25 points. Not broken down: no steps. Silent: unfinished and without a
--   linked note on the last 10 working days that were to be noted, in whichever unit the person then sat, cover by uploads and absences considered. Thresholds
--   are settings.
-- butir: satu RHK yang periodenya beririsan dengan periode pertanyaan
-- penyebut: bobot langkah RHK itu (bobot kosong = 1)
-- setelan: ambang_tertinggal ambang_kritis hari_senyap
-- kolom: kunci_rhk nip nama unit_kerja jabatan periode periode_awal periode_akhir jenis rhk rhk_pimpinan langkah langkah_selesai langkah_lewat
--   capaian target_waktu selisih status senyap catatan_terakhir jumlah_catatan tenggat hari_ke_tenggat
with rhk as (from tampak.rhk)
select kunci_rhk, nip, nama, unit_kerja, jabatan, periode, periode_awal, periode_akhir, jenis, rhk, rhk_pimpinan, langkah, langkah_selesai, langkah_lewat,
    capaian, target_waktu, selisih, status, senyap, catatan_terakhir, jumlah_catatan, tenggat, hari_ke_tenggat
from rhk
where $nip::varchar is null or nip = $nip
order by case status when 'kritis' then 0 when 'tertinggal' then 1 when 'belum_dijabarkan' then 2 when 'sesuai_jadwal' then 3 else 4 end,
    selisih nulls last, senyap desc, nama, kunci_rhk
