-- judul: Teks catatan yang berulang
-- arti: Teks yang ditulis seorang pegawai di satu unit pada banyak hari (sedikitnya salin_hari) dalam periode ini sampai tanggal keadaan. Besar kecil huruf, tanda baca,
--   dan angka tidak dibedakan; ragam ialah banyaknya penulisan yang berbeda, hari persis ialah hari dengan penulisan yang sama huruf demi huruf. Pekerjaan
--   rutin wajar ditulis sama dari hari ke hari: ini bahan bertanya apa yang dikerjakan, bukan tanda pelanggaran.
-- meaning: A text that one person wrote in one unit on many days (at least salin_hari) in the period up to the as-of date. Case, punctuation and figures make no
--   difference; ragam is the number of different writings, exact days are those with one writing that is the same letter by letter. Routine work is rightly
--   written the same from day to day: this is a reason to ask what was done, not a sign of wrongdoing.
-- butir: satu pegawai di satu unit dan satu teks
-- penyebut: semua catatan pegawai itu di unit itu pada periode ini
-- setelan: salin_hari
-- kolom: nip nama unit_kerja kegiatan hari hari_persis ragam catatan catatan_pegawai persen_catatan tanggal_awal tanggal_akhir
with salinan as (from tampak.salinan),
setelan_unit as (select unit_kerja, salin_hari from tampak.setelan_unit)
select s.nip, s.nama, s.unit_kerja, s.kegiatan, s.hari, s.hari_persis, s.ragam, s.catatan, s.catatan_pegawai,
    100.0::double * s.catatan / s.catatan_pegawai as persen_catatan, s.tanggal_awal, s.tanggal_akhir
from salinan s join setelan_unit u using (unit_kerja)
where s.hari >= u.salin_hari
order by s.hari_persis desc, s.hari desc, persen_catatan desc, s.nama, s.nip, s.kegiatan, s.unit_kerja
