-- judul: Ringkasan
-- arti: Angka kunci unit terpilih: capaian RHK dan target waktunya, kepatuhan catatan harian, catatan berbukti dukung, dialog sesuai irama, dan berapa pegawai pada agenda
--   dialog. Tiap angka dihitung dengan aturan daftarnya sendiri.
-- meaning: Key numbers of the chosen units: results and their pace, compliance of daily notes, notes with evidence, dialogues in the cadence, and how many people
--   are on the agenda. Each number follows the rules of its own list.
-- butir: satu baris untuk semua unit terpilih; tidak ada baris bila tidak ada pegawai
-- penyebut: seperti pada capaian_unit, kepatuhan_catatan, dan dialog_unit
-- kolom: pegawai unit rhk langkah langkah_selesai capaian target_waktu selisih kepatuhan persen_berbukti persen_tepat perlu_dialog dialog
with orang as (from tampak.orang($per)),
orang_isi as (select count(*) as pegawai, count(distinct unit_kerja) as unit from orang),
rhk_isi as (
    select count(*) as rhk, cast(coalesce(sum(langkah), 0) as bigint) as langkah, cast(coalesce(sum(langkah_selesai), 0) as bigint) as langkah_selesai,
        sum(maju_berat) / nullif(sum(berat), 0) as capaian, sum(waktu_berat) / nullif(sum(berat), 0) as target_waktu
    from tampak.rhk($dari, $sampai, $per)
),
hari_isi as (
    select 100.0::double * count(*) filter (wajib and catatan > 0) / nullif(count(*) filter (wajib), 0) as kepatuhan,
        100.0::double * sum(berbukti) / nullif(sum(catatan), 0) as persen_berbukti
    from tampak.hari_catatan($dari, least($sampai, $per))
),
dialog_isi as (
    select 100.0::double * count(*) filter (status in ('tepat_waktu', 'segera')) / nullif(count(*), 0) as persen_tepat,
        cast(coalesce(sum(dialog), 0) as bigint) as dialog
    from tampak.irama($dari, least($sampai, $per), $per)
),
agenda_isi as (select count(*) as perlu_dialog from tampak.agenda($dari, $sampai, $per))
select o.pegawai, o.unit, r.rhk, r.langkah, r.langkah_selesai, r.capaian, r.target_waktu, r.capaian - r.target_waktu as selisih, h.kepatuhan, h.persen_berbukti,
    d.persen_tepat, a.perlu_dialog, d.dialog
from orang_isi o cross join rhk_isi r cross join hari_isi h cross join dialog_isi d cross join agenda_isi a
where o.pegawai > 0
