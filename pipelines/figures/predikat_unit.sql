-- judul: Predikat kinerja per unit
-- arti: Berapa pegawai yang dinilai pada satu periode penilaian, dan sebaran predikatnya. Predikat dihitung dari rating hasil kerja dan perilaku kerja
--   menurut matriks 3 × 3 PermenPANRB 6/2022; bila salah satunya kosong, predikat yang tertulis di ekspor yang dipakai (tanpa_rating). Berbeda: predikat
--   tertulis tidak sama dengan hasil matriks. Baris Plt/Plh tidak dihitung; pegawai dengan beberapa SKP pada satu periode (mutasi) dihitung sekali menurut
--   SKP yang berakhir paling akhir, lalu penilaian terakhir. Yang dinilai sesudah tanggal keadaan belum dihitung. Predikat organisasi (pengaturan
--   predikat_organisasi) menentukan kurva sebaran mana yang menjadi pembanding: bentuk kurvanya dicocokkan sendiri dengan gambar pada peraturan, sebagai
--   bahan periksa, bukan rumus per pegawai.
-- meaning: How many people were rated for one rating period, and how their predikat spread. The predikat follows from the ratings of results and conduct by
--   the 3 × 3 matrix of PermenPANRB 6/2022; where one of them is missing, the one written in the export stands (tanpa_rating). Berbeda: the written predikat
--   is not what the matrix gives. Acting posts (Plt/Plh) do not count; who has several SKP in one period (moved) counts once, by the SKP that ends last, then
--   by the latest rating. What was rated after the as-of date does not count yet. The organisation's own predikat (setting predikat_organisasi) says which
--   curve to compare with: its shape is to be checked against the regulation's own figure; it is a pattern to check against, never a formula for a person.
-- butir: satu unit beserta unit di bawahnya, satu periode penilaian yang beririsan dengan periode pertanyaan
-- penyebut: pegawai aktif yang dinilai pada periode itu, di unitnya pada hari terakhir periode itu
-- setelan: predikat_organisasi
-- kolom: unit_kerja induk tingkat periode periode_awal periode_akhir dinilai sangat_baik baik butuh_perbaikan kurang sangat_kurang persen_sangat_baik
--   persen_baik persen_butuh_perbaikan persen_kurang persen_sangat_kurang berbeda tanpa_rating predikat_organisasi unit_kecil
with unit as (from tampak.unit_kerja),
cakup as (from tampak.unit_cakup),
organisasi as (from tampak.predikat_organisasi),
nilai as (select * from tampak.penilaian where periode_awal <= $sampai and periode_akhir >= $dari),
jumlah as (
    select u.unit_kerja, u.induk, u.tingkat, min(n.periode) as periode, n.periode_awal, n.periode_akhir, count(*) as dinilai,
        count(*) filter (n.predikat = 'sangat_baik') as sangat_baik, count(*) filter (n.predikat = 'baik') as baik,
        count(*) filter (n.predikat = 'butuh_perbaikan') as butuh_perbaikan, count(*) filter (n.predikat = 'kurang') as kurang,
        count(*) filter (n.predikat = 'sangat_kurang') as sangat_kurang, count(*) filter (n.predikat_hitung <> n.predikat_tulis) as berbeda,
        count(*) filter (n.predikat_hitung is null) as tanpa_rating
    from unit u join cakup c using (unit_kerja) join nilai n on n.unit_kerja = c.anggota
    group by u.unit_kerja, u.induk, u.tingkat, n.periode_awal, n.periode_akhir
)
select unit_kerja, j.induk, j.tingkat, j.periode, j.periode_awal, j.periode_akhir, j.dinilai, j.sangat_baik, j.baik, j.butuh_perbaikan, j.kurang, j.sangat_kurang,
    100.0::double * j.sangat_baik / j.dinilai as persen_sangat_baik, 100.0::double * j.baik / j.dinilai as persen_baik,
    100.0::double * j.butuh_perbaikan / j.dinilai as persen_butuh_perbaikan, 100.0::double * j.kurang / j.dinilai as persen_kurang,
    100.0::double * j.sangat_kurang / j.dinilai as persen_sangat_kurang, j.berbeda, j.tanpa_rating, o.predikat_organisasi, j.dinilai < 5 as unit_kecil
from jumlah j join organisasi o using (unit_kerja)
order by j.periode_akhir desc, j.periode_awal desc, (j.sangat_baik + j.baik) / j.dinilai, j.tingkat, unit_kerja
