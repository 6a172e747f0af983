-- judul: Cakupan unggahan
-- arti: Pekan mana yang catatan hariannya sudah diunggah, unit demi unit: semua hari wajib tercakup (diunggah), sebagian, belum sama sekali, atau pekan libur.
--   Hanya pegawai unit itu sendiri.
-- meaning: Which weeks of notes have been uploaded, unit by unit: all of the days to be noted (diunggah), part of them, none, or a week without any.
--   The unit's own people only.
-- butir: satu unit (tanpa unit di bawahnya) dalam satu pekan (Senin)
-- penyebut: hari kerja orang, dikurangi hari tidak hadir
-- kolom: unit_kerja minggu pegawai pegawai_tercakup catatan keadaan
with hari as (from tampak.hari_catatan($dari, least($sampai, $per)))
select unit_kerja, minggu, count(distinct nip) as pegawai, count(distinct nip) filter (tercakup) as pegawai_tercakup, cast(sum(catatan) as bigint) as catatan,
    keadaan_unggahan(count(*) filter (kerja), count(*) filter (wajib)) as keadaan
from hari group by unit_kerja, minggu
order by unit_kerja, minggu
