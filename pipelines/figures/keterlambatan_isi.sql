-- judul: Keterlambatan isi catatan
-- arti: Berapa hari kerja berlalu dari hari kegiatan sampai catatannya diisi, menurut waktu isi dalam ekspor. Hari yang sama 0, hari kerja berikutnya 1; libur
--   dan hari tidak hadir pegawai itu tidak dihitung. Median: separuh catatan diisi paling lama sekian hari kerja; persentil 90: sembilan dari sepuluh.
--   Terlambat: lebih dari batas_isi_hari. Catatan yang diisi sebelum harinya dihitung tersendiri. Ekspor tanpa waktu isi tidak berarti terlambat.
-- meaning: How many working days went by from the day of work until its note was entered, by the entry time in the exports. The same day is 0, the next
--   working day 1; free days and the person's days of absence do not count. Median: half of the notes were entered within so many working days; 90th
--   percentile: nine in ten. Late: more than batas_isi_hari. Notes entered before their day are counted apart. An export without entry times does not mean
--   late.
-- butir: satu unit beserta unit di bawahnya
-- penyebut: catatan yang waktu isinya diketahui dan tidak mendahului harinya; tanpa itu tidak ada persentase
-- setelan: batas_isi_hari
-- kolom: unit_kerja induk tingkat pegawai catatan berwaktu mendahului dinilai hari_sama persen_hari_sama sehari persen_sehari median_hari persentil_90_hari
--   lewat_batas persen_lewat batas_hari unit_kecil
with unit as (from tampak.unit_kerja),
cakup as (from tampak.unit_cakup),
setelan_unit as (select unit_kerja, batas_isi_hari from tampak.setelan_unit),
isi as (select unit_kerja, count(*) as pegawai from tampak.orang group by unit_kerja),
jeda as (from tampak.jeda),
per_jeda as (
    select c.unit_kerja, j.jeda, sum(j.catatan) as catatan, sum(j.catatan) filter (j.mendahului) as mendahului,
        sum(j.catatan) filter (j.hari_sama) as hari_sama, sum(j.catatan) filter (j.jeda > s.batas_isi_hari) as lewat
    from jeda j join cakup c on c.anggota = j.unit_kerja join setelan_unit s on s.unit_kerja = j.unit_kerja
    group by c.unit_kerja, j.jeda
),
tumpuk as (                                  -- how many notes were entered within so many days or fewer
    select *, sum(catatan) filter (jeda is not null) over (partition by unit_kerja order by jeda nulls last) as sampai_sini,
        sum(catatan) filter (jeda is not null) over (partition by unit_kerja) as dinilai
    from per_jeda
),
jumlah as (
    select unit_kerja, cast(sum(catatan) as bigint) as catatan, cast(coalesce(sum(mendahului), 0) as bigint) as mendahului,
        cast(coalesce(any_value(dinilai), 0) as bigint) as dinilai, cast(coalesce(sum(hari_sama), 0) as bigint) as hari_sama,
        cast(coalesce(sum(catatan) filter (jeda <= 1), 0) as bigint) as sehari, cast(coalesce(sum(lewat), 0) as bigint) as lewat_batas,
        min(jeda) filter (2 * sampai_sini >= dinilai) as median_hari, min(jeda) filter (10 * sampai_sini >= 9 * dinilai) as persentil_90_hari
    from tumpuk group by unit_kerja
),
orang as (select c.unit_kerja, cast(sum(i.pegawai) as bigint) as pegawai from cakup c join isi i on i.unit_kerja = c.anggota group by c.unit_kerja)
select u.unit_kerja, u.induk, u.tingkat, coalesce(o.pegawai, 0) as pegawai, coalesce(j.catatan, 0) as catatan,
    coalesce(j.dinilai + j.mendahului, 0) as berwaktu, coalesce(j.mendahului, 0) as mendahului, coalesce(j.dinilai, 0) as dinilai,
    coalesce(j.hari_sama, 0) as hari_sama, 100.0::double * j.hari_sama / nullif(j.dinilai, 0) as persen_hari_sama,
    coalesce(j.sehari, 0) as sehari, 100.0::double * j.sehari / nullif(j.dinilai, 0) as persen_sehari, j.median_hari, j.persentil_90_hari,
    coalesce(j.lewat_batas, 0) as lewat_batas, 100.0::double * j.lewat_batas / nullif(j.dinilai, 0) as persen_lewat, s.batas_isi_hari as batas_hari,
    coalesce(o.pegawai, 0) < 5 as unit_kecil
from unit u join setelan_unit s using (unit_kerja) left join jumlah j using (unit_kerja) left join orang o using (unit_kerja)
where o.pegawai > 0 or j.catatan > 0
order by persen_lewat desc nulls last, tingkat, unit_kerja
