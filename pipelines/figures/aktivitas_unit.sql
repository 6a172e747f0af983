-- judul: Aktivitas unit per pekan
-- arti: Catatan harian pegawai di unit dan unit di bawahnya, pekan demi pekan sampai tanggal keadaan. Kepatuhan: hari orang tercatat dibagi hari orang wajib,
--   yaitu hari kerja yang tercakup unggahan, dikurangi hari tidak hadir. Belum diunggah bukan berarti tidak bekerja.
-- meaning: Daily notes of the unit's people, units under it included, week by week up to the as-of date. Compliance: person-days noted over person-days expected,
--   which are working days that uploads cover, less absences. Not uploaded does not mean not worked.
-- butir: satu unit beserta unit di bawahnya dalam satu pekan (Senin)
-- penyebut: hari orang wajib pekan itu; tanpa hari wajib, tidak ada persentase
-- kolom: unit_kerja minggu pegawai pegawai_mencatat catatan menit hari_orang_wajib hari_orang_tercatat kepatuhan berbukti keadaan unit_kecil
with cakup as (from tampak.unit_cakup),
orang_pekan as (from tampak.pekan_orang),
isi as (
    select unit_kerja, minggu, count(*) as pegawai, count(*) filter (catatan > 0) as pegawai_mencatat, sum(catatan) as catatan, sum(menit) as menit,
        sum(wajib) as wajib, sum(tercatat) as tercatat, sum(berbukti) as berbukti, sum(kerja) as kerja
    from orang_pekan group by unit_kerja, minggu
),
berganda as (                                -- who sat in two units of one week counts once in what holds both
    select c.unit_kerja, o.minggu, o.nip, count(*) as kali, count(*) filter (o.catatan > 0) as kali_mencatat
    from orang_pekan o semi join (select minggu, nip from orang_pekan group by minggu, nip having count(*) > 1) using (minggu, nip)
    join cakup c on c.anggota = o.unit_kerja group by c.unit_kerja, o.minggu, o.nip having count(*) > 1
),
lebih as (
    select unit_kerja, minggu, sum(kali - 1) as pegawai, sum(greatest(kali_mencatat - 1, 0)) as pegawai_mencatat from berganda group by unit_kerja, minggu
),
jumlah as (
    select c.unit_kerja, i.minggu, sum(i.pegawai) as pegawai, sum(i.pegawai_mencatat) as pegawai_mencatat,
        cast(sum(i.catatan) as bigint) as catatan, cast(sum(i.menit) as bigint) as menit, cast(sum(i.wajib) as bigint) as hari_orang_wajib,
        cast(sum(i.tercatat) as bigint) as hari_orang_tercatat, cast(sum(i.berbukti) as bigint) as berbukti, cast(sum(i.kerja) as bigint) as kerja
    from isi i join cakup c on c.anggota = i.unit_kerja group by c.unit_kerja, i.minggu
),
unit_pekan as (
    select j.* replace (cast(j.pegawai - coalesce(l.pegawai, 0) as bigint) as pegawai,
        cast(j.pegawai_mencatat - coalesce(l.pegawai_mencatat, 0) as bigint) as pegawai_mencatat)
    from jumlah j left join lebih l using (unit_kerja, minggu)
)
select unit_kerja, minggu, pegawai, pegawai_mencatat, catatan, menit, hari_orang_wajib, hari_orang_tercatat,
    100.0::double * hari_orang_tercatat / nullif(hari_orang_wajib, 0) as kepatuhan, berbukti, keadaan_unggahan(kerja, hari_orang_wajib) as keadaan,
    pegawai < 5 as unit_kecil
from unit_pekan
order by unit_kerja, minggu
