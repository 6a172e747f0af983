-- judul: Kalender kerja
-- arti: Hari kerja menurut tiap kalender yang dipakai unit yang tampak (kantor, atau unit dengan pekan kerja sendiri), dari awal tahun sebelum periode sampai akhir
--   tahun sesudahnya. Hari kerja ke: banyaknya hari kerja sampai dengan hari itu. Target waktu langkah ialah hari kerja langkah yang sudah lewat dibagi seluruh hari
--   kerjanya menurut kalender ini.
-- meaning: Working days by each calendar that units in sight go by (the office's, or that of a unit with a week of its own), from the start of the year before the
--   period to the end of the year after it. Hari kerja ke: how many working days there were up to and including the day. The pace of a step is the share of its
--   working days gone by, by this calendar.
-- butir: satu hari menurut satu kalender
-- penyebut: tidak ada; satu baris satu hari
-- setelan: hari_kerja masuk_libur
-- kolom: kalender tanggal hari_kerja libur hari_ke
with kalender as (from tampak.kalender)
select kalender, tanggal, hari_kerja, libur, hari_ke
from kalender where tanggal between make_date(year($dari) - 1, 1, 1) and make_date(year($sampai) + 1, 12, 31)
order by kalender, tanggal
