-- What a person said a text of an employee belongs to: said once, applied to every note or step that says the same, whatever its upload.
-- A note of which it was said that it belongs to no RHK has a row in tautan_catatan with cara bukan_rhk and no kunci_rhk.
-- Told by words and period, never by keys, so that it outlives re-uploads, undo and rebuilding.

create table tautan_pasti (
    apa             varchar not null,        -- catatan | langkah
    nip             varchar not null,
    teks            varchar not null,        -- the words, in comparable form (see sebutan_catatan); a step's own words
    periode_awal    date not null,           -- the period of the RHK; all time where the text belongs to none
    periode_akhir   date not null,
    tertulis        varchar not null,        -- the words as written
    rhk             varchar,                 -- the RHK in comparable form; null: belongs to no RHK
    langkah         varchar,                 -- the step in comparable form; null: to the RHK alone
    rhk_tertulis    varchar,
    langkah_tertulis varchar,
    skor            double,                  -- of the suggestion that was accepted; null where something else was chosen
    dibuat          timestamp not null,      -- UTC
    pengguna        varchar not null,
    primary key (apa, nip, teks, periode_awal, periode_akhir)
);
