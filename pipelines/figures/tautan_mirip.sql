-- judul: Catatan yang tertaut karena mirip
-- arti: Catatan harian dalam periode sampai tanggal keadaan yang tertaut ke RHK atau rencana aksi karena teksnya mirip, belum dipastikan orang. Skor 0–100: kemiripan
--   teks yang disebut catatan dengan teks RHK atau rencana aksinya; yang paling rendah di atas.
-- meaning: Daily notes in the period up to the as-of date that are linked to an RHK or step because their words are alike, not yet confirmed by a person. Score
--   0–100: likeness of the words that a note names and those of the RHK or step; the least alike first.
-- butir: satu teks seorang pegawai di satu unit dan RHK serta rencana aksi yang dituju
-- penyebut: tidak ada; jumlah catatan dengan teks itu
-- kolom: nip nama unit_kerja teks tertulis rhk rencana_aksi rhk_baku rencana_aksi_baku periode_awal periode_akhir skor jumlah pertama terakhir
with catatan as (from tampak.catatan_mirip where tanggal between $dari and least($sampai, $per)),
sasaran as (from tampak.sasaran_mirip),
sebutan as (
    select nip, nama, unit_kerja, teks, kunci_rhk, kunci_langkah, min(tertulis) as tertulis, min(skor) as skor, count(*) as jumlah,
        min(tanggal) as pertama, max(tanggal) as terakhir
    from catatan group by nip, nama, unit_kerja, teks, kunci_rhk, kunci_langkah
)
select s.nip, s.nama, s.unit_kerja, s.teks, min(s.tertulis) as tertulis, r.tertulis as rhk, l.tertulis as rencana_aksi, any_value(r.teks) as rhk_baku,
    any_value(l.teks) as rencana_aksi_baku, r.periode_awal, r.periode_akhir, min(s.skor) as skor,
    cast(sum(s.jumlah) as bigint) as jumlah, min(s.pertama) as pertama, max(s.terakhir) as terakhir
from sebutan s
left join sasaran r on r.kunci = s.kunci_rhk
left join sasaran l on l.kunci = s.kunci_langkah
group by s.nip, s.nama, s.unit_kerja, s.teks, r.tertulis, l.tertulis, r.periode_awal, r.periode_akhir
order by skor, jumlah desc, s.nama, s.nip, s.teks
