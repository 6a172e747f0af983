-- What figures add up again and again, kept beside the rows (see pipelines/aggregates.py): filled when the warehouse is opened, kept up within every load.

create table hari_ringkas (                  -- notes of one person on one day; minutes that two notes share are counted once
    nip varchar, tanggal date, catatan bigint, menit bigint, berbukti bigint
);
create table masa_unit (                     -- one person in one unit from day to day, where placements say so
    nip varchar, unit_kerja varchar, dari date, sampai date
);
create table ringkas_dari (                  -- how many rows the above tell of; where these are not as many, they are made anew
    catatan bigint, penempatan bigint
);
alter table tautan_catatan add column tanggal date;
