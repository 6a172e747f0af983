-- Lines that were handed out to be corrected and came back: the upload that brought a line last, of those that stand, tells of it; the others do not.
create table perbaikan (
    batch_id    bigint not null,             -- the upload that brought the line back, and where it stands there
    lembar_id   bigint not null,
    baris       integer not null,
    sha256      varchar not null,            -- the original that the line comes from, through however many corrections, and where it stood there
    sheet       varchar not null,
    akar        integer not null,
    urut        bigint not null              -- the upload's place; one loaded anew keeps the place of the first
);
