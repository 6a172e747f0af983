-- judul: Capaian RHK per unit
-- arti: Kemajuan semua rencana aksi di satu unit dan unit di bawahnya, digabung menurut bobot, dibandingkan dengan target waktunya.
-- meaning: Progress of all steps in a unit and the units below it, pooled by weight, set against their pace.
-- butir: satu unit beserta unit di bawahnya
-- penyebut: Jumlah bobot semua rencana aksi pegawai unit itu; unit kecil (kurang dari 5 pegawai) diberi tanda.
with rhk as (select * from tampak.rhk($dari, $sampai, $per)),
anggota as (
    select l.leluhur as unit_kerja, count(*) as pegawai from tampak.orang($per) o join tampak.leluhur l on l.unit_kerja = o.unit_kerja group by l.leluhur
),
unit as (
    select l.leluhur as unit_kerja, count(*) as rhk, count(*) filter (langkah > 0) as rhk_dijabarkan, cast(sum(langkah) as bigint) as langkah,
        cast(sum(langkah_selesai) as bigint) as langkah_selesai, cast(sum(langkah_lewat) as bigint) as langkah_lewat,
        count(*) filter (status = 'kritis') as rhk_kritis, count(*) filter (senyap) as rhk_senyap,
        sum(kemajuan_bobot) / sum(bobot) as capaian, sum(waktu_bobot) / sum(bobot) as target_waktu
    from rhk r join tampak.leluhur l on l.unit_kerja = r.unit_kerja group by l.leluhur
)
select u.unit_kerja, u.induk, u.tingkat, a.pegawai, coalesce(n.rhk, 0) as rhk, coalesce(n.rhk_dijabarkan, 0) as rhk_dijabarkan,
    coalesce(n.langkah, 0) as langkah, coalesce(n.langkah_selesai, 0) as langkah_selesai, coalesce(n.langkah_lewat, 0) as langkah_lewat,
    coalesce(n.rhk_kritis, 0) as rhk_kritis, coalesce(n.rhk_senyap, 0) as rhk_senyap, n.capaian, n.target_waktu, n.capaian - n.target_waktu as selisih,
    kata_status(coalesce(n.langkah, 0), n.langkah = n.langkah_selesai, n.capaian - n.target_waktu, false) as status, a.pegawai < 5 as unit_kecil
from tampak.unit_kerja u
join anggota a using (unit_kerja)
left join unit n using (unit_kerja)
order by selisih nulls last, u.unit_kerja
