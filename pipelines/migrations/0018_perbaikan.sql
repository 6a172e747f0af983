-- Lines that were handed out to be corrected and came back: while the upload that brought them stands, it tells of them, not the one they come from.
create table perbaikan (
    batch_id    bigint not null,             -- the upload that brought the line back
    sha256      varchar not null,            -- the original that the line comes from
    sheet       varchar not null,
    baris       integer not null
);
