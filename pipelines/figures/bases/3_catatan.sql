-- Minutes of a day with overlapping notes counted once; a note without clock times adds its duration.
create or replace view dasar.hari_catatan as
with jam as (
    select nip, tanggal, baris, menit, bukti_dukung, menit_hari(mulai) as a,
        case when selesai is not null then menit_hari(mulai) + menit_antara(mulai, selesai) when menit is not null then menit_hari(mulai) + menit end as b
    from main.catatan_harian
),
urut as (
    select *, max(b) over (partition by nip, tanggal order by a nulls last, b, baris rows between unbounded preceding and 1 preceding) as sampai
    from jam
)
select nip, tanggal, count(*) as catatan, count(bukti_dukung) as berbukti,
    cast(sum(case when a is null or b is null then coalesce(menit, 0) else greatest(b - greatest(a, coalesce(sampai, a)), 0) end) as bigint) as menit
from urut group by nip, tanggal;

-- Days that uploads of notes cover, one row a unit or person and day.
create or replace macro dasar.hari_tercakup(p_dari, p_sampai) as table
select distinct unit_kerja, nip, cast(unnest(generate_series(cast(greatest(dari, p_dari) as timestamp), cast(least(sampai, p_sampai) as timestamp), interval 1 day)) as date) as tanggal
from main.cakupan where dari <= p_sampai and sampai >= p_dari;

-- Every visible person-day of a stretch: what it was and what was noted. wajib: a note was to be expected and could have been seen.
create or replace macro tampak.hari_orang(p_dari, p_sampai) as table
with hari as (
    select o.nip, o.nama, o.unit_kerja, k.tanggal, k.minggu, k.hari_kerja, k.libur
    from tampak.orang_selama(p_dari, p_sampai) o
    join main.kalender k on k.tanggal between greatest(o.sejak, p_dari) and least(o.hingga, p_sampai)
),
unit_tercakup as (select distinct unit_kerja, tanggal from dasar.hari_tercakup(p_dari, p_sampai) where nip is null),
orang_tercakup as (select distinct nip, tanggal from dasar.hari_tercakup(p_dari, p_sampai) where nip is not null),
tidak_hadir as (
    select distinct a.nip, k.tanggal from main.ketidakhadiran a join main.kalender k on k.tanggal between a.mulai and a.selesai
    where k.tanggal between p_dari and p_sampai
),
ditandai as (
    select h.*, coalesce(c.catatan, 0) as catatan, coalesce(c.berbukti, 0) as berbukti, coalesce(c.menit, 0) as menit,
        t.nip is not null as tidak_hadir, u.tanggal is not null or p.tanggal is not null or c.nip is not null as tercakup
    from hari h
    left join dasar.hari_catatan c on c.nip = h.nip and c.tanggal = h.tanggal
    left join unit_tercakup u on u.unit_kerja = h.unit_kerja and u.tanggal = h.tanggal
    left join orang_tercakup p on p.nip = h.nip and p.tanggal = h.tanggal
    left join tidak_hadir t on t.nip = h.nip and t.tanggal = h.tanggal
)
select *, hari_kerja and not tidak_hadir and tercakup as wajib, hari_kerja and not tidak_hadir as seharusnya from ditandai;

-- Notes of people while they were in a visible unit, their links, and the names of what they link to.
create or replace view tampak.catatan_harian as
select c.* from main.catatan_harian c join tampak.penempatan p on p.nip = c.nip and c.tanggal between p.sejak and p.hingga;

create or replace view tampak.tautan_catatan as
select t.* from main.tautan_catatan t where t.nip in (select nip from tampak.penempatan);

create or replace view tampak.nama_rhk as
select kunci, rhk from main.rhk where nip in (select nip from tampak.penempatan);

create or replace view tampak.nama_langkah as
select kunci, rencana_aksi from main.rencana_aksi where nip in (select nip from tampak.penempatan);

-- Findings tell of files, not of units: only who may see every unit sees them.
create or replace view tampak.temuan as
select f.* from main.finding f join main.batch b on b.batch_id = f.batch_id
where b.dibatalkan is null and not exists (select 1 from main.unit_kerja u where not terlihat(u.unit_kerja));
