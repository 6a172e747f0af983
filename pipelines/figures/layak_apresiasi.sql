-- judul: Layak apresiasi
-- arti: Siapa patut diapresiasi, dan atas apa. Poin bawaan, yang dapat diubah pada Pengaturan: tiap langkah selesai sebelum tenggat pada periode ini 2 (dihitung paling banyak 3),
--   tiap pekan penuh 1 (dihitung paling banyak 4; tiap hari wajib, sedikitnya 3 hari, tercatat dengan bukti dukung), capaian sedikitnya 10 poin di depan target waktu 3,
--   berbalik 3: selisih naik sedikitnya 10 poin sejak ekspor terakhir sebelum dialog terakhir dalam 120 hari. Yang tampak bernilai sedikitnya 3.
-- meaning: Whom to praise, and for what. Points as delivered, changed under Settings: each step finished before its due date in the period 2 (3 counted at most), each full week 1
--   (4 counted at most; every expected day, at least 3 of them, noted with evidence), results at least 10 points ahead of pace 3, a turn-round 3: the gap to pace has risen by at
--   least 10 points since the last export before the last dialogue within 120 days. Shown from 3 points.
-- butir: satu pegawai aktif dengan sedikitnya 3 poin
-- penyebut: tidak ada; poin hanya mengurutkan
-- setelan: poin_lebih_awal poin_pekan_penuh poin_di_depan poin_berbalik ambang_apresiasi
-- kolom: nip nama unit_kerja poin langkah_lebih_awal pekan_penuh capaian selisih naik_sejak_dialog
with orang as (from tampak.orang),
langkah as (from tampak.laju_langkah),
rhk as (from tampak.rhk),
lebih_awal as (
    select nip, count(*) as langkah_lebih_awal from langkah
    where selesai and tanggal_selesai < tenggat and tanggal_selesai between $dari and least($sampai, $per) group by nip
),
pekan as (
    select nip, minggu, sum(kerja) as kerja, sum(wajib) as wajib, sum(wajib_berbukti) as berbukti from tampak.pekan_orang group by nip, minggu
),
penuh as (
    select nip, count(*) as pekan_penuh from pekan where wajib >= 3 and kerja = wajib and berbukti = wajib and minggu + 4 <= $per group by nip
),
laju as (
    select nip, sum(maju_berat) / nullif(sum(berat), 0) as capaian, (sum(maju_berat) - sum(waktu_berat)) / nullif(sum(berat), 0) as selisih from rhk group by nip
),
sejak_dialog as (
    select nip, arg_max({'selisih': selisih_sebelum}, tanggal).selisih as selisih_lalu from tampak.laju_dialog where tanggal between $per - 120 and $per group by nip
),
alasan as (
    select o.nip, o.nama, o.unit_kerja, coalesce(a.langkah_lebih_awal, 0) as langkah_lebih_awal, coalesce(p.pekan_penuh, 0) as pekan_penuh, l.capaian, l.selisih,
        case when round(l.selisih - d.selisih_lalu, 6) >= 10 then l.selisih - d.selisih_lalu end as naik_sejak_dialog
    from orang o left join lebih_awal a using (nip) left join penuh p using (nip) left join laju l using (nip) left join sejak_dialog d using (nip)
),
berpoin as (
    select a.*, p.ambang_apresiasi, cast(p.poin_lebih_awal * least(3, langkah_lebih_awal) + p.poin_pekan_penuh * least(4, pekan_penuh)
        + case when round(selisih, 6) >= 10 then p.poin_di_depan else 0 end + case when naik_sejak_dialog is not null then p.poin_berbalik else 0 end as integer) as poin
    from alasan a cross join tampak.poin p
)
select nip, nama, unit_kerja, poin, langkah_lebih_awal, pekan_penuh, capaian, selisih, naik_sejak_dialog
from berpoin where poin >= ambang_apresiasi
order by poin desc, selisih desc nulls last, nama, nip
