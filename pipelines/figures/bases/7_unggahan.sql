-- Whose rows each table of a file holds: of notes the unit of the day, of plans and dialogues the person.
create or replace view pondasi.hitung_asal as
select distinct c.lembar_id, m.unit_kerja, cast(null as varchar) as nip
from pondasi.baris_catatan_harian c join pondasi.penempatan_masa m on m.nip = c.nip and c.tanggal between m.dari and m.sampai
where c.nip in (select nip from pondasi.baris_pegawai)
union all select distinct lembar_id, null, nip from pondasi.baris_rencana_aksi
union all select distinct lembar_id, null, nip from pondasi.baris_rhk
union all select distinct lembar_id, null, nip from pondasi.baris_dialog_kinerja;
create or replace view pondasi.asal as from query_table(coalesce(getvariable('ingat_asal'), 'pondasi.hitung_asal'));

-- Tables of files that stand, as far as rows in sight came from them; the whole office sees all.
create or replace view tampak.unggahan as
select l.lembar_id, l.berkas, l.sheet, l.kind, l.data_per, b.dibuat, l.rows, l.accepted, l.rejected, l.skipped
from main.lembar l join main.batch b on b.batch_id = l.batch_id
where b.dibatalkan is null and l.accepted > 0
    and (terlihat_semua() or l.lembar_id in (select lembar_id from pondasi.asal where terlihat(unit_kerja) or nip in (select nip from tampak.orang)));
