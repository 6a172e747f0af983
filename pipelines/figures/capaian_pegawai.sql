-- judul: Capaian RHK per pegawai
-- arti: Kemajuan semua langkah RHK seorang pegawai pada periode ini, digabung menurut bobot, dikurangi target waktunya. Status menurut selisih;
--   langkah lewat tenggat dan RHK kritis disebut tersendiri. Pegawai tanpa RHK tidak berpersentase.
-- meaning: Progress of all steps of a person's RHK in the period, pooled by weight, less their pace. The status follows the difference;
--   overdue steps and critical RHK are counted beside it. A person without RHK has no percentage.
-- butir: satu pegawai aktif, di unitnya pada tanggal keadaan
-- penyebut: bobot semua langkah RHK pegawai itu
-- setelan: ambang_tertinggal ambang_kritis hari_senyap
-- kolom: nip nama unit_kerja jabatan rhk rhk_dijabarkan langkah langkah_selesai langkah_lewat rhk_kritis rhk_senyap capaian target_waktu selisih status
with orang as (from tampak.orang),
rhk as (from tampak.rhk),
per_orang as (
    select nip, count(*) as rhk, count(*) filter (langkah > 0) as rhk_dijabarkan, sum(langkah) as langkah, sum(langkah_selesai) as langkah_selesai,
        sum(langkah_lewat) as langkah_lewat, count(*) filter (status = 'kritis') as rhk_kritis, count(*) filter (senyap) as rhk_senyap,
        sum(maju_berat) / nullif(sum(berat), 0) as capaian, sum(waktu_berat) / nullif(sum(berat), 0) as target_waktu
    from rhk group by nip
),
bernilai as (
    select o.nip, o.nama, o.unit_kerja, o.jabatan, coalesce(p.rhk, 0) as rhk, coalesce(p.rhk_dijabarkan, 0) as rhk_dijabarkan,
        cast(coalesce(p.langkah, 0) as bigint) as langkah, cast(coalesce(p.langkah_selesai, 0) as bigint) as langkah_selesai,
        cast(coalesce(p.langkah_lewat, 0) as bigint) as langkah_lewat, coalesce(p.rhk_kritis, 0) as rhk_kritis, coalesce(p.rhk_senyap, 0) as rhk_senyap,
        p.capaian, p.target_waktu, p.capaian - p.target_waktu as selisih, o.ambang_tertinggal, o.ambang_kritis
    from orang o left join per_orang p using (nip)
)
select * exclude (ambang_tertinggal, ambang_kritis),
    case when rhk = 0 then null when langkah = 0 then 'belum_dijabarkan' when langkah = langkah_selesai then 'selesai'
        else status_laju(selisih, ambang_tertinggal, ambang_kritis) end as status
from bernilai
order by selisih nulls last, rhk = 0, nama, nip
