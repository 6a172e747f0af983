-- judul: Berkas sumber
-- arti: Berkas dan lembar yang menjadi asal angka: kapan datanya ditarik, kapan dimuat, dan berapa baris diterima, menunggu perbaikan, sudah diperbaiki
--   (kembali lewat unduhan baris bermasalah dan dibaca dengan unggahan yang membawanya), atau dilewati.
-- meaning: The files and sheets behind the numbers: when their data was pulled, when they were loaded, and how many rows were accepted, wait for
--   correction, were corrected (came back as problem rows and are told of with the upload that brought them), or were skipped.
-- butir: satu lembar dari satu berkas yang masih berlaku
-- penyebut: tidak ada; ini daftar
-- kolom: berkas sheet kind data_per dimuat rows accepted rejected corrected skipped
select berkas, sheet, kind, data_per, dibuat as dimuat, rows, accepted, rejected, corrected, skipped
from tampak.unggahan order by dibuat, lembar_id
