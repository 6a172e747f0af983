-- Who belongs to which unit from when to when. The first placement known reaches back to the beginning.
create or replace view dasar.penempatan as
with semua as (
    select nip, coalesce(unit_kerja, 'Tanpa unit') as unit_kerja, sejak from main.penempatan
    union all
    select nip, coalesce(unit_kerja, 'Tanpa unit'), date '1900-01-01' from main.pegawai where nip not in (select nip from main.penempatan)
),
terakhir as (                                -- of two units on one day the latter in the alphabet, so that the answer is one
    select nip, sejak, max(unit_kerja) as unit_kerja from semua group by nip, sejak
)
select nip, unit_kerja,
    case when row_number() over w = 1 then date '1900-01-01' else sejak end as sejak,
    coalesce(lead(sejak) over w - 1, date '9999-12-31') as hingga
from terakhir window w as (partition by nip order by sejak);

create or replace macro aktif(p_status) as
    not regexp_matches(coalesce(lower(p_status), ''), 'pensiun|keluar|pindah|mutasi|berhenti|meninggal|non ?-?aktif|tidak aktif');

create or replace view tampak.penempatan as select * from dasar.penempatan where terlihat(unit_kerja);

-- The active employees of the visible units on a day, with the leader that the roster names.
create or replace macro tampak.orang(p_per) as table
select p.nip, p.nama, t.unit_kerja, p.jabatan, a.nip as nip_atasan, a.nama as nama_atasan
from main.pegawai p
join tampak.penempatan t on t.nip = p.nip and p_per between t.sejak and t.hingga
left join main.pegawai a on a.nip = p.nip_atasan
where aktif(p.status_aktif);

-- The roster entries of everyone who is in a visible unit at any time of a stretch.
create or replace macro tampak.orang_selama(p_dari, p_sampai) as table
select p.nip, p.nama, t.unit_kerja, t.sejak, t.hingga
from main.pegawai p
join tampak.penempatan t on t.nip = p.nip and t.sejak <= p_sampai and t.hingga >= p_dari
where aktif(p.status_aktif);

-- File, sheet and row behind a stored row.
create or replace view tampak.sumber as select lembar_id, berkas, sheet from main.lembar;
