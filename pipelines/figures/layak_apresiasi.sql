-- judul: Layak apresiasi
-- arti: Siapa patut diapresiasi, dan atas apa. Poin: langkah selesai sebelum tenggat pada periode ini 2 (paling banyak 6), pekan penuh 1 (paling banyak 4; tiap hari wajib,
--   sedikitnya 3 hari, tercatat dengan bukti dukung), capaian sedikitnya 10 poin di depan target waktu 3. Yang tampak bernilai sedikitnya 3.
-- meaning: Whom to praise, and for what. Points: steps finished before their due date in the period 2 (6 at most), full weeks 1 (4 at most; every expected day,
--   at least 3 of them, noted with evidence), results at least 10 points ahead of pace 3. Shown from 3 points.
-- butir: satu pegawai aktif dengan sedikitnya 3 poin
-- penyebut: tidak ada; poin hanya mengurutkan
-- kolom: nip nama unit_kerja poin langkah_lebih_awal pekan_penuh capaian selisih
with orang as (from tampak.orang($per)),
langkah as (from tampak.langkah($per)),
rhk as (from tampak.rhk_laju($dari, $sampai, $per)),
hari as (from tampak.hari_catatan($dari, least($sampai, $per))),
lebih_awal as (
    select nip, count(*) as langkah_lebih_awal from langkah
    where selesai and tanggal_selesai < tenggat and tanggal_selesai between $dari and least($sampai, $per) group by nip
),
pekan as (
    select nip, minggu, count(*) filter (kerja) as kerja, count(*) filter (wajib) as wajib, count(*) filter (wajib and berbukti > 0) as berbukti
    from hari group by nip, minggu
),
penuh as (
    select nip, count(*) as pekan_penuh from pekan where wajib >= 3 and kerja = wajib and berbukti = wajib and minggu + 4 <= $per group by nip
),
laju as (
    select nip, sum(maju_berat) / nullif(sum(berat), 0) as capaian, (sum(maju_berat) - sum(waktu_berat)) / nullif(sum(berat), 0) as selisih from rhk group by nip
),
alasan as (
    select o.nip, o.nama, o.unit_kerja, coalesce(a.langkah_lebih_awal, 0) as langkah_lebih_awal, coalesce(p.pekan_penuh, 0) as pekan_penuh, l.capaian, l.selisih
    from orang o left join lebih_awal a using (nip) left join penuh p using (nip) left join laju l using (nip)
),
berpoin as (
    select *, cast(least(6, 2 * langkah_lebih_awal) + least(4, pekan_penuh) + case when round(selisih, 6) >= 10 then 3 else 0 end as integer) as poin
    from alasan
)
select nip, nama, unit_kerja, poin, langkah_lebih_awal, pekan_penuh, capaian, selisih
from berpoin where poin >= 3
order by poin desc, selisih desc nulls last, nama, nip
