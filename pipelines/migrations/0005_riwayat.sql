-- Keys on which uploads have said different things: only their past has to be looked up. Never shortened; a key too many costs nothing but time.

create table berubah (
    tabel varchar not null,
    kunci varchar not null
);

insert into berubah
select tabel, kunci from (
    select 'pegawai' as tabel, kunci, sidik, ditarik from pegawai_versi
    union all select 'rhk', kunci, sidik, ditarik from rhk_versi
    union all select 'rencana_aksi', kunci, sidik, ditarik from rencana_aksi_versi
    union all select 'catatan_harian', kunci, sidik, ditarik from catatan_harian_versi
    union all select 'dialog_kinerja', kunci, sidik, ditarik from dialog_kinerja_versi
    union all select 'ketidakhadiran', kunci, sidik, ditarik from ketidakhadiran_versi
    union all select 'penilaian', kunci, sidik, ditarik from penilaian_versi
    union all select 'laporan_skp', kunci, sidik, ditarik from laporan_skp_versi
) group by tabel, kunci having count(distinct sidik) > 1 or bool_or(ditarik);
