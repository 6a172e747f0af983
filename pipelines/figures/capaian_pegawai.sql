-- judul: Capaian RHK per pegawai
-- arti: Kemajuan semua rencana aksi seorang pegawai, digabung menurut bobot, dibandingkan dengan target waktunya.
-- meaning: Progress of all of one employee's steps, pooled by weight, set against their pace.
-- butir: satu pegawai aktif yang punya RHK dalam rentang
-- penyebut: Jumlah bobot semua rencana aksi pegawai itu; bukan rata-rata dari rata-rata RHK.
with rhk as (select * from tampak.rhk($dari, $sampai, $per)),
pegawai as (
    select nip, any_value(nama) as nama, any_value(unit_kerja) as unit_kerja, any_value(jabatan) as jabatan, count(*) as rhk,
        count(*) filter (langkah > 0) as rhk_dijabarkan, cast(sum(langkah) as bigint) as langkah, cast(sum(langkah_selesai) as bigint) as langkah_selesai,
        cast(sum(langkah_lewat) as bigint) as langkah_lewat, count(*) filter (status = 'kritis') as rhk_kritis, count(*) filter (senyap) as rhk_senyap,
        sum(kemajuan_bobot) / sum(bobot) as capaian, sum(waktu_bobot) / sum(bobot) as target_waktu
    from rhk group by nip
)
select *, capaian - target_waktu as selisih, kata_status(langkah, langkah = langkah_selesai, capaian - target_waktu, false) as status
from pegawai order by selisih nulls last, nama
