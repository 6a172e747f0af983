-- judul: Berkas sumber
-- arti: Berkas dan lembar yang menjadi asal angka: kapan datanya ditarik, kapan dimuat, dan berapa baris diterima, ditolak, atau dilewati.
-- meaning: The files and sheets behind the numbers: when their data was pulled, when they were loaded, and how many rows were accepted, rejected or skipped.
-- butir: satu lembar dari satu berkas yang masih berlaku
-- penyebut: tidak ada; ini daftar
-- kolom: berkas sheet kind data_per dimuat rows accepted rejected skipped
select berkas, sheet, kind, data_per, dibuat as dimuat, rows, accepted, rejected, skipped
from tampak.unggahan order by dibuat, lembar_id
