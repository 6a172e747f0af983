-- judul: Laporan BKN per unit
-- arti: Pegawai aktif unit dan unit di bawahnya menurut Laporan SKP BKN tahun itu (tahun dari akhir periode): SKP disetujui (persetujuan), belum disetujui,
--   atau tidak membuat SKP. Yang tidak tercantum dalam laporan disebut tersendiri dan tidak dianggap belum. Bulan dinilai: menurut Laporan Penilaian SKP,
--   tiap bulan dihitung sekali per pegawai walau dinilai bulanan dan triwulanan; penilaian di atas setengah tahun (tahunan) disebut tersendiri. Yang
--   ditunggu: bulan yang sudah berakhir pada tanggal keadaan dan ada penilaiannya dalam unggahan, sejak SKP pegawai itu mulai; yang tidak membuat SKP tidak
--   ditunggu. Baris Plt/Plh tidak dihitung; mutasi memakai SKP yang berakhir paling akhir.
-- meaning: People in service of the unit and the units under it by BKN's Laporan SKP of the year (that of the end of the period): SKP approved, not yet
--   approved, or none made. Whoever the report does not list is told apart and not taken for late. Months rated: by Laporan Penilaian SKP, each month once a
--   person although rated monthly and quarterly; ratings of more than half a year (annual) are told apart. To be rated: months over by the as-of date of
--   which the uploads hold any rating, since the person's SKP began; who made no SKP is not waited for. Acting posts (Plt/Plh) do not count; who moved counts
--   by the SKP that ends last.
-- butir: satu unit beserta unit di bawahnya, satu tahun
-- penyebut: persen_disetujui: pegawai yang tercantum dalam Laporan SKP; persen_bulan: bulan orang yang ditunggu penilaiannya; tanpa itu tidak ada persentase
-- kolom: unit_kerja induk tingkat tahun pegawai tercantum disetujui belum_disetujui tidak_membuat tidak_tercantum persen_disetujui bulan_orang_wajib
--   bulan_orang_dinilai persen_bulan dinilai_tahunan unit_kecil
with unit as (from tampak.unit_kerja),
cakup as (from tampak.unit_cakup),
isi as (select unit_kerja, count(*) as pegawai from tampak.orang group by unit_kerja),
skp as (
    select unit_kerja, count(*) as tercantum, count(*) filter (status = 'disetujui') as disetujui,
        count(*) filter (tidak_membuat and status <> 'disetujui') as tidak_membuat
    from tampak.skp group by unit_kerja
),
bulan as (select unit_kerja, count(*) as wajib, count(*) filter (dinilai) as dinilai from tampak.bulan_penilaian group by unit_kerja),
tahunan as (select unit_kerja, count(*) as dinilai from tampak.nilai_tahunan group by unit_kerja),
jumlah as (
    select u.unit_kerja, u.induk, u.tingkat, cast(sum(i.pegawai) as bigint) as pegawai, cast(coalesce(sum(s.tercantum), 0) as bigint) as tercantum,
        cast(coalesce(sum(s.disetujui), 0) as bigint) as disetujui, cast(coalesce(sum(s.tidak_membuat), 0) as bigint) as tidak_membuat,
        cast(coalesce(sum(b.wajib), 0) as bigint) as bulan_orang_wajib, cast(coalesce(sum(b.dinilai), 0) as bigint) as bulan_orang_dinilai,
        cast(coalesce(sum(t.dinilai), 0) as bigint) as dinilai_tahunan
    from unit u
    join cakup c using (unit_kerja)
    left join isi i on i.unit_kerja = c.anggota
    left join skp s on s.unit_kerja = c.anggota
    left join bulan b on b.unit_kerja = c.anggota
    left join tahunan t on t.unit_kerja = c.anggota
    group by u.unit_kerja, u.induk, u.tingkat
    having sum(i.pegawai) > 0
)
select unit_kerja, induk, tingkat, year($sampai) as tahun, pegawai, tercantum, disetujui, tercantum - disetujui - tidak_membuat as belum_disetujui, tidak_membuat,
    pegawai - tercantum as tidak_tercantum, 100.0::double * disetujui / nullif(tercantum, 0) as persen_disetujui, bulan_orang_wajib, bulan_orang_dinilai,
    100.0::double * bulan_orang_dinilai / nullif(bulan_orang_wajib, 0) as persen_bulan, dinilai_tahunan, pegawai < 5 as unit_kecil
from jumlah
order by persen_disetujui nulls last, persen_bulan nulls last, tingkat, unit_kerja
