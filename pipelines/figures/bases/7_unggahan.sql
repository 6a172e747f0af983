-- Tables of files that stand, as far as rows in sight came from them, or lines that first stood in such a table came back with them; the whole office sees all.
create or replace view tampak.unggahan as
with tampak_dari as (select lembar_id from pondasi.asal where terlihat(unit_kerja) or nip in (select nip from tampak.orang)),
dari as (
    from tampak_dari union
    select z.lembar_id from tampak_dari t join pondasi.baris_akar a on a.lembar_id = t.lembar_id
    join pondasi.baris_akar z on z.sha256 = a.sha256 and z.sheet = a.sheet and z.akar = a.akar
)
select l.lembar_id, l.berkas, l.sheet, l.kind, l.data_per, b.dibuat, l.rows, l.accepted,
    l.rejected - coalesce(k.diperbaiki, 0) as rejected, coalesce(k.diperbaiki, 0) as corrected, l.skipped
from main.lembar l join main.batch b on b.batch_id = l.batch_id left join pondasi.lembar_diperbaiki k on k.lembar_id = l.lembar_id
where b.dibatalkan is null and (l.accepted > 0 or l.kind is not null and l.rejected > 0) and (terlihat_semua() or l.lembar_id in (from dari));
