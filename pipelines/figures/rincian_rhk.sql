-- judul: Rincian RHK
-- arti: RHK yang periodenya beririsan dengan periode ini, dengan ambang status yang berlaku di unitnya dan asal barisnya. Capaian, target waktu, status, dan
--   senyap seperti pada capaian_rhk.
-- meaning: RHK whose period meets the period asked about, with the thresholds that hold in their unit and the row they were read from. Results, pace, status and
--   silence as in capaian_rhk.
-- butir: satu RHK
-- penyebut: bobot langkah RHK itu (bobot kosong = 1)
-- setelan: ambang_tertinggal ambang_kritis hari_senyap
-- kolom: kunci_rhk nip nama unit_kerja jabatan periode periode_awal periode_akhir jenis rhk rhk_pimpinan langkah langkah_selesai langkah_lewat capaian target_waktu selisih status senyap
--   catatan_terakhir jumlah_catatan tenggat ambang_tertinggal ambang_kritis berkas sheet baris
with rhk as (from tampak.rhk),
asal as (from tampak.asal_rhk),
lembar as (from tampak.lembar),
ambang as (from tampak.setelan_unit)
select r.kunci_rhk, r.nip, r.nama, r.unit_kerja, r.jabatan, r.periode, r.periode_awal, r.periode_akhir, r.jenis, r.rhk, r.rhk_pimpinan, r.langkah, r.langkah_selesai, r.langkah_lewat,
    r.capaian, r.target_waktu, r.selisih, r.status, r.senyap, r.catatan_terakhir, r.jumlah_catatan, r.tenggat, s.ambang_tertinggal, s.ambang_kritis,
    l.berkas, l.sheet, a.baris
from rhk r left join asal a using (kunci_rhk) left join lembar l using (lembar_id) left join ambang s on s.unit_kerja = r.unit_kerja
order by case r.status when 'kritis' then 0 when 'tertinggal' then 1 when 'belum_dijabarkan' then 2 when 'sesuai_jadwal' then 3 else 4 end,
    r.selisih nulls last, r.senyap desc, r.nama, r.kunci_rhk
