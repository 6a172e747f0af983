-- One row a person with all that the first screen counts and the agenda weighs: days are read once for all of it.
-- People who have left the units in sight since keep a row for the days they spent there (pegawai is then false).
create or replace macro tampak.potret(awal, akhir, hari) as table
with orang as (from tampak.orang(hari)),
hari_ini as materialized (from tampak.hari_catatan(least(awal, hari - 120), hari)),
dari_hari as materialized (
    select nip, count(*) filter (wajib and tanggal between awal and akhir) as wajib,
        count(*) filter (wajib and catatan > 0 and tanggal between awal and akhir) as tercatat,
        sum(catatan) filter (tanggal between awal and akhir) as catatan, sum(berbukti) filter (tanggal between awal and akhir) as berbukti,
        count(*) filter (wajib and catatan = 0 and hari_ke > hari_ke_pada(hari) - 10) as hari_kosong,
        list(tanggal order by tanggal desc) filter (wajib and tanggal >= hari - 120) as hari_wajib
    from hari_ini group by nip
),
rhk as (
    select r.*, senyap_sejak(h.hari_wajib[r.hari_senyap], r.selesai, r.periode_awal, r.periode_akhir, r.catatan_terakhir) as senyap
    from tampak.rhk_laju(awal, akhir, hari) r left join dari_hari h using (nip)
),
dari_rhk as (
    select nip, count(*) as rhk, sum(langkah) as langkah, sum(langkah_selesai) as langkah_selesai, sum(berat) as berat, sum(maju_berat) as maju_berat,
        sum(waktu_berat) as waktu_berat, count(*) filter (status = 'kritis') as rhk_kritis, count(*) filter (senyap) as rhk_senyap,
        sum(langkah_lewat) as langkah_lewat, max(hari_lewat) as hari_lewat_terlama,
        arg_min(rhk, {'a': case when status = 'kritis' then 0 when senyap then 1 else 2 end, 'b': coalesce(selisih, 0), 'c': kunci_rhk})
            filter (status in ('kritis', 'tertinggal') or senyap) as rhk_utama
    from rhk group by nip
),
dialog as (from tampak.irama(awal, least(akhir, hari), hari))
select coalesce(o.nip, h.nip) as nip, o.nip is not null as pegawai, o.nama, o.unit_kerja, coalesce(d.nama_atasan, o.nama_atasan) as nama_atasan,
    h.wajib, h.tercatat, h.catatan, h.berbukti, coalesce(h.hari_kosong, 0) as hari_kosong,
    coalesce(r.rhk, 0) as rhk, cast(coalesce(r.langkah, 0) as bigint) as langkah, cast(coalesce(r.langkah_selesai, 0) as bigint) as langkah_selesai,
    r.berat, r.maju_berat, r.waktu_berat, coalesce(r.rhk_kritis, 0) as rhk_kritis, coalesce(r.rhk_senyap, 0) as rhk_senyap,
    cast(coalesce(r.langkah_lewat, 0) as bigint) as langkah_lewat, r.hari_lewat_terlama, r.rhk_utama,
    d.dialog, d.status as status_dialog, d.hari_sejak as hari_tanpa_dialog
from orang o
full join dari_hari h on h.nip = o.nip
left join dari_rhk r on r.nip = o.nip
left join dialog d on d.nip = o.nip;

-- Points of the agenda, and from how many a person stands on it: one light reason by itself is not yet a talk.
create or replace macro poin_agenda(rhk_kritis, rhk_senyap, langkah_lewat, hari_kosong, status_dialog) as
    least(6, 3 * rhk_kritis) + 2 * rhk_senyap + least(6, 2 * langkah_lewat) + case when hari_kosong >= 3 then 2 else 0 end
        + coalesce(case status_dialog when 'belum_pernah' then 4 when 'terlambat' then 3 when 'segera' then 1 end, 0);

create or replace macro perlu_dialog(rhk_kritis, rhk_senyap, langkah_lewat, hari_kosong, status_dialog) as
    poin_agenda(rhk_kritis, rhk_senyap, langkah_lewat, hari_kosong, status_dialog) >= 3;
