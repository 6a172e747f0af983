-- judul: Beban kerja tercatat
-- arti: Menit yang tercatat pada satu hari orang terhadap menit kerja hari itu (menit_per_hari, pada bulan Ramadan menit_ramadan), pada hari kerja yang
--   dicatat sampai tanggal keadaan. Menit dua catatan yang bertumpang tindih dihitung sekali; hari yang menitnya tidak diketahui tidak ikut. Hari libur dan
--   hari tidak hadir yang dicatat dihitung tersendiri. Awal Ramadan menurut kalender Umm al-Qura, atau menurut pengaturan ramadan. Menit sedikit berarti
--   sedikit yang ditulis, belum tentu sedikit yang dikerjakan.
-- meaning: Minutes noted on a person-day against the minutes that the day asks for (menit_per_hari, in Ramadan menit_ramadan), on working days with notes up
--   to the as-of date. Minutes that two notes share count once; days without known minutes are left out. Noted free days and days of absence are counted
--   apart. Ramadan begins by the Umm al-Qura calendar, or as the setting ramadan says. Few minutes mean little written, not surely little done.
-- butir: satu unit beserta unit di bawahnya
-- penyebut: menit kerja pada hari orang yang dicatat dan menitnya diketahui; tanpa itu tidak ada persentase
-- setelan: menit_per_hari menit_ramadan
-- kolom: unit_kerja induk tingkat pegawai hari_orang_tercatat hari_orang_bermenit menit menit_per_hari standar_per_hari persen_standar hari_lebih_150
--   hari_lebih_sehari hari_di_luar menit_di_luar unit_kecil
with unit as (from tampak.unit_kerja),
cakup as (from tampak.unit_cakup),
isi as (select unit_kerja, count(*) as pegawai from tampak.orang group by unit_kerja),
hari_isi as (from tampak.beban),
jumlah as (
    select u.unit_kerja, u.induk, u.tingkat, cast(coalesce(sum(i.pegawai), 0) as bigint) as pegawai,
        cast(coalesce(sum(h.tercatat), 0) as bigint) as hari_orang_tercatat, cast(coalesce(sum(h.bermenit), 0) as bigint) as hari_orang_bermenit,
        cast(coalesce(sum(h.menit), 0) as bigint) as menit, sum(h.standar) as standar, cast(coalesce(sum(h.lebih_150), 0) as bigint) as hari_lebih_150,
        cast(coalesce(sum(h.lebih_sehari), 0) as bigint) as hari_lebih_sehari, cast(coalesce(sum(h.di_luar), 0) as bigint) as hari_di_luar,
        cast(coalesce(sum(h.menit_di_luar), 0) as bigint) as menit_di_luar
    from unit u
    join cakup c using (unit_kerja)
    left join isi i on i.unit_kerja = c.anggota
    left join hari_isi h on h.unit_kerja = c.anggota
    group by u.unit_kerja, u.induk, u.tingkat
    having coalesce(sum(i.pegawai), 0) + coalesce(sum(h.tercatat), 0) + coalesce(sum(h.di_luar), 0) > 0
)
select unit_kerja, induk, tingkat, pegawai, hari_orang_tercatat, hari_orang_bermenit, menit,
    1.0::double * menit / nullif(hari_orang_bermenit, 0) as menit_per_hari, 1.0::double * standar / nullif(hari_orang_bermenit, 0) as standar_per_hari,
    100.0::double * menit / nullif(standar, 0) as persen_standar, hari_lebih_150, hari_lebih_sehari, hari_di_luar, menit_di_luar, pegawai < 5 as unit_kecil
from jumlah
order by persen_standar desc nulls last, tingkat, unit_kerja
