-- Person-days: who was to note something on which day, and what they noted.

-- Notes of one person on one day, from rows of the table named, and where the first of them stands. Minutes that two notes share are counted once;
-- of notes with the same hours the one with the most minutes speaks, whatever the order of the rows.
-- The first note is sought among numbers of 64 bits: 11 for its minute (none: after all others), 24 for its table, 29 for its row.
create or replace macro pondasi.hari_dari(nama_tabel) as table
with jam as (
    select nip, tanggal, bukti_dukung is not null as berbukti, menit_hari(mulai) as a,
        case when selesai < mulai then menit_hari(selesai) + 1440 else menit_hari(selesai) end as z, menit,
        (coalesce(menit_hari(mulai), 1440)::ubigint << 53) | (lembar_id::ubigint << 29) | baris::ubigint as asal
    from query_table(nama_tabel)
),
jumlah as (
    select nip, tanggal, count(*) as catatan, cast(coalesce(sum(coalesce(menit, z - a)), 0) as bigint) as menit, count(*) filter (berbukti) as berbukti,
        count(z - a) as berjam, min(asal) as asal
    from jam group by nip, tanggal
),
sebelum as (                                 -- where there are several: how late those that began earlier that day lasted
    select *, max(z) over (partition by nip, tanggal order by a nulls last, z, coalesce(menit, z - a) desc rows between unbounded preceding and 1 preceding) as z_lalu
    from jam semi join (select nip, tanggal from jumlah where berjam > 1) using (nip, tanggal)
),
bersih as (                                  -- least and greatest pass over nulls: say what null means first
    select nip, tanggal, sum(case when coalesce(menit, z - a) is null then 0 when z_lalu > a and z is not null
        then greatest(0, coalesce(menit, z - a) - (least(z, z_lalu) - a)) else coalesce(menit, z - a) end) as menit
    from sebelum group by nip, tanggal
)
select j.nip, j.tanggal, j.catatan, cast(coalesce(b.menit, j.menit) as bigint) as menit, j.berbukti,
    cast((j.asal >> 29) & 16777215 as bigint) as lembar_id, cast(j.asal & 536870911 as integer) as baris
from jumlah j left join bersih b using (nip, tanggal);

-- Person-days of which notes have been spoken of differently, and their notes as they were known on the day of the question.
create or replace view pondasi.hari_berubah as
select distinct nip, tanggal from main.catatan_harian_versi semi join (select kunci from main.berubah where tabel = 'catatan_harian') using (kunci);

create or replace view pondasi.catatan_berubah as
select c.* from pondasi.dulu_catatan_harian c semi join pondasi.hari_berubah using (nip, tanggal);

create or replace view pondasi.dulu_hari_ringkas as
select nip, tanggal, catatan, menit, berbukti, lembar_id, baris from main.hari_ringkas anti join pondasi.hari_berubah using (nip, tanggal)
union all
select nip, tanggal, catatan, menit, berbukti, lembar_id, baris from pondasi.hari_dari('pondasi.catatan_berubah');

-- Notes of one person on one day, whoever's they are: as kept beside the rows, days that were known otherwise made anew.
create or replace macro pondasi.catatan_hari(awal, akhir) as table
select nip, tanggal, catatan, menit, berbukti, lembar_id, baris from query_table(pondasi.menurut_hari('main.hari_ringkas', 'pondasi.dulu_hari_ringkas'))
where tanggal between awal and akhir;

-- A span of days as bits of the days from awal to akhir, the first day first: whole months of a person are weighed at once.
create or replace macro bit_hari(dari, sampai, awal, akhir) as
    (repeat('1', greatest(1, akhir - awal + 1))::bit >> cast(greatest(0, dari - awal) as integer))
    & (repeat('1', greatest(1, akhir - awal + 1))::bit << cast(greatest(0, akhir - sampai) as integer));

create or replace macro bit_kosong(awal, akhir) as repeat('0', greatest(1, akhir - awal + 1))::bit;

-- Whether a day is among the bits of the days from awal on.
create or replace macro ada_hari(hari, tanggal, awal) as get_bit(hari, cast(tanggal - awal as integer)) = 1;

