-- The points that the office gives to reasons for a talk and for praise, and from how many a person is shown.
create or replace view tampak.poin as
select
    cast(max(nilai) filter (nama = 'poin_rhk_kritis') as integer) as poin_rhk_kritis, cast(max(nilai) filter (nama = 'poin_rhk_senyap') as integer) as poin_rhk_senyap,
    cast(max(nilai) filter (nama = 'poin_langkah_lewat') as integer) as poin_langkah_lewat,
    cast(max(nilai) filter (nama = 'poin_tindak_lanjut') as integer) as poin_tindak_lanjut,
    cast(max(nilai) filter (nama = 'poin_belum_dialog') as integer) as poin_belum_dialog,
    cast(max(nilai) filter (nama = 'poin_dialog_terlambat') as integer) as poin_dialog_terlambat,
    cast(max(nilai) filter (nama = 'poin_dialog_segera') as integer) as poin_dialog_segera,
    cast(max(nilai) filter (nama = 'poin_hari_kosong') as integer) as poin_hari_kosong, cast(max(nilai) filter (nama = 'ambang_agenda') as integer) as ambang_agenda,
    cast(max(nilai) filter (nama = 'poin_lebih_awal') as integer) as poin_lebih_awal, cast(max(nilai) filter (nama = 'poin_pekan_penuh') as integer) as poin_pekan_penuh,
    cast(max(nilai) filter (nama = 'poin_di_depan') as integer) as poin_di_depan, cast(max(nilai) filter (nama = 'poin_berbalik') as integer) as poin_berbalik,
    cast(max(nilai) filter (nama = 'ambang_apresiasi') as integer) as ambang_apresiasi
from main.setelan where unit_kerja is null;

-- From which day on the last ten working days are, by each calendar; then of each unit in sight.
create or replace view pondasi.sepuluh_hari as
select k.pola, min(k.tanggal) as sejak from pondasi.kalender_pola k
join (select pola, max(hari_ke) as ke from pondasi.kalender_pola where tanggal <= pondasi.per() group by pola) z on z.pola = k.pola and k.hari_ke > z.ke - 10
where k.tanggal between pondasi.per() - 60 and pondasi.per() group by k.pola;
create or replace view tampak.sepuluh_hari as
select u.unit_kerja, s.sejak from tampak.unit_kerja u left join pondasi.unit_pola w using (unit_kerja) join pondasi.sepuluh_hari s on s.pola = coalesce(w.pola, '');

-- How many of the last ten working days one person in one unit was expected to note and did not.
create or replace view pondasi.hitung_kosong as
with orang as materialized (
    select o.nip, o.unit_kerja, o.wajib & bit_hari(s.sejak, pondasi.per(), pondasi.per() - 60, pondasi.per()) as wajib
    from pondasi.orang_hari(pondasi.per() - 60, pondasi.per()) o join pondasi.sepuluh_hari s using (pola)
),
isi as (
    select o.nip, o.unit_kerja, count(*) as tercatat from orang o join pondasi.catatan_hari(pondasi.per() - 60, pondasi.per()) c on c.nip = o.nip
    where ada_hari(o.wajib, c.tanggal, pondasi.per() - 60) group by o.nip, o.unit_kerja
)
select o.nip, o.unit_kerja, bit_count(o.wajib) - coalesce(i.tercatat, 0) as hari_kosong from orang o left join isi i using (nip, unit_kerja) where bit_count(o.wajib) > 0;
create or replace view pondasi.kosong as from query_table(coalesce(getvariable('ingat_kosong'), 'pondasi.hitung_kosong'));

