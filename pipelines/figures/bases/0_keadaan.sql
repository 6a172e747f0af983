-- The rows as they were known on a day. The door says which day (keadaan_pada), or none: then the current rows speak.
-- A key's word on that day is the last said by then; where nothing had been said yet, the first said after. A plan (RHK,
-- step) of a person whose plans were known by then, but which was not among them, did not exist on that day.
create schema if not exists pondasi;

create or replace macro pondasi.pada() as cast(getvariable('keadaan_pada') as date);

-- Of keys on which uploads have said different things, the word of that day.
create or replace macro pondasi.kata_lama(nama_tabel) as table
select * exclude (berlaku, ditarik) from (
    select v.* from query_table(nama_tabel || '_versi') v
    semi join (select kunci from main.berubah where tabel = nama_tabel) using (kunci)
    semi join (select batch_id from main.batch where dibatalkan is null) using (batch_id)
    qualify row_number() over (partition by v.kunci order by v.berlaku <= pondasi.pada() desc,
        case when v.berlaku <= pondasi.pada() then v.berlaku end desc, v.berlaku, v.batch_id desc, v.lembar_id desc, v.baris) = 1
) where not ditarik;

-- The rows on that day: current ones, and for keys whose word has changed the word of that day.
create or replace macro pondasi.keadaan(nama_tabel) as table
select * from query_table(nama_tabel) where pondasi.pada() is null
union all by name
select * from query_table(nama_tabel) anti join (select kunci from main.berubah where tabel = nama_tabel) using (kunci) where pondasi.pada() is not null
union all by name
select * from pondasi.kata_lama(nama_tabel) where pondasi.pada() is not null;

-- Plans that did not exist on that day.
create or replace macro pondasi.belum_ada(nama_tabel) as table
with kenal as (
    select kunci, nip, min(berlaku) as pertama from query_table(nama_tabel || '_versi')
    semi join (select batch_id from main.batch where dibatalkan is null) using (batch_id)
    where not ditarik and pondasi.pada() is not null group by kunci, nip
)
select kunci from kenal join (select nip, min(pertama) as mula from kenal group by nip) using (nip) where pertama > pondasi.pada() and mula <= pondasi.pada();

create or replace view pondasi.baris_pegawai as from pondasi.keadaan('pegawai');
create or replace view pondasi.baris_catatan_harian as from pondasi.keadaan('catatan_harian');
create or replace view pondasi.baris_dialog_kinerja as from pondasi.keadaan('dialog_kinerja');
create or replace view pondasi.baris_ketidakhadiran as from pondasi.keadaan('ketidakhadiran');
create or replace view pondasi.baris_penilaian as from pondasi.keadaan('penilaian');
create or replace view pondasi.baris_laporan_skp as from pondasi.keadaan('laporan_skp');

create or replace view pondasi.baris_rhk as
from main.rhk where pondasi.pada() is null
union all
select * from pondasi.keadaan('rhk') anti join pondasi.belum_ada('rhk') using (kunci) where pondasi.pada() is not null;

-- A step says its RHK in words; which that is stands with the current row, or follows from the words.
create or replace view pondasi.baris_rencana_aksi as
from main.rencana_aksi where pondasi.pada() is null
union all
select l.* replace (coalesce(l.kunci_rhk, kini.kunci_rhk,
    case when l.rhk is not null then kunci_dari(l.nip, l.periode_awal::varchar, l.periode_akhir::varchar, teks_baku(l.rhk)) end) as kunci_rhk)
from (from pondasi.keadaan('rencana_aksi') anti join pondasi.belum_ada('rencana_aksi') using (kunci)) l
left join main.rencana_aksi kini on kini.kunci = l.kunci
where pondasi.pada() is not null;
