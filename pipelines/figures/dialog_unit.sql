-- judul: Dialog Kinerja per unit
-- arti: Banyaknya dialog dan bagian pegawai yang dialognya masih dalam irama, di satu unit dan unit di bawahnya.
-- meaning: How many dialogues were held and the share of people within the cadence, in a unit and the units below it.
-- butir: satu unit beserta unit di bawahnya
-- penyebut: Pegawai aktif yang atasannya tercantum di daftar pegawai.
with unit as (
    select l.leluhur as unit_kerja, count(*) as pegawai, cast(sum(o.dialog) as bigint) as dialog, count(*) filter (o.status = 'tepat_waktu') as tepat_waktu,
        count(*) filter (o.status = 'segera') as segera, count(*) filter (o.status = 'terlambat') as terlambat,
        count(*) filter (o.status = 'belum_pernah') as belum_pernah
    from tampak.irama_orang($dari, $sampai, $per) o join tampak.leluhur l on l.unit_kerja = o.unit_kerja group by l.leluhur
)
select u.unit_kerja, t.induk, t.tingkat, u.pegawai, u.dialog, u.dialog / nullif(greatest(least($sampai, $per) - $dari + 1, 0) / 30.44, 0) as per_bulan,
    u.dialog / u.pegawai / nullif(greatest(least($sampai, $per) - $dari + 1, 0) / 30.44, 0) as per_orang_per_bulan,
    u.tepat_waktu, u.segera, u.terlambat, u.belum_pernah, 100.0 * (u.tepat_waktu + u.segera) / u.pegawai as persen_tepat, u.pegawai < 5 as unit_kecil
from unit u join tampak.unit_kerja t using (unit_kerja)
order by persen_tepat, u.unit_kerja
