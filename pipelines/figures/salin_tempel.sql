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
teks as materialized (                       -- the pattern is found once for each writing, not for each note
    select *, pola_teks(kegiatan) as pola from (select nip, kegiatan, count(*) as catatan from catatan group by nip, kegiatan)
),
semua as (select nip, cast(sum(catatan) as bigint) as catatan_pegawai from teks group by nip),
calon as (
    select nip, pola, count(*) as ragam, cast(sum(catatan) as bigint) as catatan from teks where pola is not null
    group by nip, pola having sum(catatan) >= (select min(salin_hari) from setelan_unit)
),
hari_teks as (                               -- only notes of texts that may be told: on which days was each writing noted
    select t.nip, t.pola, t.kegiatan, c.tanggal, min(c.nama) as nama, min(c.unit_kerja) as unit_kerja
    from catatan c join (from teks semi join calon using (nip, pola)) t using (nip, kegiatan) group by t.nip, t.pola, t.kegiatan, c.tanggal
),
penulisan as (select nip, pola, kegiatan, count(*) as hari from hari_teks group by nip, pola, kegiatan),
tersering as (
    select nip, pola, max(hari) as hari_persis, arg_min(kegiatan, (-hari, kegiatan)) as kegiatan from penulisan group by nip, pola
),
berulang as (                                -- the unit is that of the latest of these days
    select nip, pola, min(nama) as nama, arg_max(unit_kerja, tanggal) as unit_kerja, count(distinct tanggal) as hari,
        min(tanggal) as tanggal_awal, max(tanggal) as tanggal_akhir
    from hari_teks group by nip, pola
)
select b.nip, b.nama, b.unit_kerja, t.kegiatan, b.hari, t.hari_persis, c.ragam, c.catatan, s.catatan_pegawai,
    100.0::double * c.catatan / s.catatan_pegawai as persen_catatan, b.tanggal_awal, b.tanggal_akhir
from berulang b join tersering t using (nip, pola) join calon c using (nip, pola) join semua s using (nip) join setelan_unit u using (unit_kerja)
where b.hari >= u.salin_hari
order by t.hari_persis desc, b.hari desc, persen_catatan desc, b.nama, b.nip, t.kegiatan