-- One person in one unit, and the days of it as bits, by the calendar of the unit. hadir: sits there and is counted; kerja: worked, not away; absen: worked by others, away;
-- wajib: worked and covered by an upload — a note was to be expected.
create or replace macro pondasi.orang_hari(awal, akhir) as table
with kalender as (
    select p.pola, coalesce(string_agg(case when k.tanggal is null then '0' else '1' end, '' order by h.tanggal), '0')::bit as ada,
        coalesce(string_agg(case when k.hari_kerja then '1' else '0' end, '' order by h.tanggal), '0')::bit as kerja
    from (select awal + cast(unnest(range(0, greatest(1, akhir - awal + 1))) as integer) as tanggal) h
    cross join (select '' as pola union all select distinct unit_kerja from main.kalender_unit) p
    left join pondasi.kalender_pola k on k.pola = p.pola and k.tanggal = h.tanggal group by p.pola
),
cakup as (
    select coalesce(nip, unit_kerja) as siapa, nip is not null as perorangan, bit_or(bit_hari(dari, sampai, awal, akhir)) as hari
    from (select distinct nip, unit_kerja, dari, sampai from main.cakupan where dari <= akhir and sampai >= awal) group by 1, 2
),
pergi as (
    select nip, bit_or(bit_hari(dari, sampai, awal, akhir)) as hari from pondasi.masa_pergi where dari <= akhir and sampai >= awal group by nip
),
lepas as (
    select nip, bit_or(bit_hari(dari, coalesce(sampai, akhir), awal, akhir)) as hari from main.pengecualian
    where dicabut is null and dari <= akhir and coalesce(sampai, akhir) >= awal group by nip
),
duduk as (
    select nip, unit_kerja, bit_or(bit_hari(dari, sampai, awal, akhir)) as hari from pondasi.penempatan_masa
    where dari <= akhir and sampai >= awal and awal <= akhir group by nip, unit_kerja
),
dasar as (
    select p.nip, p.nama, m.unit_kerja, k.pola, k.kerja as hari_kerja, m.hari & k.ada & ~coalesce(l.hari, bit_kosong(awal, akhir)) as hadir,
        coalesce(u.hari, bit_kosong(awal, akhir)) | coalesce(o.hari, bit_kosong(awal, akhir)) as tercakup, coalesce(a.hari, bit_kosong(awal, akhir)) as pergi
    from pondasi.pegawai_aktif p
    join duduk m on m.nip = p.nip
    left join cakup u on not u.perorangan and u.siapa = m.unit_kerja
    left join cakup o on o.perorangan and o.siapa = p.nip
    left join pergi a on a.nip = p.nip
    left join lepas l on l.nip = p.nip
    left join pondasi.unit_pola w on w.unit_kerja = m.unit_kerja
    join kalender k on k.pola = coalesce(w.pola, '')
)
select * exclude (hari_kerja), hadir & hari_kerja & pergi as absen, hadir & hari_kerja & ~pergi as kerja, hadir & hari_kerja & ~pergi & tercakup as wajib
from dasar where bit_count(hadir) > 0;

-- The days asked about that have gone by: one person in one unit with the days as bits, and the sums of the notes. tercatat: days that were expected and noted;
-- hari_isi: days with notes at all. urut: the place of the person among all by name, so that a million days are put in order by numbers.
create or replace view pondasi.hitung_masa as
with orang as materialized (from pondasi.orang_hari(pondasi.dari(), pondasi.ujung())),
isi as (
    select c.nip, o.unit_kerja, count(*) filter (ada_hari(o.wajib, c.tanggal, pondasi.dari())) as tercatat, count(*) as hari_isi,
        cast(sum(c.catatan) as bigint) as catatan, cast(sum(c.berbukti) as bigint) as berbukti, cast(sum(c.menit) as bigint) as menit
    from pondasi.catatan_hari(pondasi.dari(), pondasi.ujung()) c join orang o on o.nip = c.nip
    where ada_hari(o.hadir, c.tanggal, pondasi.dari()) group by c.nip, o.unit_kerja
)
select o.*, coalesce(i.tercatat, 0) as tercatat, coalesce(i.hari_isi, 0) as hari_isi, coalesce(i.catatan, 0) as catatan, coalesce(i.berbukti, 0) as berbukti,
    coalesce(i.menit, 0) as menit, dense_rank() over (order by o.nama, o.nip) as urut
from orang o left join isi i using (nip, unit_kerja);
create or replace view tampak.orang_masa as from query_table(coalesce(getvariable('ingat_masa'), 'pondasi.hitung_masa')) where terlihat(unit_kerja);

-- The last day with a note of one person in one unit, up to the day of the question; then of people who sat in sight on it.
create or replace view pondasi.hitung_terakhir as
select c.nip, m.unit_kerja, max(c.tanggal) as catatan_terakhir
from pondasi.catatan_hari(date '1900-01-01', pondasi.per()) c
join pondasi.penempatan_masa m on m.nip = c.nip and c.tanggal between m.dari and m.sampai
group by c.nip, m.unit_kerja;
create or replace view tampak.catatan_terakhir as
select nip, max(catatan_terakhir) as catatan_terakhir from query_table(coalesce(getvariable('ingat_terakhir'), 'pondasi.hitung_terakhir'))
where terlihat(unit_kerja) group by nip;

-- The Monday of a day's week.
create or replace macro pekan(tanggal) as cast(date_trunc('week', tanggal) as date);

