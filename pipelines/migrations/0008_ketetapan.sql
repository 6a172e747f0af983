-- What people decided on screen: settings of the office or of a unit, each with its history, and people who are not counted for a time.

create sequence ketetapan_urut;
create table ketetapan (                     -- the latest row of a setting and unit holds
    nomor       bigint primary key default nextval('ketetapan_urut'),
    nama        varchar not null,            -- a field of Settings
    unit_kerja  varchar,                     -- null: the office
    nilai       json,                        -- null: no longer set here; what lies above holds again
    alasan      varchar,
    dibuat      timestamp not null,          -- UTC
    pengguna    varchar not null
);

create sequence pengecualian_urut;
create table pengecualian (                  -- a person who is not counted from a day on, or for some days
    nomor       bigint primary key default nextval('pengecualian_urut'),
    nip         varchar not null,
    jenis       varchar not null,            -- pensiun | mutasi | tugas_belajar | cuti_luar | lainnya
    dari        date not null,
    sampai      date,                        -- null: for good
    keterangan  varchar,
    dibuat      timestamp not null,          -- UTC
    pengguna    varchar not null,
    dicabut     timestamp,                   -- UTC; null: it holds
    dicabut_oleh varchar
);
