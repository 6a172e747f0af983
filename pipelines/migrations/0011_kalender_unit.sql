-- The calendar of each unit that decided on a working week, hours or holidays of its own; units under it go by the same.

create table kalender_unit (
    unit_kerja varchar, tanggal date, minggu date, hari_kerja boolean, libur varchar, hari_ke integer, menit integer
);
create table kalender_unit_sidik (sidik varchar);
