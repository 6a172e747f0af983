-- Whom to talk to: reasons counted in points, shared by the list and by the number on the first screen.

create or replace macro tampak.agenda(awal, akhir, hari) as table
with rhk as (
    select nip, count(*) filter (status = 'kritis') as rhk_kritis, count(*) filter (senyap) as rhk_senyap, sum(langkah_lewat) as langkah_lewat,
        max(hari_lewat) as hari_lewat_terlama,
        arg_min(rhk, {'a': case when status = 'kritis' then 0 when senyap then 1 else 2 end, 'b': coalesce(selisih, 0), 'c': kunci_rhk})
            filter (status in ('kritis', 'tertinggal') or senyap) as rhk_utama
    from tampak.rhk(awal, akhir, hari) group by nip
),
kosong as (                                  -- of the last ten working days
    select nip, count(*) filter (wajib and catatan = 0) as hari_kosong
    from tampak.hari_catatan(hari - 40, hari)
    where hari_ke > (select max(hari_ke) - 10 from main.kalender where tanggal <= hari) group by nip
),
dialog as (select nip, nama_atasan, status, hari_sejak from tampak.irama(awal, akhir, hari)),
alasan as (
    select o.nip, o.nama, o.unit_kerja, coalesce(d.nama_atasan, o.nama_atasan) as nama_atasan,
        coalesce(r.rhk_kritis, 0) as rhk_kritis, coalesce(r.rhk_senyap, 0) as rhk_senyap, cast(coalesce(r.langkah_lewat, 0) as bigint) as langkah_lewat,
        r.hari_lewat_terlama, d.status as status_dialog, d.hari_sejak as hari_tanpa_dialog, coalesce(k.hari_kosong, 0) as hari_kosong, r.rhk_utama
    from tampak.orang(hari) o
    left join rhk r using (nip)
    left join kosong k using (nip)
    left join dialog d using (nip)
)
select nip, nama, unit_kerja, nama_atasan,
    least(6, 3 * rhk_kritis) + 2 * rhk_senyap + least(6, 2 * langkah_lewat)
        + coalesce(case status_dialog when 'belum_pernah' then 4 when 'terlambat' then 3 when 'segera' then 1 end, 0)
        + case when hari_kosong >= 3 then 2 else 0 end as poin,
    rhk_kritis, rhk_senyap, langkah_lewat, hari_lewat_terlama, status_dialog, hari_tanpa_dialog, hari_kosong, rhk_utama
from alasan
where rhk_kritis > 0 or rhk_senyap > 0 or langkah_lewat > 0 or hari_kosong >= 3 or coalesce(status_dialog in ('belum_pernah', 'terlambat'), false);
