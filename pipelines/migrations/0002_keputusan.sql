-- What an upload leaves to a person to say, and what the person said: asked once, remembered.

create table pertanyaan (
    batch_id    bigint not null,
    jenis       varchar not null,            -- nip | unit_kerja | status
    teks        varchar not null,            -- what is written, in comparable form; '' where only a name is
    konteks     varchar not null,            -- nip: the comparable name beside it; status: the kind of export
    tertulis    varchar not null,            -- as people wrote it
    usulan      varchar,                     -- what it seems to mean; null where nothing is near
    dipakai     boolean not null,            -- whether the rows were loaded by the proposal
    jumlah      bigint not null              -- rows that hang on it
);

create table keputusan (
    jenis       varchar not null,
    teks        varchar not null,
    konteks     varchar not null,
    tertulis    varchar not null,
    nilai       varchar,                     -- what it means: a NIP, a unit, a state; null: not what was proposed
    dibuat      timestamp not null,          -- UTC
    pengguna    varchar not null,
    primary key (jenis, teks, konteks)
);
