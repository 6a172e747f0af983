-- More that is kept beside the rows (see pipelines/aggregates.py): notes of each RHK, and names in comparable form.

create table rhk_ringkas (                   -- notes that are linked to an RHK, and the day of the last
    nip varchar, kunci_rhk varchar, catatan bigint, terakhir date
);
create table nama_ringkas (                  -- a name as written, and without titles, degrees, case and signs
    nama varchar, nama_b varchar
);
alter table ringkas_dari add column pegawai bigint;
alter table ringkas_dari add column tautan bigint;
