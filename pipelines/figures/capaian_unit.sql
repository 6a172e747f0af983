-- judul: Capaian RHK per unit
-- arti: Kemajuan semua langkah RHK pegawai di unit dan unit di bawahnya, digabung menurut bobot (bukan rata-rata dari rata-rata), dikurangi target
--   waktunya. Status menurut selisih. Unit di bawah 5 pegawai ditandai: satu orang saja menggeser angkanya jauh.
-- meaning: Progress of all steps of the RHK of the unit's people, units under it included, pooled by weight (never a mean of means), less their pace.
--   The status follows the difference. Units under 5 people carry a caution.
-- butir: satu unit beserta unit di bawahnya
-- penyebut: bobot semua langkah RHK pegawainya; bobot dibakukan agar rata-ratanya 1 dalam tiap RHK
-- setelan: ambang_tertinggal ambang_kritis hari_senyap
-- kolom: unit_kerja induk tingkat pegawai rhk rhk_dijabarkan langkah langkah_selesai langkah_lewat rhk_kritis rhk_senyap capaian target_waktu selisih
--   status unit_kecil
with unit as (from tampak.unit_kerja),
cakup as (from tampak.unit_cakup),
isi as (select unit_kerja, count(*) as pegawai from tampak.orang group by unit_kerja),
rhk_isi as (
    select unit_kerja, count(*) as rhk, count(*) filter (langkah > 0) as rhk_dijabarkan, sum(langkah) as langkah, sum(langkah_selesai) as langkah_selesai,
        sum(langkah_lewat) as langkah_lewat, count(*) filter (status = 'kritis') as rhk_kritis, count(*) filter (senyap) as rhk_senyap,
        sum(berat) as berat, sum(maju_berat) as maju_berat, sum(waktu_berat) as waktu_berat
    from tampak.rhk group by unit_kerja
),
jumlah as (
    select u.unit_kerja, u.induk, u.tingkat, cast(coalesce(sum(i.pegawai), 0) as bigint) as pegawai,
        cast(coalesce(sum(r.rhk), 0) as bigint) as rhk, cast(coalesce(sum(r.rhk_dijabarkan), 0) as bigint) as rhk_dijabarkan,
        cast(coalesce(sum(r.langkah), 0) as bigint) as langkah, cast(coalesce(sum(r.langkah_selesai), 0) as bigint) as langkah_selesai,
        cast(coalesce(sum(r.langkah_lewat), 0) as bigint) as langkah_lewat, cast(coalesce(sum(r.rhk_kritis), 0) as bigint) as rhk_kritis,
        cast(coalesce(sum(r.rhk_senyap), 0) as bigint) as rhk_senyap,
        sum(r.maju_berat) / nullif(sum(r.berat), 0) as capaian, sum(r.waktu_berat) / nullif(sum(r.berat), 0) as target_waktu
    from unit u
    join cakup c using (unit_kerja)
    left join isi i on i.unit_kerja = c.anggota
    left join rhk_isi r on r.unit_kerja = c.anggota
    group by u.unit_kerja, u.induk, u.tingkat
    having sum(i.pegawai) > 0
)
select j.*, j.capaian - j.target_waktu as selisih,
    case when j.rhk = 0 then null when j.langkah = 0 then 'belum_dijabarkan' when j.langkah = j.langkah_selesai then 'selesai'
        else status_laju(j.capaian - j.target_waktu, s.ambang_tertinggal, s.ambang_kritis) end as status,
    j.pegawai < 5 as unit_kecil
from jumlah j join tampak.setelan_unit s using (unit_kerja)
order by selisih nulls last, j.tingkat, j.unit_kerja
