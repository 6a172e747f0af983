-- judul: Aktivitas per unit dan pekan
-- arti: Banyaknya catatan harian sebuah unit dan unit di bawahnya tiap pekan, dan bagian hari-orang wajib yang tercatat.
-- meaning: How many daily notes a unit and the units below it have each week, and the share of expected person-days with a note.
-- butir: satu unit beserta unit di bawahnya, satu pekan (Senin)
-- penyebut: Hari kerja pegawai yang hadir dan tercakup unggahan; pekan yang belum diunggah tidak dihitung nol.
with hari as (
    select * from tampak.hari_orang($dari, least($sampai, $per))
),
unit as (
    select l.leluhur as unit_kerja, h.minggu, count(distinct h.nip) as pegawai, count(distinct h.nip) filter (h.catatan > 0) as pegawai_mencatat,
        cast(sum(h.catatan) as bigint) as catatan, cast(sum(h.menit) as bigint) as menit, count(*) filter (h.wajib) as hari_orang_wajib,
        count(*) filter (h.wajib and h.catatan > 0) as hari_orang_tercatat, count(*) filter (h.seharusnya) as seharusnya,
        count(*) filter (h.hari_kerja) as hari_kerja, cast(sum(h.berbukti) as bigint) as berbukti
    from hari h join tampak.leluhur l on l.unit_kerja = h.unit_kerja group by l.leluhur, h.minggu
)
select unit_kerja, minggu, pegawai, pegawai_mencatat, catatan, menit, hari_orang_wajib, hari_orang_tercatat,
    100.0 * hari_orang_tercatat / nullif(hari_orang_wajib, 0) as kepatuhan, berbukti,
    case when hari_kerja = 0 then 'libur' when seharusnya > 0 and hari_orang_wajib = 0 then 'belum_diunggah'
        when hari_orang_wajib < seharusnya then 'sebagian' else 'diunggah' end as keadaan
from unit order by unit_kerja, minggu
