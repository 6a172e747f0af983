-- judul: Mutu data
-- arti: Apa yang ditemukan pada unggahan yang masih berlaku, menurut jenisnya: berapa baris, di berapa berkas, dan contohnya.
-- meaning: What was found in the uploads that stand, by kind: how many rows, in how many files, and an example.
-- butir: satu jenis temuan
-- penyebut: Tidak ada; ini hitungan.
select code, any_value(severity) as severity, count(*) as jumlah, count(distinct berkas) as berkas, arg_min(message, baris) as contoh
from tampak.temuan group by code
order by case any_value(severity) when 'tolak' then 0 when 'peringatan' then 1 else 2 end, jumlah desc, code
