-- Views that a person saved by name: a screen and the filters in its address.

create table pandangan (
    nama        varchar primary key,
    layar       varchar not null,
    alamat      json not null,               -- what stands in the address: unit, per, periode, …
    dibuat      timestamp not null,          -- UTC
    pengguna    varchar not null
);