-- All that the first screen counts and the agenda weighs: what belongs to a person stands in the unit where they sit on the day of the question (pegawai);
-- days stand in the unit where they were spent.
create or replace view pondasi.hitung_potret as
with orang as (from pondasi.orang),
kosong as (from pondasi.kosong),
dari_hari as (
    select nip, unit_kerja, bit_count(wajib) as wajib, tercatat, catatan, berbukti from query_table(coalesce(getvariable('ingat_masa'), 'pondasi.hitung_masa'))
),
dari_rhk as (
    select nip, count(*) as rhk, cast(sum(langkah) as bigint) as langkah, cast(sum(langkah_selesai) as bigint) as langkah_selesai, sum(berat) as berat, sum(maju_berat) as maju_berat,
        sum(waktu_berat) as waktu_berat, count(*) filter (status = 'kritis') as rhk_kritis, count(*) filter (senyap) as rhk_senyap,
        cast(sum(langkah_lewat) as bigint) as langkah_lewat, max(hari_lewat) as hari_lewat_terlama,
        arg_min(rhk, {'a': case when status = 'kritis' then 0 when senyap then 1 else 2 end, 'b': coalesce(selisih, 0), 'c': kunci_rhk})
            filter (status in ('kritis', 'tertinggal') or senyap) as rhk_utama
    from pondasi.rhk_ditanya group by nip
),
dari_tindak_lanjut as (
    select nip, count(*) as tindak_lanjut_lewat from pondasi.tindak_lanjut
    where keadaan = 'lewat' and sejak <= pondasi.per() and (selesai_pada is null or selesai_pada >= pondasi.per()) group by nip
),
tempat as (select nip, unit_kerja from orang union select nip, unit_kerja from dari_hari union select nip, unit_kerja from kosong)
select t.nip, t.unit_kerja, o.nip is not null as pegawai, o.nama, coalesce(d.nama_atasan, o.nama_atasan) as nama_atasan,
    h.wajib, h.tercatat, h.catatan, h.berbukti, e.hari_kosong,
    r.rhk, r.langkah, r.langkah_selesai, r.berat, r.maju_berat, r.waktu_berat, r.rhk_kritis, r.rhk_senyap, r.langkah_lewat, r.hari_lewat_terlama, r.rhk_utama,
    l.tindak_lanjut_lewat, d.dialog, d.status as status_dialog, d.hari_sejak as hari_tanpa_dialog
from tempat t
left join dari_hari h on h.nip = t.nip and h.unit_kerja = t.unit_kerja
left join kosong e on e.nip = t.nip and e.unit_kerja = t.unit_kerja
left join orang o on o.nip = t.nip and o.unit_kerja = t.unit_kerja
left join dari_rhk r on r.nip = o.nip
left join pondasi.irama d on d.nip = o.nip
left join dari_tindak_lanjut l on l.nip = o.nip;

-- One row a person with what of it is in sight, and the points of the agenda.
-- People who have left the units in sight since keep a row for the days they spent there (pegawai is then false).
create or replace view tampak.potret as
with jumlah as (
    select nip, bool_or(pegawai) as pegawai, max(nama) as nama, max(unit_kerja) filter (pegawai) as unit_kerja, max(nama_atasan) as nama_atasan,
        cast(sum(wajib) as bigint) as wajib, sum(tercatat) as tercatat, sum(catatan) as catatan, sum(berbukti) as berbukti, cast(coalesce(sum(hari_kosong), 0) as bigint) as hari_kosong,
        coalesce(max(rhk), 0) as rhk, coalesce(max(langkah), 0) as langkah, coalesce(max(langkah_selesai), 0) as langkah_selesai, max(berat) as berat,
        max(maju_berat) as maju_berat, max(waktu_berat) as waktu_berat, coalesce(max(rhk_kritis), 0) as rhk_kritis, coalesce(max(rhk_senyap), 0) as rhk_senyap,
        coalesce(max(langkah_lewat), 0) as langkah_lewat, max(hari_lewat_terlama) as hari_lewat_terlama, max(rhk_utama) as rhk_utama,
        coalesce(max(tindak_lanjut_lewat), 0) as tindak_lanjut_lewat, max(dialog) as dialog, max(status_dialog) as status_dialog, max(hari_tanpa_dialog) as hari_tanpa_dialog
    from query_table(coalesce(getvariable('ingat_potret'), 'pondasi.hitung_potret')) where terlihat(unit_kerja) group by nip
)
select g.*, p.ambang_agenda,
    cast(p.poin_rhk_kritis * least(2, g.rhk_kritis) + p.poin_rhk_senyap * g.rhk_senyap + p.poin_langkah_lewat * least(3, g.langkah_lewat)
        + case when g.tindak_lanjut_lewat > 0 then p.poin_tindak_lanjut else 0 end + case when g.hari_kosong >= 3 then p.poin_hari_kosong else 0 end
        + case g.status_dialog when 'belum_pernah' then p.poin_belum_dialog when 'terlambat' then p.poin_dialog_terlambat
            when 'segera' then p.poin_dialog_segera else 0 end as integer) as poin
from jumlah g cross join tampak.poin p;
