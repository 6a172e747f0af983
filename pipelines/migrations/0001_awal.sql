-- Uploads, the rows they brought (every version kept), and what was found wrong with them.

create table batch (
    batch_id    bigint primary key,
    dibuat      timestamp not null,          -- UTC
    pengguna    varchar not null,
    dibatalkan  timestamp,                   -- UTC; undone batches stay on record
    dibatalkan_oleh varchar
);

create table berkas (                        -- one uploaded file (or member of a zip)
    berkas_id   bigint primary key,
    batch_id    bigint not null,
    nama        varchar not null,
    sha256      varchar not null,
    ukuran      bigint not null
);

create table lembar (                        -- one table found in one sheet of one file
    lembar_id   bigint primary key,
    berkas_id   bigint not null,
    batch_id    bigint not null,
    berkas      varchar not null,
    sheet       varchar not null,
    tersembunyi boolean not null,
    kind        varchar,
    keyakinan   double not null,
    baris_judul integer,
    tanda       varchar,                     -- header signature, the key of a remembered mapping
    data_per    date,                        -- "Data ditarik pada", when the export says so
    rows        bigint not null,
    accepted    bigint not null,
    rejected    bigint not null,
    skipped     bigint not null,
    baru        bigint not null,
    berubah     bigint not null,
    sama        bigint not null,
    ditarik     bigint not null,
    laporan     json not null                -- the whole report of the table, as `pantau muat --json` prints it
);

create table finding (
    batch_id    bigint not null,
    lembar_id   bigint not null,
    berkas      varchar not null,
    sheet       varchar not null,
    baris       integer,
    kolom       varchar,
    nilai       varchar,
    code        varchar not null,
    severity    varchar not null,            -- tolak (row waits), peringatan (row loads), info
    message     varchar not null
);

create table mapping (                       -- a person's choice for a header signature, remembered
    tanda       varchar primary key,
    nama        varchar not null,
    kind        varchar not null,
    columns     json not null,               -- {field: header}
    dibuat      timestamp not null,
    pengguna    varchar not null
);

create table audit (
    waktu       timestamp not null,
    pengguna    varchar not null,
    tindakan    varchar not null,
    rincian     json not null
);

create table kalender (                      -- office calendar, one day a row (see pipelines/working_days.py)
    tanggal     date primary key,
    minggu      date not null,               -- the Monday of its ISO week
    hari_kerja  boolean not null,
    libur       varchar,                     -- name of the holiday, null on others
    hari_ke     integer not null             -- working days up to and including this day: differences count days
);

create table setelan (                       -- settings that figures read; unit null = the office
    nama        varchar not null,
    unit_kerja  varchar,
    nilai       double not null
);

