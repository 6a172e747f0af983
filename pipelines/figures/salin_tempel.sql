-- judul: Teks catatan yang berulang
-- arti: Teks yang ditulis seorang pegawai pada banyak hari (sedikitnya salin_hari) dalam periode ini sampai tanggal keadaan. Besar kecil huruf, tanda baca,
--   dan angka tidak dibedakan; ragam ialah banyaknya penulisan yang berbeda, hari persis ialah hari dengan penulisan yang sama huruf demi huruf. Pekerjaan
--   rutin wajar ditulis sama dari hari ke hari: ini bahan bertanya apa yang dikerjakan, bukan tanda pelanggaran.
-- meaning: A text that one person wrote on many days (at least salin_hari) in the period up to the as-of date. Case, punctuation and figures make no
--   difference; ragam is the number of different writings, exact days are those with one writing that is the same letter by letter. Routine work is rightly
--   written the same from day to day: this is a reason to ask what was done, not a sign of wrongdoing.
-- butir: satu pegawai dan satu teks
-- penyebut: semua catatan pegawai itu pada periode ini, di unit yang tampak
-- setelan: salin_hari
-- kolom: nip nama unit_kerja kegiatan hari hari_persis ragam catatan catatan_pegawai persen_catatan tanggal_awal tanggal_akhir
with catatan as (select * from tampak.catatan_aktif where tanggal between $dari and least($sampai, $per)),
setelan_unit as (select unit_kerja, salin_hari from tampak.setelan_unit),
teks as (                                    -- the pattern is found once for each writing, not for each note
    select nip, kegiatan, count(*) as catatan, list(tanggal) as hari, min(nama) as nama, arg_max(unit_kerja, tanggal) as unit_kerja
    from catatan group by nip, kegiatan
),
berpola as (select *, pola_teks(kegiatan) as pola, case when catatan = 1 then 1 else cast(list_unique(hari) as bigint) end as hari_persis, list_max(hari) as akhir from teks),
pola as materialized (
    select nip, pola, min(nama) as nama, count(*) as ragam, cast(sum(catatan) as bigint) as catatan, list(hari) as hari, arg_max(unit_kerja, akhir) as unit_kerja,
        max(hari_persis) as hari_persis, arg_min(kegiatan, (-hari_persis, kegiatan)) as kegiatan
    from berpola group by nip, pola
),
semua as (select nip, cast(sum(catatan) as bigint) as catatan_pegawai from pola group by nip),
calon as (select * replace (list_distinct(flatten(hari)) as hari) from pola where pola is not null and catatan >= (select min(salin_hari) from setelan_unit))
select b.nip, b.nama, b.unit_kerja, b.kegiatan, cast(len(b.hari) as bigint) as hari, cast(b.hari_persis as bigint) as hari_persis, b.ragam, b.catatan, s.catatan_pegawai,
    100.0::double * b.catatan / s.catatan_pegawai as persen_catatan, list_min(b.hari) as tanggal_awal, list_max(b.hari) as tanggal_akhir
from calon b join semua s using (nip) join setelan_unit u using (unit_kerja)
where len(b.hari) >= u.salin_hari
order by b.hari_persis desc, len(b.hari) desc, persen_catatan desc, b.nama, b.nip, b.kegiatan
