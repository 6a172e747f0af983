-- judul: Kepatuhan catatan harian
-- arti: Hari orang dengan sedikitnya satu catatan dibagi hari orang wajib. Wajib: hari kerja yang tercakup unggahan sampai tanggal keadaan, dikurangi hari tidak hadir
--   (cuti, sakit, dinas luar, tugas belajar), menurut unit pegawai pada hari itu. Unit mencakup unit di bawahnya.
--   Keadaan: diunggah bila unggahan mencakup semua hari kerja itu, sebagian bila hanya sebagian, belum_diunggah bila tidak sama sekali.
-- meaning: Person-days with at least one note over person-days expected: working days that uploads cover up to the as-of date, less absences, in the unit where
--   the person sat on that day. A unit includes those under it. State: diunggah where uploads cover all those working days,
--   sebagian where they cover part, belum_diunggah where none.
-- butir: satu unit beserta unit di bawahnya
-- penyebut: hari orang wajib dalam tanggal yang tercakup unggahan; tanpa itu tidak ada persentase
-- kolom: unit_kerja induk tingkat pegawai hari_orang_wajib hari_orang_tercatat kepatuhan catatan berbukti persen_berbukti menit menit_per_hari unit_kecil keadaan
with unit as (from tampak.unit_kerja),
cakup as (from tampak.unit_cakup),
isi as (select unit_kerja, count(*) as pegawai from tampak.orang group by unit_kerja),
masa as (
    select unit_kerja, sum(bit_count(wajib)) as wajib, sum(bit_count(kerja)) as kerja, sum(tercatat) as tercatat, sum(hari_isi) as hari_isi, sum(catatan) as catatan,
        sum(berbukti) as berbukti, sum(menit) as menit
    from tampak.orang_masa group by unit_kerja
),
jumlah as (
    select u.unit_kerja, u.induk, u.tingkat, cast(coalesce(sum(i.pegawai), 0) as bigint) as pegawai,
        cast(coalesce(sum(h.wajib), 0) as bigint) as hari_orang_wajib, coalesce(sum(h.kerja), 0) as kerja, cast(coalesce(sum(h.tercatat), 0) as bigint) as hari_orang_tercatat,
        cast(coalesce(sum(h.catatan), 0) as bigint) as catatan, cast(coalesce(sum(h.berbukti), 0) as bigint) as berbukti,
        cast(coalesce(sum(h.menit), 0) as bigint) as menit, coalesce(sum(h.hari_isi), 0) as hari_isi
    from unit u
    join cakup c using (unit_kerja)
    left join isi i on i.unit_kerja = c.anggota
    left join masa h on h.unit_kerja = c.anggota
    group by u.unit_kerja, u.induk, u.tingkat
    having coalesce(sum(i.pegawai), 0) + coalesce(sum(h.wajib), 0) + coalesce(sum(h.catatan), 0) > 0
)
select unit_kerja, induk, tingkat, pegawai, hari_orang_wajib, hari_orang_tercatat, 100.0::double * hari_orang_tercatat / nullif(hari_orang_wajib, 0) as kepatuhan,
    catatan, berbukti, 100.0::double * berbukti / nullif(catatan, 0) as persen_berbukti, menit, 1.0::double * menit / nullif(hari_isi, 0) as menit_per_hari,
    pegawai < 5 as unit_kecil, keadaan_unggahan(kerja, hari_orang_wajib) as keadaan
from jumlah
order by kepatuhan nulls last, tingkat, unit_kerja