-- One pair a subject: X_versi keeps every version, X holds the current one of each key.
-- kunci = identity (md5 of the normalised key), sidik = md5 of the content,
-- berlaku = the day whose state that version tells (the export's own date, else the day of upload), ditarik = withdrawn by it.
-- The current version of a key is the one with the latest berlaku among batches that are not undone, then the latest batch.

create table pegawai (
    kunci varchar, batch_id bigint, lembar_id bigint, baris integer, sidik varchar,
    nip varchar, nama varchar, unit_kerja varchar, unit_induk varchar, jabatan varchar, jenis_jabatan varchar,
    golongan varchar, jenis_pegawai varchar, nip_atasan varchar, nama_atasan varchar, status_aktif varchar,
    mutu_nip varchar                         -- baik | bukan_asn | diperbaiki | meragukan | tanpa_daftar
);
create table penempatan (                    -- since when a person has belonged to a unit
    kunci varchar, batch_id bigint, lembar_id bigint, baris integer, sidik varchar,
    nip varchar, unit_kerja varchar, sejak date
);
create table rhk (
    kunci varchar, batch_id bigint, lembar_id bigint, baris integer, sidik varchar,
    nip varchar, periode_awal date, periode_akhir date, periode varchar, rhk varchar, rhk_pimpinan varchar,
    jenis varchar, pendekatan varchar, status varchar, realisasi varchar, umpan_balik varchar,
    rating varchar, keterangan varchar
);
create table indikator (
    kunci varchar, batch_id bigint, lembar_id bigint, baris integer, sidik varchar,
    kunci_rhk varchar, nip varchar, aspek varchar, indikator varchar, target_teks varchar,
    target_bawah double, target double, satuan varchar, realisasi varchar, perspektif varchar
);
create table rencana_aksi (
    kunci varchar, batch_id bigint, lembar_id bigint, baris integer, sidik varchar,
    kunci_rhk varchar,                       -- null: violates the rule that a step derives from an RHK
    nip varchar, periode_awal date, periode_akhir date, periode varchar, rhk varchar, rencana_aksi varchar,
    output varchar, target double, satuan varchar, realisasi double, capaian_persen double, bobot double,
    tanggal_mulai date, tenggat date, tanggal_selesai date, status varchar, status_teks varchar,
    bukti_dukung varchar, kendala varchar, keterangan varchar
);
create table catatan_harian (
    kunci varchar, batch_id bigint, lembar_id bigint, baris integer, sidik varchar,
    nip varchar, unit_kerja varchar, tanggal date, tanggal_input timestamp, mulai time, selesai time,
    menit integer, kegiatan varchar, hasil varchar, volume double, satuan varchar, rhk varchar,
    rencana_aksi varchar, bukti_dukung varchar, status varchar, catatan_atasan varchar, keterangan varchar
);
create table dialog_kinerja (
    kunci varchar, batch_id bigint, lembar_id bigint, baris integer, sidik varchar,
    nip varchar, tanggal date, nip_atasan varchar, nama_atasan varchar, jenis varchar, uraian varchar,
    kendala varchar, umpan_balik varchar, tindak_lanjut varchar, tenggat date, metode varchar,
    status varchar, bukti_dukung varchar
);
create table ketidakhadiran (
    kunci varchar, batch_id bigint, lembar_id bigint, baris integer, sidik varchar,
    nip varchar, jenis varchar, mulai date, selesai date, keterangan varchar
);
create table penilaian (
    kunci varchar, batch_id bigint, lembar_id bigint, baris integer, sidik varchar,
    nip varchar, periode_awal date, periode_akhir date, periode varchar, hasil_kerja varchar,
    perilaku_kerja varchar, predikat varchar, plt_plh boolean, waktu_dinilai timestamp,
    unit_kerja varchar, nip_atasan varchar
);
create table laporan_skp (
    kunci varchar, batch_id bigint, lembar_id bigint, baris integer, sidik varchar,
    nip varchar, periode_awal date, periode_akhir date, periode varchar, status varchar, status_teks varchar,
    model varchar, plt_plh boolean, unit_kerja varchar, jabatan varchar
);
create table cakupan (                       -- what an upload of daily notes covers: a unit or one person, from day to day
    kunci varchar, batch_id bigint, lembar_id bigint, baris integer, sidik varchar,
    unit_kerja varchar, nip varchar,         -- nip null: the whole unit
    dari date, sampai date
);

create table tautan_catatan (                -- which RHK and step a note's words point to, remade for the people an upload touches
    kunci varchar,                           -- of the note; a note without a link has no row
    nip varchar, kunci_rhk varchar, kunci_langkah varchar,
    cara varchar,                            -- persis | mirip
    skor double                              -- 0-100
);

create table unit_kerja (                    -- derived from placements and the roster after every change
    unit_kerja varchar, induk varchar, tingkat integer
);

create table pegawai_versi        as select *, date '2000-01-01' as berlaku, false as ditarik from pegawai;
create table penempatan_versi     as select *, date '2000-01-01' as berlaku, false as ditarik from penempatan;
create table rhk_versi            as select *, date '2000-01-01' as berlaku, false as ditarik from rhk;
create table indikator_versi      as select *, date '2000-01-01' as berlaku, false as ditarik from indikator;
create table rencana_aksi_versi   as select *, date '2000-01-01' as berlaku, false as ditarik from rencana_aksi;
create table catatan_harian_versi as select *, date '2000-01-01' as berlaku, false as ditarik from catatan_harian;
create table dialog_kinerja_versi as select *, date '2000-01-01' as berlaku, false as ditarik from dialog_kinerja;
create table ketidakhadiran_versi as select *, date '2000-01-01' as berlaku, false as ditarik from ketidakhadiran;
create table penilaian_versi      as select *, date '2000-01-01' as berlaku, false as ditarik from penilaian;
create table laporan_skp_versi    as select *, date '2000-01-01' as berlaku, false as ditarik from laporan_skp;
create table cakupan_versi        as select *, date '2000-01-01' as berlaku, false as ditarik from cakupan;
