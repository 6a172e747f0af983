-- Ratings and BKN's counts: which period was rated, with which predikat, and whose SKP stands.

-- A rating in words → 0 below, 1 as, 2 above expectations; null where it cannot be told.
create or replace macro tingkat_rating(s) as
    case when regexp_matches(s, '(?i)bawah|below') then 0 when regexp_matches(s, '(?i)atas|above|exceed') then 2
        when regexp_matches(s, '(?i)sesuai|meets?\b|as expected') then 1 end;

-- PermenPANRB 6/2022: rating of results (rows: below, as, above) × rating of conduct (columns: the same) → predikat. No weights.
create or replace macro predikat_matriks(hasil, perilaku) as
    [['sangat_kurang', 'butuh_perbaikan', 'butuh_perbaikan'],
     ['kurang',        'baik',            'baik'],
     ['kurang',        'baik',            'sangat_baik']][hasil + 1][perilaku + 1];

-- A predikat as an export writes it; "cukup" is what older files call butuh perbaikan.
create or replace macro predikat_tertulis(s) as
    case when regexp_matches(s, '(?i)sangat\W*baik') then 'sangat_baik' when regexp_matches(s, '(?i)sangat\W*kurang') then 'sangat_kurang'
        when regexp_matches(s, '(?i)perbaikan|cukup') then 'butuh_perbaikan' when regexp_matches(s, '(?i)\bkurang') then 'kurang'
        when regexp_matches(s, '(?i)\bbaik') then 'baik' end;

-- The office's own predikat as the settings number it.
create or replace macro predikat_kantor(n) as
    ['istimewa', 'baik', 'butuh_perbaikan', 'kurang', 'sangat_kurang'][cast(n as integer)];

create or replace view tampak.predikat_organisasi as
select j.unit_kerja, predikat_kantor(arg_min(s.nilai, j.jarak)) as predikat_organisasi
from pondasi.unit_jalan j join main.setelan s on s.unit_kerja is not distinct from j.leluhur
where s.nama = 'predikat_organisasi' and terlihat(j.unit_kerja)
group by j.unit_kerja;

-- Ratings known at a day, one a person and rated period.
-- Acting posts (Plt/Plh) do not count; who moved has several SKP, of which the latest speaks.
create or replace view pondasi.hitung_penilaian as
with dibaca as (
    select nip, coalesce(dinilai_awal, periode_awal) as periode_awal, coalesce(dinilai_akhir, periode_akhir) as periode_akhir, periode,
        periode_awal as skp_awal, periode_akhir as skp_akhir, waktu_dinilai, kunci,
        predikat_matriks(tingkat_rating(hasil_kerja), tingkat_rating(perilaku_kerja)) as predikat_hitung, predikat_tertulis(predikat) as predikat_tulis
    from pondasi.baris_penilaian where not coalesce(plt_plh, false) and (waktu_dinilai is null or waktu_dinilai < pondasi.per() + 1)
)
select *, coalesce(predikat_hitung, predikat_tulis) as predikat from dibaca where coalesce(predikat_hitung, predikat_tulis) is not null
qualify row_number() over (partition by nip, periode_awal, periode_akhir order by skp_akhir desc, waktu_dinilai desc nulls last, kunci) = 1;
create or replace view pondasi.penilaian_kini as from query_table(coalesce(getvariable('ingat_penilaian'), 'pondasi.hitung_penilaian'));

-- The same of people in service, in the unit where they sat on the last day of the rated period.
create or replace view pondasi.hitung_dinilai as
select n.nip, p.nama, m.unit_kerja, n.periode, n.periode_awal, n.periode_akhir, n.predikat, n.predikat_hitung, n.predikat_tulis
from pondasi.penilaian_kini n
join pondasi.pegawai_aktif p using (nip)
join pondasi.penempatan_masa m on m.nip = n.nip and least(n.periode_akhir, pondasi.per()) between m.dari and m.sampai;
create or replace view tampak.penilaian as from query_table(coalesce(getvariable('ingat_dinilai'), 'pondasi.hitung_dinilai')) where terlihat(unit_kerja);

-- BKN lists who made no SKP at all under a state of its own.
create or replace macro tidak_membuat_skp(status_teks) as coalesce(regexp_matches(status_teks, '(?i)^\W*tidak\W+(membuat|buat|ada|punya|menyusun)'), false);

-- The year that ratings are asked about: that of the last day asked about.
create or replace macro pondasi.tahun() as year(pondasi.sampai());

-- The SKP of that year of people who are counted, the latest of each. mulai: since when in that year the person has had one.
create or replace view pondasi.hitung_skp as
select l.nip, o.unit_kerja, l.status, tidak_membuat_skp(l.status_teks) as tidak_membuat, l.lembar_id, l.baris,
    greatest(min(l.periode_awal) over (partition by l.nip), make_date(pondasi.tahun(), 1, 1)) as mulai
from pondasi.baris_laporan_skp l join pondasi.orang o using (nip)
where not coalesce(l.plt_plh, false) and pondasi.tahun() between year(l.periode_awal) and year(l.periode_akhir)
qualify row_number() over (partition by l.nip order by l.periode_akhir desc, l.periode_awal desc, l.kunci) = 1;
create or replace view pondasi.skp as from query_table(coalesce(getvariable('ingat_skp'), 'pondasi.hitung_skp'));
create or replace view tampak.skp as from pondasi.skp where terlihat(unit_kerja);

-- Person-months of that year that were to be rated, of people who are counted: months gone by of which the uploads hold any rating, since the person's SKP began.
-- A rating of more than half a year is no rating of its months.
create or replace view pondasi.hitung_bulan as
with nilai as (
    select nip, periode_awal, periode_akhir, skp_awal from pondasi.penilaian_kini
    where pondasi.tahun() between year(periode_awal) and year(periode_akhir) and date_diff('month', periode_awal, periode_akhir) < 6
),
bulan as (
    select make_date(pondasi.tahun(), cast(n as integer), 1) as bulan from range(1, 13) r(n) where last_day(make_date(pondasi.tahun(), cast(n as integer), 1)) <= pondasi.per()
),
dinilai as (select distinct v.nip, b.bulan from nilai v join bulan b on v.periode_awal <= last_day(b.bulan) and v.periode_akhir >= b.bulan),
sejak as (
    select nip, min(mulai) as mulai, bool_or(tidak_membuat) as tidak_membuat
    from (select nip, mulai, tidak_membuat from pondasi.skp union all select nip, least(skp_awal, periode_awal), false from nilai) group by nip
)
select o.nip, o.unit_kerja, b.bulan, d.nip is not null as dinilai
from sejak s join pondasi.orang o on o.nip = s.nip
join (select distinct bulan from dinilai) b on last_day(b.bulan) >= s.mulai
left join dinilai d on d.nip = o.nip and d.bulan = b.bulan
where d.nip is not null or not s.tidak_membuat;
create or replace view tampak.bulan_penilaian as from query_table(coalesce(getvariable('ingat_bulan'), 'pondasi.hitung_bulan')) where terlihat(unit_kerja);

-- People in sight whose rating of the year as a whole is known.
create or replace view tampak.nilai_tahunan as
select distinct o.nip, o.unit_kerja from pondasi.penilaian_kini n join tampak.orang o using (nip)
where year(n.periode_akhir) = pondasi.tahun() and date_diff('month', n.periode_awal, n.periode_akhir) >= 6;
