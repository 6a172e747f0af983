-- judul: Cakupan unggahan
-- arti: Apakah catatan harian sebuah unit untuk satu pekan sudah diunggah: seluruhnya, sebagian, atau belum.
-- meaning: Whether a unit's daily notes of a week have been uploaded: all, in part, or not.
-- butir: satu unit (pegawainya sendiri), satu pekan (Senin)
-- penyebut: Pegawai unit yang seharusnya mencatat pada pekan itu.
select unit_kerja, minggu, count(distinct nip) filter (seharusnya) as pegawai, count(distinct nip) filter (wajib) as pegawai_tercakup,
    cast(sum(catatan) as bigint) as catatan,
    case when count(*) filter (hari_kerja) = 0 then 'libur' when count(*) filter (seharusnya) = 0 then 'libur' when count(*) filter (wajib) = 0 then 'belum_diunggah'
        when count(*) filter (wajib) < count(*) filter (seharusnya) then 'sebagian' else 'diunggah' end as keadaan
from tampak.hari_orang($dari, least($sampai, $per))
group by unit_kerja, minggu order by unit_kerja, minggu
