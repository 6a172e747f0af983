-- judul: Ajak dialog pekan ini
-- arti: Pegawai yang sebaiknya diajak dialog, dengan alasannya: RHK kritis 3 (paling banyak 6), RHK senyap 2, tenggat lewat 2 (paling banyak 6), dialog belum pernah 4, terlambat 3, segera 1, tiga hari kosong atau lebih dalam 10 hari kerja terakhir 2.
-- meaning: Whom to invite to a dialogue and why: critical RHK 3 (at most 6), silent RHK 2, step overdue 2 (at most 6), dialogue never 4, overdue 3, soon 1, three or more empty days of the last ten working days 2.
-- butir: satu pegawai dengan sedikitnya satu alasan selain dialog yang segera jatuh tempo
-- penyebut: Tidak ada; poin adalah jumlah alasan yang tertulis.
with rhk as (
    select nip, count(*) filter (status = 'kritis') as rhk_kritis, count(*) filter (senyap) as rhk_senyap, cast(sum(langkah_lewat) as bigint) as langkah_lewat,
        max(hari_lewat_terlama) as hari_lewat_terlama, arg_min(rhk, selisih) filter (status <> 'selesai') as rhk_utama
    from tampak.rhk($dari, $sampai, $per) group by nip
),
jendela as (
    select min(k.tanggal) as sejak from kalender k join kalender kini on kini.tanggal = $per
    where k.hari_kerja and k.tanggal <= $per and k.hari_ke > kini.hari_ke - 10
),
kosong as (
    select nip, count(*) as hari_kosong from tampak.hari_orang((select sejak from jendela), $per) where wajib and catatan = 0 group by nip
),
alasan as (
    select o.nip, o.nama, o.unit_kerja, o.nama_atasan, coalesce(r.rhk_kritis, 0) as rhk_kritis, coalesce(r.rhk_senyap, 0) as rhk_senyap,
        coalesce(r.langkah_lewat, 0) as langkah_lewat, coalesce(r.hari_lewat_terlama, 0) as hari_lewat_terlama, d.status as status_dialog,
        cast(d.hari_sejak as integer) as hari_tanpa_dialog, coalesce(k.hari_kosong, 0) as hari_kosong, r.rhk_utama
    from tampak.orang($per) o
    left join rhk r on r.nip = o.nip
    left join kosong k on k.nip = o.nip
    left join tampak.irama_orang($dari, $sampai, $per) d on d.nip = o.nip
),
berpoin as (
    select *, least(3 * rhk_kritis, 6) + 2 * rhk_senyap + least(2 * langkah_lewat, 6) + case when hari_kosong >= 3 then 2 else 0 end
        + case status_dialog when 'belum_pernah' then 4 when 'terlambat' then 3 when 'segera' then 1 else 0 end as poin
    from alasan
)
select nip, nama, unit_kerja, nama_atasan, cast(poin as integer) as poin, rhk_kritis, rhk_senyap, langkah_lewat, cast(hari_lewat_terlama as integer) as hari_lewat_terlama,
    status_dialog, hari_tanpa_dialog, hari_kosong, rhk_utama
from berpoin
where rhk_kritis + rhk_senyap + langkah_lewat > 0 or hari_kosong >= 3 or status_dialog in ('belum_pernah', 'terlambat')
order by poin desc, hari_lewat_terlama desc, hari_tanpa_dialog desc nulls first, nama
