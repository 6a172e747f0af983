-- judul: Mutu data
-- arti: Temuan pada baris yang diunggah, dikelompokkan menurut jenisnya: berapa baris, dari berapa berkas, dan satu contoh. Unggahan yang dibatalkan tidak dihitung,
--   begitu pula baris yang sudah kembali diperbaiki: temuannya mengikuti unggahan yang membawanya.
--   Baris yang bukan milik siapa pun hanya tampak bersama seluruh kantor.
-- meaning: Findings in uploaded rows by kind: how many, in how many files, and one example. Undone uploads are left out, and so are rows that came back corrected:
--   their findings are those of the upload that brought them. Rows that belong to nobody are shown
--   with the whole office only.
-- butir: satu jenis temuan
-- penyebut: tidak ada; jumlah temuan
-- kolom: code severity jumlah berkas contoh
with temuan as (from tampak.temuan)
select code, severity, count(*) as jumlah, count(distinct berkas) as berkas, arg_min(message, {'a': lembar_id, 'b': coalesce(baris, 0), 'c': message}) as contoh
from temuan group by code, severity
order by case severity when 'tolak' then 0 when 'peringatan' then 1 else 2 end, jumlah desc, code