-- One person in one unit in one week of the days asked about that have gone by, in which there is a day that counts: how many days were worked, to be noted, covered;
-- and the sums of the notes. tercatat: days that were expected and noted; wajib_berbukti: those of them with evidence.
create or replace view pondasi.hitung_pekan as
with orang as (from query_table(coalesce(getvariable('ingat_masa'), 'pondasi.hitung_masa'))),
pekan as (
    select minggu, bit_hari(min(tanggal), max(tanggal), pondasi.dari(), pondasi.ujung()) as hari
    from main.kalender where tanggal between pondasi.dari() and pondasi.ujung() group by minggu
),
isi as (
    select c.nip, o.unit_kerja, pekan(c.tanggal) as minggu, cast(sum(c.catatan) as bigint) as catatan, cast(sum(c.menit) as bigint) as menit, cast(sum(c.berbukti) as bigint) as berbukti,
        count(*) filter (ada_hari(o.wajib, c.tanggal, pondasi.dari())) as tercatat,
        count(*) filter (c.berbukti > 0 and ada_hari(o.wajib, c.tanggal, pondasi.dari())) as wajib_berbukti
    from pondasi.catatan_hari(pondasi.dari(), pondasi.ujung()) c join orang o on o.nip = c.nip
    where ada_hari(o.hadir, c.tanggal, pondasi.dari()) group by c.nip, o.unit_kerja, 3
)
select o.nip, o.unit_kerja, p.minggu, bit_count(o.kerja & p.hari) as kerja, bit_count(o.wajib & p.hari) as wajib, bit_count(o.hadir & o.tercakup & p.hari) as tercakup,
    coalesce(i.catatan, 0) as catatan, coalesce(i.menit, 0) as menit, coalesce(i.berbukti, 0) as berbukti, coalesce(i.tercatat, 0) as tercatat,
    coalesce(i.wajib_berbukti, 0) as wajib_berbukti
from orang o cross join pekan p left join isi i on i.nip = o.nip and i.unit_kerja = o.unit_kerja and i.minggu = p.minggu
where bit_count(o.hadir & p.hari) > 0;
create or replace view tampak.pekan_orang as from query_table(coalesce(getvariable('ingat_pekan'), 'pondasi.hitung_pekan')) where terlihat(unit_kerja);

-- The expected days of each person, as bits, whatever the units in which they were spent.
create or replace macro pondasi.pola_wajib(awal, akhir) as table
select nip, bit_or(wajib) as wajib from pondasi.orang_hari(awal, akhir) group by nip;

-- The days of each pattern of expected days, numbered from the first (ke) and from the last (ke_akhir): many people share few patterns.
create or replace macro pondasi.hari_pola(awal, akhir) as table
select p.wajib, k.tanggal, row_number() over (partition by p.wajib order by k.tanggal) as ke, row_number() over (partition by p.wajib order by k.tanggal desc) as ke_akhir
from (select distinct wajib from pondasi.pola_wajib(awal, akhir)) p
cross join (select tanggal from main.kalender where tanggal between awal and akhir) k
where ada_hari(p.wajib, k.tanggal, awal);

-- One person on one day of the calendar on which the person is counted, with the notes of the day and where the first of them stands. kerja: worked, not away.
-- wajib: also covered by an upload — a note was to be expected. Laid in the order of lists: by person, then by day.
create or replace view pondasi.hitung_hari as
select h.urut, h.nip, h.nama, h.unit_kerja, k.tanggal, k.minggu, k.hari_kerja, k.libur, ada_hari(h.tercakup, k.tanggal, pondasi.dari()) as tercakup,
    ada_hari(h.pergi, k.tanggal, pondasi.dari()) as tidak_hadir, ada_hari(h.kerja, k.tanggal, pondasi.dari()) as kerja, ada_hari(h.wajib, k.tanggal, pondasi.dari()) as wajib,
    coalesce(c.catatan, 0) as catatan, coalesce(c.menit, 0) as menit, coalesce(c.berbukti, 0) as berbukti, b.berkas, b.sheet, c.baris
from query_table(coalesce(getvariable('ingat_masa'), 'pondasi.hitung_masa')) h
join (select * from pondasi.kalender_pola where tanggal between pondasi.dari() and pondasi.ujung()) k on k.pola = h.pola
left join pondasi.catatan_hari(pondasi.dari(), pondasi.ujung()) c on c.nip = h.nip and c.tanggal = k.tanggal
left join main.lembar b on b.lembar_id = c.lembar_id
where ada_hari(h.hadir, k.tanggal, pondasi.dari())
order by h.urut, k.tanggal;
create or replace view pondasi.hari_catatan as from query_table(coalesce(getvariable('ingat_hari'), 'pondasi.hitung_hari'));
-- Whole, rows are read as they lie; of some units they are put in order again, for a filter by many units may mix them.
create or replace view pondasi.hari_catatan_sebagian as from pondasi.hari_catatan where terlihat(unit_kerja) order by urut, tanggal;
create or replace view tampak.hari_catatan as from query_table(case when terlihat_semua() then 'pondasi.hari_catatan' else 'pondasi.hari_catatan_sebagian' end);

-- What the uploads say of a unit's days: nothing to expect, nothing uploaded, part of it, all of it.
create or replace macro keadaan_unggahan(kerja, wajib) as
    case when kerja = 0 then 'libur' when wajib = 0 then 'belum_diunggah' when wajib < kerja then 'sebagian' else 'diunggah' end;
