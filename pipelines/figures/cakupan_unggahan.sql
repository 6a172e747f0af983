-- judul: Cakupan unggahan
-- arti: Pekan mana yang catatan hariannya sudah diunggah, unit demi unit: semua hari wajib tercakup (diunggah), sebagian, belum sama sekali, atau pekan libur.
--   Hanya pegawai unit itu sendiri.
-- meaning: Which weeks of notes have been uploaded, unit by unit: all of the days to be noted (diunggah), part of them, none, or a week without any.
--   The unit's own people only.
-- butir: satu unit (tanpa unit di bawahnya) dalam satu pekan (Senin)
-- penyebut: hari kerja orang, dikurangi hari tidak hadir
-- kolom: unit_kerja minggu pegawai pegawai_tercakup catatan keadaan
with pekan as (from tampak.pekan_orang),
unit_pekan as (
    select unit_kerja, minggu, count(*) as pegawai, count(*) filter (tercakup > 0) as pegawai_tercakup, sum(kerja) as kerja, sum(wajib) as wajib,
        cast(sum(catatan) as bigint) as catatan
    from pekan group by unit_kerja, minggu
)
select unit_kerja, minggu, pegawai, pegawai_tercakup, catatan, keadaan_unggahan(kerja, wajib) as keadaan
from unit_pekan
order by unit_kerja, minggu
