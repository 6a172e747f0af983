-- Units, their tree, and the door: the session variable unit_tampak lists the units that may be seen. Unset: nothing.
create schema if not exists dasar;
create schema if not exists tampak;

create or replace macro terlihat(unit) as
    coalesce(list_contains(cast(getvariable('unit_tampak') as varchar[]), unit), false);

-- Every unit with each of its ancestors, itself at distance 0.
create or replace view dasar.leluhur as
with recursive jalan as (
    select unit_kerja, unit_kerja as leluhur, 0 as jarak from main.unit_kerja
    union all
    select j.unit_kerja, u.induk, j.jarak + 1 from jalan j join main.unit_kerja u on u.unit_kerja = j.leluhur
    where u.induk is not null and j.jarak < 20
)
select * from jalan;

create or replace view tampak.leluhur as
    select * from dasar.leluhur where terlihat(unit_kerja) and terlihat(leluhur);

create or replace view tampak.unit_kerja as
    select unit_kerja, case when terlihat(induk) then induk end as induk, tingkat from main.unit_kerja where terlihat(unit_kerja);

-- A setting as it applies to a unit: its own, else its nearest ancestor's, else the office's.
create or replace macro setelan_kantor(p_nama) as
    (select any_value(nilai) from main.setelan where nama = p_nama and unit_kerja is null);

create or replace view tampak.irama as
select u.unit_kerja, coalesce(arg_min(s.nilai, l.jarak), any_value(k.nilai)) as irama_bulan
from main.unit_kerja u
left join dasar.leluhur l on l.unit_kerja = u.unit_kerja
left join main.setelan s on s.nama = 'irama_dialog' and s.unit_kerja = l.leluhur
left join main.setelan k on k.nama = 'irama_dialog' and k.unit_kerja is null
where terlihat(u.unit_kerja)
group by u.unit_kerja;
