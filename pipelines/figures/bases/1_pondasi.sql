-- What the views of the door stand on: who sat where and when, which unit lies under which, which setting holds where.
-- Nothing here is filtered; figures never name this schema.
create schema if not exists pondasi;
create schema if not exists tampak;

-- Whether the session sees the whole office: the door then adds '*' to the units.
create or replace macro terlihat_semua() as coalesce(list_contains(cast(getvariable('unit_tampak') as varchar[]), '*'), false);

-- Whether a unit is among those that the session may see; none is when the door has said nothing. Of the whole office this is known before a question is
-- planned, so that the plan counts on all its rows.
create or replace macro terlihat(unit) as
    case when terlihat_semua() then true else list_contains(cast(getvariable('unit_tampak') as varchar[]), unit) end;

-- One person in one unit from day to day. The first placement known reaches back to the beginning;
-- people without any sit where the roster has them.
create or replace view pondasi.penempatan_masa as
select nip, unit_kerja, dari, sampai from main.masa_unit
union all
select nip, coalesce(unit_kerja, 'Unit belum diketahui'), date '1900-01-01', date '9999-12-31'
from pondasi.baris_pegawai anti join main.masa_unit using (nip);

-- The tree of units, with the one that stands in for people whose unit nobody has said.
create or replace view pondasi.unit as
select unit_kerja, induk, tingkat from main.unit_kerja
union all
select 'Unit belum diketahui', null, 0 where exists (from pondasi.baris_pegawai where unit_kerja is null);

-- Each unit and every unit above it, itself at distance 0, and the office (null) beyond all; laid out by the door,
-- so that no figure has to climb the tree again.
create or replace view pondasi.jalan_kosong as select '' as unit_kerja, '' as leluhur, 0 as jarak where false;
create or replace view pondasi.unit_jalan as from query_table(coalesce(getvariable('ingat_jalan'), 'pondasi.jalan_kosong'));

-- The settings of each unit: its own, else those of the nearest unit above, else the office's.
create or replace view pondasi.hitung_setelan as
select j.unit_kerja,
    arg_min(s.nilai, j.jarak) filter (s.nama = 'ambang_tertinggal') as ambang_tertinggal,
    arg_min(s.nilai, j.jarak) filter (s.nama = 'ambang_kritis') as ambang_kritis,
    cast(arg_min(s.nilai, j.jarak) filter (s.nama = 'hari_senyap') as integer) as hari_senyap,
    cast(arg_min(s.nilai, j.jarak) filter (s.nama = 'segera_hari') as integer) as segera_hari,
    cast(arg_min(s.nilai, j.jarak) filter (s.nama = 'irama_dialog') as integer) as irama_dialog,
    cast(arg_min(s.nilai, j.jarak) filter (s.nama = 'batas_isi_hari') as integer) as batas_isi_hari,
    cast(arg_min(s.nilai, j.jarak) filter (s.nama = 'borongan_hari') as integer) as borongan_hari,
    cast(arg_min(s.nilai, j.jarak) filter (s.nama = 'salin_hari') as integer) as salin_hari
from pondasi.unit_jalan j join main.setelan s on s.unit_kerja is not distinct from j.leluhur
group by j.unit_kerja;
create or replace view pondasi.setelan as from query_table(coalesce(getvariable('ingat_setelan'), 'pondasi.hitung_setelan'));

-- People in service.
create or replace view pondasi.pegawai_aktif as
from pondasi.baris_pegawai where not regexp_matches(coalesce(status_aktif, 'aktif'), 'pensiun|keluar|pindah|henti|meninggal|wafat|non ?-?aktif|tidak aktif');

-- People in service and the leader whom the roster knows: by id, else by a name that only one person bears.
create or replace view pondasi.pimpinan as
with senama as (
    select n.nama_b, min(p.nip) as nip from pondasi.baris_pegawai p join main.nama_ringkas n using (nama) group by n.nama_b having count(*) = 1
)
select p.nip, coalesce(p.nip_atasan, s.nip) as nip_atasan
from pondasi.pegawai_aktif p
left join main.nama_ringkas n on p.nip_atasan is null and n.nama = p.nama_atasan
left join senama s on s.nama_b = n.nama_b
where coalesce(p.nip_atasan, s.nip) <> p.nip;

-- Everybody who ever sat in a unit in sight: rows of others need not be looked at.
create or replace view pondasi.orang_terlihat as
select distinct nip from pondasi.penempatan_masa where terlihat(unit_kerja);

-- The calendar of the office ('') and of each unit that decided on a week of its own.
create or replace view pondasi.kalender_pola as
select '' as pola, tanggal, minggu, hari_kerja, libur, hari_ke, menit from main.kalender
union all
select unit_kerja, tanggal, minggu, hari_kerja, libur, hari_ke, menit from main.kalender_unit;

-- Units that go by another calendar than the office's: by their own, else by that of the nearest unit above.
create or replace view pondasi.unit_pola as
select unit_kerja, arg_min(leluhur, jarak) as pola from pondasi.unit_jalan
where leluhur in (select unit_kerja from main.kalender_unit) group by unit_kerja;

-- People who go by another calendar than the office's on a day.
create or replace macro pondasi.orang_pola(hari) as table
select m.nip, u.pola from pondasi.penempatan_masa m join pondasi.unit_pola u using (unit_kerja) where hari between m.dari and m.sampai;

-- Working days up to and including a day, for any day at all.
create or replace macro hari_ke_pada(hari) as (select coalesce(max(hari_ke), 0) from main.kalender where tanggal <= hari);

-- Months from one day to another, both included, each day a share of its own month; null when there are none.
create or replace macro bulan_antara(awal, akhir) as (
    select sum(1.0 / day(last_day(tanggal))) from main.kalender where tanggal between awal and akhir
);

-- Days that uploads of notes cover, of a unit's own people or of one person.
create or replace macro pondasi.hari_tercakup(awal, akhir) as table
select distinct coalesce(c.nip, c.unit_kerja) as siapa, c.nip is not null as perorangan, k.tanggal
from main.cakupan c join main.kalender k on k.tanggal between greatest(c.dari, awal) and least(c.sampai, akhir);

-- Spans of days on which a person was rightly away, or was not counted by decision of the office.
create or replace view pondasi.masa_pergi as
select nip, mulai as dari, coalesce(selesai, mulai) as sampai from pondasi.baris_ketidakhadiran
union all
select nip, dari, coalesce(sampai, date '9999-12-31') from main.pengecualian where dicabut is null;

-- The same day by day.
create or replace macro pondasi.hari_pergi(awal, akhir) as table
select distinct nip, tanggal from (               -- spans laid out day by day: to compare each with every day of the calendar takes longer
    select a.nip, greatest(a.dari, awal, k.awal_kalender) + cast(unnest(range(
        greatest(0, least(a.sampai, akhir, k.akhir_kalender) - greatest(a.dari, awal, k.awal_kalender) + 1))) as integer) as tanggal
    from pondasi.masa_pergi a cross join (select min(tanggal) as awal_kalender, max(tanggal) as akhir_kalender from main.kalender) k
) semi join main.kalender using (tanggal);

-- People who are not counted on a day by decision of the office: retired, moved away, on study leave.
create or replace macro pondasi.dikecualikan(hari) as table
select nip from main.pengecualian where dicabut is null and hari >= dari and hari <= coalesce(sampai, date '9999-12-31');
