-- judul: Ringkasan
-- arti: Keadaan semua unit yang ditanyakan dalam satu baris: capaian, target waktu, kepatuhan catatan, bukti dukung, dan dialog dalam irama.
-- meaning: The state of all units asked for in one row: progress, pace, compliance of notes, evidence, and dialogues within the cadence.
-- butir: satu baris untuk semua unit yang terlihat
-- penyebut: Bobot rencana aksi (capaian), hari-orang wajib (kepatuhan), catatan (bukti), pegawai beratasan (dialog).
with rhk as (
    select count(*) as rhk, cast(sum(langkah) as bigint) as langkah, cast(sum(langkah_selesai) as bigint) as langkah_selesai,
        sum(kemajuan_bobot) / sum(bobot) as capaian, sum(waktu_bobot) / sum(bobot) as target_waktu
    from tampak.rhk($dari, $sampai, $per)
),
catatan as (
    select 100.0 * count(*) filter (wajib and catatan > 0) / nullif(count(*) filter (wajib), 0) as kepatuhan, 100.0 * sum(berbukti) / nullif(sum(catatan), 0) as persen_berbukti
    from tampak.hari_orang($dari, least($sampai, $per))
),
dialog as (
    select 100.0 * count(*) filter (status in ('tepat_waktu', 'segera')) / nullif(count(*), 0) as persen_tepat,
        count(*) filter (status in ('terlambat', 'belum_pernah')) as perlu_dialog, cast(sum(dialog) as bigint) as dialog
    from tampak.irama_orang($dari, $sampai, $per)
)
select (select count(*) from tampak.orang($per)) as pegawai, (select count(distinct unit_kerja) from tampak.orang($per)) as unit, r.rhk, coalesce(r.langkah, 0) as langkah,
    coalesce(r.langkah_selesai, 0) as langkah_selesai, r.capaian, r.target_waktu, r.capaian - r.target_waktu as selisih, c.kepatuhan, c.persen_berbukti,
    d.persen_tepat, d.perlu_dialog, coalesce(d.dialog, 0) as dialog
from rhk r, catatan c, dialog d
