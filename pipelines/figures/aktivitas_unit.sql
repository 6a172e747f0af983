-- judul: Aktivitas unit per pekan
-- arti: Catatan harian pegawai di unit dan unit di bawahnya, pekan demi pekan sampai tanggal keadaan. Kepatuhan: hari orang tercatat dibagi hari orang wajib,
--   yaitu hari kerja yang tercakup unggahan, dikurangi hari tidak hadir. Belum diunggah bukan berarti tidak bekerja.
-- meaning: Daily notes of the unit's people, units under it included, week by week up to the as-of date. Compliance: person-days noted over person-days expected,
--   which are working days that uploads cover, less absences. Not uploaded does not mean not worked.
-- butir: satu unit beserta unit di bawahnya dalam satu pekan (Senin)
-- penyebut: hari orang wajib pekan itu; tanpa hari wajib, tidak ada persentase
-- kolom: unit_kerja minggu pegawai pegawai_mencatat catatan menit hari_orang_wajib hari_orang_tercatat kepatuhan berbukti keadaan
with cakup as (from tampak.unit_cakup),
hari as (from tampak.hari_catatan($dari, least($sampai, $per))),
orang_pekan as (
    select unit_kerja, minggu, nip, sum(catatan) as catatan, sum(menit) as menit, sum(berbukti) as berbukti,
        count(*) filter (kerja) as kerja, count(*) filter (wajib) as wajib, count(*) filter (wajib and catatan > 0) as tercatat
    from hari group by unit_kerja, minggu, nip
),
unit_pekan as (
    select c.unit_kerja, o.minggu, count(distinct o.nip) as pegawai, count(distinct o.nip) filter (o.catatan > 0) as pegawai_mencatat,
        cast(sum(o.catatan) as bigint) as catatan, cast(sum(o.menit) as bigint) as menit, cast(sum(o.wajib) as bigint) as hari_orang_wajib,
        cast(sum(o.tercatat) as bigint) as hari_orang_tercatat, cast(sum(o.berbukti) as bigint) as berbukti, cast(sum(o.kerja) as bigint) as kerja
    from orang_pekan o join cakup c on c.anggota = o.unit_kerja
    group by c.unit_kerja, o.minggu
)
select unit_kerja, minggu, pegawai, pegawai_mencatat, catatan, menit, hari_orang_wajib, hari_orang_tercatat,
    100.0::double * hari_orang_tercatat / nullif(hari_orang_wajib, 0) as kepatuhan, berbukti, keadaan_unggahan(kerja, hari_orang_wajib) as keadaan
from unit_pekan
order by unit_kerja, minggu
