-- judul: Rincian hari orang
-- arti: Hari demi hari tiap pegawai dalam periode ini sampai tanggal keadaan: apakah hari kerja, apakah wajib dicatat (hari kerja yang tercakup unggahan dan
--   pegawainya tidak sedang tidak hadir), dan berapa catatannya. Hari libur tanpa catatan tidak didaftar. Asal: baris catatan pertama hari itu.
-- meaning: Day by day each person in the period up to the as-of date: whether it was a working day, whether a note was expected (a working day that uploads cover
--   on which the person was not away), and how many notes there are. Free days without notes are not listed. Origin: the row of the day's first note.
-- butir: satu pegawai pada satu hari, di unitnya pada hari itu
-- penyebut: tidak ada; satu baris satu hari orang
-- kolom: nip nama unit_kerja tanggal minggu hari_kerja tidak_hadir kerja wajib tercatat catatan berbukti menit berkas sheet baris
with hari as (from tampak.hari_catatan)       -- which lie in order: by name, then by day
select h.nip, h.nama, h.unit_kerja, h.tanggal, h.minggu, h.hari_kerja, h.tidak_hadir, h.kerja, h.wajib, h.wajib and h.catatan > 0 as tercatat,
    h.catatan, h.berbukti, h.menit, h.berkas, h.sheet, h.baris
from hari h
where h.hari_kerja or h.catatan > 0
