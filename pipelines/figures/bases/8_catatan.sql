-- How notes are made: when they were entered, what they repeat, who is to approve them, how many minutes a day they tell.

-- Notes of people in service, in the unit where the person sat on the note's day. diisi: the day on which it was entered, where the export says so.
create or replace view pondasi.catatan_aktif as
select c.kunci, c.nip, p.nama, m.unit_kerja, c.tanggal, cast(c.tanggal_input as date) as diisi, c.kegiatan, c.status, c.lembar_id
from pondasi.baris_catatan_harian c
join pondasi.pegawai_aktif p using (nip)
join pondasi.penempatan_masa m on m.nip = c.nip and c.tanggal between m.dari and m.sampai;
create or replace view tampak.catatan_aktif as from pondasi.catatan_aktif where terlihat(unit_kerja);

-- How many notes of a unit were entered how many working days after their day, of the days asked about that have gone by; the person's own days of absence do not count.
-- mendahului: entered before the day. jeda is null there, and where the entry time is unknown.
create or replace view pondasi.hitung_jeda as
with pergi as materialized (select nip, tanggal from pondasi.hari_pergi(pondasi.dari(), date '9999-12-31')),
masa as (select nip, min(tanggal) as pertama, max(tanggal) as terakhir from pergi group by nip),
catatan as (select nip, unit_kerja, tanggal, diisi from pondasi.catatan_aktif where tanggal between pondasi.dari() and pondasi.ujung()),
hari_isi as (                                -- few rows from here on: people are told apart only where an absence may matter
    select c.unit_kerja, c.tanggal, c.diisi, p.nip, count(*) as catatan
    from catatan c left join masa p on p.nip = c.nip and c.tanggal < p.terakhir and c.diisi >= p.pertama and c.diisi > c.tanggal
    group by c.unit_kerja, c.tanggal, c.diisi, p.nip
),
ditinggal as (
    select h.unit_kerja, h.nip, h.tanggal, h.diisi, count(*) as hari
    from hari_isi h
    join pergi p on p.nip = h.nip and p.tanggal > h.tanggal and p.tanggal <= h.diisi
    left join pondasi.unit_pola w on w.unit_kerja = h.unit_kerja
    join pondasi.kalender_pola k on k.pola = coalesce(w.pola, '') and k.tanggal = p.tanggal
    where k.hari_kerja group by h.unit_kerja, h.nip, h.tanggal, h.diisi
)
select h.unit_kerja, coalesce(h.diisi < h.tanggal, false) as mendahului, coalesce(h.diisi = h.tanggal, false) as hari_sama,
    case when h.diisi >= h.tanggal then i.hari_ke - t.hari_ke - coalesce(d.hari, 0) end as jeda, cast(sum(h.catatan) as bigint) as catatan
from hari_isi h
left join pondasi.unit_pola w on w.unit_kerja = h.unit_kerja
join pondasi.kalender_pola t on t.pola = coalesce(w.pola, '') and t.tanggal = h.tanggal
left join pondasi.kalender_pola i on i.pola = t.pola and i.tanggal = h.diisi
left join ditinggal d on d.unit_kerja = h.unit_kerja and d.nip = h.nip and d.tanggal = h.tanggal and d.diisi = h.diisi
group by 1, 2, 3, 4;
create or replace view tampak.jeda as from query_table(coalesce(getvariable('ingat_jeda'), 'pondasi.hitung_jeda')) where terlihat(unit_kerja);

-- Days of which one person entered notes on one day, where these are as many as any unit's settings ask for; all notes of those days of entry.
create or replace view pondasi.hitung_borongan as
with calon as (                              -- few people enter so many notes in a day: the rest is asked of them alone
    select nip, cast(tanggal_input as date) as diisi from pondasi.baris_catatan_harian where tanggal_input is not null
    group by 1, 2 having count(*) >= (select min(borongan_hari) from pondasi.setelan)
)
select nip, min(nama) as nama, unit_kerja, diisi, tanggal, count(*) as catatan from pondasi.catatan_aktif semi join calon using (nip, diisi)
group by nip, unit_kerja, diisi, tanggal;
create or replace view tampak.borongan as from query_table(coalesce(getvariable('ingat_borongan'), 'pondasi.hitung_borongan')) where terlihat(unit_kerja);

-- A text without what varies in routine: digits, signs, case, accents. Two texts alike in this are near-identical.
create or replace macro pola_teks(s) as
    nullif(trim(regexp_replace(lower(strip_accents(s)), ' [^a-z]+|[^a-z ][^a-z]*', ' ', 'g')), '');

-- Texts alike in pattern that one person wrote in one unit, of the days asked about that have gone by, on as many notes as any unit's settings ask for.
create or replace view pondasi.hitung_salinan as
with teks as (                               -- the pattern is found once for each writing, not for each note
    select nip, unit_kerja, kegiatan, min(nama) as nama, count(*) as catatan, list(tanggal) as hari
    from pondasi.catatan_aktif where tanggal between pondasi.dari() and pondasi.ujung() group by nip, unit_kerja, kegiatan
),
berpola as (select *, pola_teks(kegiatan) as pola, case when catatan = 1 then 1 else cast(list_unique(hari) as bigint) end as hari_persis from teks),
pola as (
    select nip, unit_kerja, pola, min(nama) as nama, count(*) as ragam, cast(sum(catatan) as bigint) as catatan, list(hari) as hari,
        cast(max(hari_persis) as bigint) as hari_persis, arg_min(kegiatan, (-hari_persis, kegiatan)) as kegiatan
    from berpola group by nip, unit_kerja, pola
),
semua as (select nip, unit_kerja, cast(sum(catatan) as bigint) as catatan_pegawai from pola group by nip, unit_kerja),
calon as (
    select * replace (list_distinct(flatten(hari)) as hari) from pola where pola is not null and catatan >= (select min(salin_hari) from pondasi.setelan)
)
select c.nip, c.nama, c.unit_kerja, c.kegiatan, cast(len(c.hari) as bigint) as hari, c.hari_persis, c.ragam, c.catatan, s.catatan_pegawai,
    list_min(c.hari) as tanggal_awal, list_max(c.hari) as tanggal_akhir
