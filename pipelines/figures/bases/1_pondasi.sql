-- What the views of the door stand on: who sat where and when, which unit lies under which, which setting holds where.
-- Nothing here is filtered; figures never name this schema.
create schema if not exists pondasi;
create schema if not exists tampak;

-- Whether a unit is among those that the session may see; nothing is when the door has said nothing.
create or replace macro terlihat(unit) as
    coalesce(list_contains(cast(getvariable('unit_tampak') as varchar[]), unit), false);

-- Whether the session sees the whole office: the door then adds '*' to the units.
create or replace macro terlihat_semua() as terlihat('*');

-- One person in one unit from day to day. The first placement known reaches back to the beginning;
-- people without any sit where the roster has them.
create or replace view pondasi.penempatan_masa as
with sejak as (
    select nip, unit_kerja, sejak from main.penempatan where unit_kerja is not null and sejak is not null
    qualify row_number() over (partition by nip, sejak order by batch_id desc, lembar_id desc, baris desc) = 1
),
masa as (
    select nip, unit_kerja,
        case when lag(sejak) over orang is null then date '1900-01-01' else sejak end as dari,
        coalesce(lead(sejak) over orang - 1, date '9999-12-31') as sampai
    from sejak
    window orang as (partition by nip order by sejak)
)
select nip, unit_kerja, dari, sampai from masa
union all
select nip, coalesce(unit_kerja, 'Unit belum diketahui'), date '1900-01-01', date '9999-12-31'
from main.pegawai anti join sejak using (nip);

-- The tree of units, with the one that stands in for people whose unit nobody has said.
create or replace view pondasi.unit as
select unit_kerja, induk, tingkat from main.unit_kerja
union all
select distinct m.unit_kerja, null, 0 from pondasi.penempatan_masa m anti join main.unit_kerja using (unit_kerja);

-- Each unit and every unit above it, itself included at distance 0.
create or replace view pondasi.unit_jalan as
with recursive jalan as (
    select unit_kerja, unit_kerja as leluhur, induk, 0 as jarak from pondasi.unit
    union all
    select j.unit_kerja, u.unit_kerja, u.induk, j.jarak + 1
    from jalan j join pondasi.unit u on u.unit_kerja = j.induk
    where j.jarak < 20
)
select unit_kerja, leluhur, jarak from jalan;

-- The settings of each unit: its own, else those of the nearest unit above, else the office's.
create or replace view pondasi.setelan_unit as
with calon as (
    select j.unit_kerja, s.nama, s.nilai, j.jarak from pondasi.unit_jalan j join main.setelan s on s.unit_kerja = j.leluhur
    union all
    select u.unit_kerja, s.nama, s.nilai, 1000 from pondasi.unit u cross join main.setelan s where s.unit_kerja is null
),
terdekat as (
    select unit_kerja, nama, arg_min(nilai, jarak) as nilai from calon group by unit_kerja, nama
)
select unit_kerja,
    max(nilai) filter (nama = 'ambang_tertinggal') as ambang_tertinggal,
    max(nilai) filter (nama = 'ambang_kritis') as ambang_kritis,
    cast(max(nilai) filter (nama = 'hari_senyap') as integer) as hari_senyap,
    cast(max(nilai) filter (nama = 'segera_hari') as integer) as segera_hari,
    cast(max(nilai) filter (nama = 'irama_dialog') as integer) as irama_dialog
from terdekat group by unit_kerja;

-- People in service.
create or replace view pondasi.pegawai_aktif as
from main.pegawai where not regexp_matches(coalesce(status_aktif, 'aktif'), 'pensiun|keluar|pindah|henti|meninggal|wafat|non ?-?aktif|tidak aktif');

-- Working days up to and including a day, for any day at all.
create or replace macro pondasi.hari_ke(hari) as table
select hari as tanggal, coalesce(max(hari_ke), 0) as ke from main.kalender where tanggal <= hari;

-- Months from one day to another, both included, each day a share of its own month; null when there are none.
create or replace macro bulan_antara(awal, akhir) as (
    select sum(1.0 / day(last_day(tanggal))) from main.kalender where tanggal between awal and akhir
);

-- Days that uploads of notes cover, of a unit's own people or of one person.
create or replace macro pondasi.hari_tercakup(awal, akhir) as table
select distinct c.unit_kerja, c.nip, k.tanggal
from main.cakupan c join main.kalender k on k.tanggal between c.dari and c.sampai
where k.tanggal between awal and akhir;

-- Days on which a person was rightly away.
create or replace macro pondasi.hari_pergi(awal, akhir) as table
select distinct a.nip, k.tanggal
from main.ketidakhadiran a join main.kalender k on k.tanggal between a.mulai and coalesce(a.selesai, a.mulai)
where k.tanggal between awal and akhir;

-- Where a row was read: file, sheet, row.
create or replace macro pondasi.asal(lembar_no) as (
    select {'berkas': l.berkas, 'sheet': l.sheet} from main.lembar l where l.lembar_id = lembar_no
);
