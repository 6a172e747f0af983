-- judul: Catatan yang tertaut karena mirip
-- arti: Catatan harian dalam periode sampai tanggal keadaan yang tertaut ke RHK atau rencana aksi karena teksnya mirip, belum dipastikan orang. Skor 0–100: kemiripan
--   teks yang disebut catatan dengan teks RHK atau rencana aksinya; yang paling rendah di atas.
-- meaning: Daily notes in the period up to the as-of date that are linked to an RHK or step because their words are alike, not yet confirmed by a person. Score
--   0–100: likeness of the words that a note names and those of the RHK or step; the least alike first.
-- butir: satu teks seorang pegawai di satu unit dan RHK serta rencana aksi yang dituju
-- penyebut: tidak ada; jumlah catatan dengan teks itu
-- kolom: nip nama unit_kerja teks tertulis rhk rencana_aksi rhk_baku rencana_aksi_baku periode_awal periode_akhir skor jumlah pertama terakhir
with catatan as (from tampak.catatan_mirip where tanggal between $dari and least($sampai, $per))
select nip, nama, unit_kerja, teks, min(tertulis) as tertulis, rhk, rencana_aksi, any_value(rhk_baku) as rhk_baku, any_value(rencana_aksi_baku) as rencana_aksi_baku,
    periode_awal, periode_akhir, min(skor) as skor, count(*) as jumlah, min(tanggal) as pertama, max(tanggal) as terakhir
from catatan
group by nip, nama, unit_kerja, teks, rhk, rencana_aksi, periode_awal, periode_akhir
order by min(skor), count(*) desc, nama, nip, teks, rhk, rencana_aksi, periode_awal, periode_akhir