from calon c join semua s using (nip, unit_kerja);
create or replace view tampak.salinan as from query_table(coalesce(getvariable('ingat_salinan'), 'pondasi.hitung_salinan')) where terlihat(unit_kerja);

-- Notes that exports give a state, of people in service, up to the day of the question: those of one person and unit, in one state, since one day, from one table.
-- sejak: when a note that waits was entered, else its day.
create or replace view pondasi.hitung_berstatus as
select nip, unit_kerja, case when status in ('menunggu', 'draft') then status end as status, case when status = 'menunggu' then lembar_id end as lembar_id,
    case when status = 'menunggu' then greatest(coalesce(diisi, tanggal), tanggal) end as sejak, count(*) as catatan
from pondasi.catatan_aktif where status <> 'kosong' and tanggal <= pondasi.per() and (diisi is null or diisi <= pondasi.per())
group by 1, 2, 3, 4, 5;

-- The same under the leader who approves them: by id, else by a name that only one person bears. unit_orang: where the person sits on the day of the question.
create or replace view pondasi.milik_atasan as
select b.*, o.unit_kerja as unit_orang, coalesce(o.nip_pimpinan, o.nip_atasan) as nip_atasan, coalesce(o.nama_pimpinan, o.nama_atasan) as nama_atasan
from query_table(coalesce(getvariable('ingat_berstatus'), 'pondasi.hitung_berstatus')) b join pondasi.orang o on o.nip = b.nip;

-- Of one person: how many notes have a state, wait, are drafts, since when the oldest has waited, and the day whose state the oldest table with a note that waits tells
-- (the export's own date, else the day of upload). Then how many notes wait since each day.
create or replace view pondasi.hitung_antrean as
select m.nip, m.unit_kerja, m.unit_orang, m.nip_atasan, m.nama_atasan, cast(sum(m.catatan) as bigint) as berstatus,
    cast(coalesce(sum(m.catatan) filter (m.status = 'menunggu'), 0) as bigint) as menunggu, min(m.sejak) as terlama,
    cast(coalesce(sum(m.catatan) filter (m.status = 'draft'), 0) as bigint) as draf, min(coalesce(l.data_per, cast(b.dibuat as date))) as data_per
from pondasi.milik_atasan m left join main.lembar l on l.lembar_id = m.lembar_id left join main.batch b on b.batch_id = l.batch_id
group by m.nip, m.unit_kerja, m.unit_orang, m.nip_atasan, m.nama_atasan;
create or replace view tampak.antrean as
from query_table(coalesce(getvariable('ingat_antrean'), 'pondasi.hitung_antrean')) where terlihat(unit_kerja) and terlihat(unit_orang);

create or replace view pondasi.hitung_umur_antrean as
select unit_kerja, unit_orang, nip_atasan, nama_atasan, sejak, cast(sum(catatan) as bigint) as catatan
from pondasi.milik_atasan where status = 'menunggu' group by unit_kerja, unit_orang, nip_atasan, nama_atasan, sejak;
create or replace view tampak.umur_antrean as
from query_table(coalesce(getvariable('ingat_umur_antrean'), 'pondasi.hitung_umur_antrean')) where terlihat(unit_kerja) and terlihat(unit_orang);

-- Person-days with notes of the days asked about that have gone by, added up for each unit: those of working days on which the person was not away (tercatat), of these
-- the ones that tell minutes, and the minutes that such days ask for (standar); then the others (di_luar).
create or replace view pondasi.hitung_beban as
with hari as (
    select m.unit_kerja, c.menit, k.hari_kerja and (a.nip is null or not ada_hari(a.hari, c.tanggal, pondasi.dari())) as kerja, k.menit as standar
    from pondasi.catatan_hari(pondasi.dari(), pondasi.ujung()) c
    join pondasi.pegawai_aktif p using (nip)
    join pondasi.penempatan_masa m on m.nip = c.nip and c.tanggal between m.dari and m.sampai
    left join pondasi.unit_pola w on w.unit_kerja = m.unit_kerja
    join pondasi.kalender_pola k on k.pola = coalesce(w.pola, '') and k.tanggal = c.tanggal
    left join (
        select nip, bit_or(bit_hari(dari, sampai, pondasi.dari(), pondasi.ujung())) as hari
        from pondasi.masa_pergi where dari <= pondasi.ujung() and sampai >= pondasi.dari() group by nip
    ) a on a.nip = c.nip
)
select unit_kerja, count(*) filter (kerja) as tercatat, count(*) filter (kerja and menit > 0) as bermenit, sum(menit) filter (kerja) as menit,
    sum(standar) filter (kerja and menit > 0) as standar, count(*) filter (kerja and 2 * menit > 3 * standar) as lebih_150,
    count(*) filter (menit > 1440) as lebih_sehari, count(*) filter (not kerja) as di_luar, sum(menit) filter (not kerja) as menit_di_luar
from hari group by unit_kerja;
create or replace view tampak.beban as from query_table(coalesce(getvariable('ingat_beban'), 'pondasi.hitung_beban')) where terlihat(unit_kerja);
