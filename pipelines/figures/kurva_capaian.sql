-- judul: Kurva capaian
-- arti: Jalannya capaian rencana aksi pada periode ini: kemajuan menurut ekspor pada hari ekspor itu dan pada hari keadaan, bagian yang selesai menurut tanggal selesainya
--   tiap akhir pekan, dan target waktu. Bobot langkah sama dengan capaian RHK. Langkah yang selesai tanpa tanggal dihitung sejak ekspor pertama yang menyatakannya
--   selesai. Kemajuan suatu hari ekspor dihitung atas langkah yang sudah dimuat ekspor hari itu atau sebelumnya.
-- meaning: How results went in the period: progress as exports told on their day and on the as-of day, the share finished by date at the end of each week, and pace. Steps
--   weigh as in results. A finished step without a date counts from the first export that says so. Progress on the day of an export is counted over the steps that
--   exports had told of by then.
-- butir: satu hari: akhir tiap pekan pada periode, hari ekspor rencana aksi, dan hari keadaan
-- penyebut: bobot semua rencana aksi dari RHK yang periodenya beririsan dengan periode ini
-- kolom: tanggal target_waktu selesai kemajuan langkah
with langkah as (from tampak.langkah_kurva($nip, $kunci_rhk)),
hari as (
    select least(minggu + 6, $sampai) as tanggal from kalender where tanggal between $dari and $sampai
    union select $per where $per between $dari and $sampai
    union select tanggal from tampak.hari_ekspor where tanggal between $dari and least($sampai, $per)
),
kalender_pola as (from tampak.kalender_pola),
berhari as (                                 -- working days up to each day, by the calendar of each step's person
    select h.tanggal, h.pola, coalesce(k.hari_ke, 0) as hari_ke
    from (select * from (select distinct tanggal from hari) cross join (select distinct pola from langkah)) h
    asof left join kalender_pola k on k.pola = h.pola and k.tanggal <= h.tanggal
),
serupa as (                                  -- steps of the same days go the same way: few rows meet each day
    select pola, mulai, tenggat, ke_mulai, ke_tenggat, akhir_nyata, count(*) as langkah, sum(berat) as berat from langkah group by all
),
jalan as (
    select h.tanggal, cast(sum(l.langkah) as bigint) as langkah,
        sum(l.berat * waktu_lalu(h.tanggal, l.mulai, l.tenggat, h.hari_ke, l.ke_mulai, l.ke_tenggat)) / nullif(sum(l.berat), 0) as target_waktu,
        case when h.tanggal <= $per then 100.0::double * coalesce(sum(l.berat) filter (l.akhir_nyata <= h.tanggal), 0) / nullif(sum(l.berat), 0) end as selesai
    from berhari h join serupa l on l.pola = h.pola group by h.tanggal
),
kata as (
    select e.tanggal, l.kunci, any_value(l.berat) as berat,
        arg_max(r.maju, {'a': r.berlaku, 'b': r.batch_id, 'c': r.lembar_id, 'd': r.baris}) as maju
    from tampak.hari_ekspor e join langkah l on true join tampak.langkah_kata r on r.kunci = l.kunci and r.berlaku <= e.tanggal
    where e.tanggal between $dari and $sampai and e.tanggal < $per group by e.tanggal, l.kunci
),
maju as (
    select tanggal, sum(berat * maju) / nullif(sum(berat), 0) as kemajuan from kata group by tanggal
    union all
    select $per, sum(berat * kemajuan) / nullif(sum(berat), 0) from langkah
)
select j.tanggal, j.target_waktu, j.selesai, m.kemajuan, j.langkah
from jalan j left join maju m using (tanggal)
order by j.tanggal
