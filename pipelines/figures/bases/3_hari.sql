-- Person-days: who was to note something on which day, and what they noted.

-- Notes of one person on one day. Minutes that two notes share are counted once.
create or replace macro tampak.catatan_hari(awal, akhir) as table
with jam as (
    select nip, tanggal, bukti_dukung is not null as berbukti, menit_hari(mulai) as a,
        case when selesai < mulai then menit_hari(selesai) + 1440 else menit_hari(selesai) end as z, menit
    from tampak.catatan_harian where tanggal between awal and akhir
),
sebelum as (                                 -- how late the notes that began earlier that day lasted
    select *, max(z) over (partition by nip, tanggal order by a nulls last, z rows between unbounded preceding and 1 preceding) as z_lalu from jam
),
bersih as (                                  -- least and greatest pass over nulls: say what null means first
    select *, case when coalesce(menit, z - a) is null then 0 when z_lalu > a and z is not null
        then greatest(0, coalesce(menit, z - a) - (least(z, z_lalu) - a)) else coalesce(menit, z - a) end as menit_bersih
    from sebelum
)
select nip, tanggal, count(*) as catatan, cast(sum(menit_bersih) as bigint) as menit, count(*) filter (berbukti) as berbukti
from bersih group by nip, tanggal;

-- One person on one day of the calendar on which the person is counted. kerja: worked, not away. wajib: also covered by an upload — a note was to be expected.
create or replace macro tampak.hari_orang(awal, akhir) as table
with cakup as (from pondasi.hari_tercakup(awal, akhir))
select h.*, u.tanggal is not null or o.tanggal is not null as tercakup, a.tanggal is not null as tidak_hadir,
    h.hari_kerja and a.tanggal is null as kerja,
    h.hari_kerja and a.tanggal is null and (u.tanggal is not null or o.tanggal is not null) as wajib
from (
    select p.nip, p.nama, m.unit_kerja, k.tanggal, k.minggu, k.hari_kerja, k.libur, k.hari_ke
    from pondasi.pegawai_aktif p
    join pondasi.penempatan_masa m on m.nip = p.nip
    join main.kalender k on k.tanggal between greatest(m.dari, awal) and least(m.sampai, akhir)
    left join main.pengecualian e on e.nip = p.nip and e.dicabut is null and k.tanggal between e.dari and coalesce(e.sampai, date '9999-12-31')
    where terlihat(m.unit_kerja) and e.nip is null
) h
left join cakup u on not u.perorangan and u.siapa = h.unit_kerja and u.tanggal = h.tanggal
left join cakup o on o.perorangan and o.siapa = h.nip and o.tanggal = h.tanggal
left join pondasi.hari_pergi(awal, akhir) a on a.nip = h.nip and a.tanggal = h.tanggal;

-- The same with the notes of the day.
create or replace macro tampak.hari_catatan(awal, akhir) as table
select h.*, coalesce(c.catatan, 0) as catatan, coalesce(c.menit, 0) as menit, coalesce(c.berbukti, 0) as berbukti
from tampak.hari_orang(awal, akhir) h left join tampak.catatan_hari(awal, akhir) c on c.nip = h.nip and c.tanggal = h.tanggal;

-- What the uploads say of a unit's days: nothing to expect, nothing uploaded, part of it, all of it.
create or replace macro keadaan_unggahan(kerja, wajib) as
    case when kerja = 0 then 'libur' when wajib = 0 then 'belum_diunggah' when wajib < kerja then 'sebagian' else 'diunggah' end;
