-- The rows as they were known on a day. The door says which day (keadaan_pada), or none: then the current rows speak.
-- A key's word on that day is the last said by then; where nothing had been said yet, the first said after. A plan (RHK,
-- step) of a person whose plans were known by then, but which was not among them, did not exist on that day.
create schema if not exists pondasi;

create or replace macro pondasi.pada() as cast(getvariable('keadaan_pada') as date);

-- The days asked about, the day whose state is told, and the last day asked about that has gone by; the door says them.
create or replace macro pondasi.dari() as cast(getvariable('tanya_dari') as date);
create or replace macro pondasi.sampai() as cast(getvariable('tanya_sampai') as date);
create or replace macro pondasi.per() as cast(getvariable('tanya_per') as date);
create or replace macro pondasi.ujung() as case when pondasi.sampai() < pondasi.per() then pondasi.sampai() else pondasi.per() end;

-- What several figures share about one question is kept in memory under a name that the door says (pipelines/figures/memory.py), of everybody: the views of
-- the door show of it what the session may see. Where the door has kept nothing, it is worked out on the spot.

-- Of keys on which uploads have said different things, the word of that day.
create or replace macro pondasi.kata_lama(nama_tabel) as table
select * exclude (berlaku, ditarik) from (
    select v.* from query_table(nama_tabel || '_versi') v
    semi join (select kunci from main.berubah where tabel = nama_tabel) using (kunci)
    semi join (select batch_id from main.batch where dibatalkan is null) using (batch_id)
    qualify row_number() over (partition by v.kunci order by v.berlaku <= pondasi.pada() desc,
        case when v.berlaku <= pondasi.pada() then v.berlaku end desc, v.berlaku, v.batch_id desc, v.lembar_id desc, v.baris) = 1
) where not ditarik;

-- The rows on a day gone by: current ones, and for keys whose word has changed the word of that day.
create or replace macro pondasi.keadaan_lama(nama_tabel) as table
select * from query_table(nama_tabel) anti join (select kunci from main.berubah where tabel = nama_tabel) using (kunci)
union all by name
select * from pondasi.kata_lama(nama_tabel);

-- Plans that did not exist on that day.
create or replace macro pondasi.belum_ada(nama_tabel) as table
with kenal as (
    select kunci, nip, min(berlaku) as pertama from query_table(nama_tabel || '_versi')
    semi join (select batch_id from main.batch where dibatalkan is null) using (batch_id)
    where not ditarik group by kunci, nip
)
select kunci from kenal join (select nip, min(pertama) as mula from kenal group by nip) using (nip) where pertama > pondasi.pada() and mula <= pondasi.pada();

create or replace view pondasi.dulu_pegawai as from pondasi.keadaan_lama('pegawai');
create or replace view pondasi.dulu_catatan_harian as from pondasi.keadaan_lama('catatan_harian');
create or replace view pondasi.dulu_dialog_kinerja as from pondasi.keadaan_lama('dialog_kinerja');
create or replace view pondasi.dulu_ketidakhadiran as from pondasi.keadaan_lama('ketidakhadiran');
create or replace view pondasi.dulu_penilaian as from pondasi.keadaan_lama('penilaian');
create or replace view pondasi.dulu_laporan_skp as from pondasi.keadaan_lama('laporan_skp');
create or replace view pondasi.dulu_rhk as select * from pondasi.keadaan_lama('rhk') anti join pondasi.belum_ada('rhk') using (kunci);

-- A step says its RHK in words; which that is stands with the current row, or follows from the words.
create or replace view pondasi.dulu_rencana_aksi as
select l.* replace (coalesce(l.kunci_rhk, kini.kunci_rhk,
    case when l.rhk is not null then kunci_dari(l.nip, l.periode_awal::varchar, l.periode_akhir::varchar, teks_baku(l.rhk)) end) as kunci_rhk)
from (from pondasi.keadaan_lama('rencana_aksi') anti join pondasi.belum_ada('rencana_aksi') using (kunci)) l
left join main.rencana_aksi kini on kini.kunci = l.kunci;

-- Which rows speak is decided before a question is planned, so that a question about today does not pay for the past.
create or replace macro pondasi.menurut_hari(kini, dulu) as case when getvariable('keadaan_pada') is null then kini else dulu end;

create or replace view pondasi.baris_pegawai as from query_table(pondasi.menurut_hari('main.pegawai', 'pondasi.dulu_pegawai'));
create or replace view pondasi.baris_catatan_harian as from query_table(pondasi.menurut_hari('main.catatan_harian', 'pondasi.dulu_catatan_harian'));
create or replace view pondasi.baris_dialog_kinerja as from query_table(pondasi.menurut_hari('main.dialog_kinerja', 'pondasi.dulu_dialog_kinerja'));
create or replace view pondasi.baris_ketidakhadiran as from query_table(pondasi.menurut_hari('main.ketidakhadiran', 'pondasi.dulu_ketidakhadiran'));
create or replace view pondasi.baris_penilaian as from query_table(pondasi.menurut_hari('main.penilaian', 'pondasi.dulu_penilaian'));
create or replace view pondasi.baris_laporan_skp as from query_table(pondasi.menurut_hari('main.laporan_skp', 'pondasi.dulu_laporan_skp'));
create or replace view pondasi.baris_rhk as from query_table(pondasi.menurut_hari('main.rhk', 'pondasi.dulu_rhk'));
create or replace view pondasi.baris_rencana_aksi as from query_table(pondasi.menurut_hari('main.rencana_aksi', 'pondasi.dulu_rencana_aksi'));
