-- judul: Ringkasan
-- arti: Angka kunci unit terpilih: capaian RHK dan target waktunya, kepatuhan catatan harian, catatan berbukti dukung, dialog sesuai irama, dan berapa pegawai pada agenda
--   dialog. Tiap angka dihitung dengan aturan daftarnya sendiri.
-- meaning: Key numbers of the chosen units: results and their pace, compliance of daily notes, notes with evidence, dialogues in the cadence, and how many people
--   are on the agenda. Each number follows the rules of its own list.
-- butir: satu baris untuk semua unit terpilih; tidak ada baris bila tidak ada pegawai
-- penyebut: seperti pada capaian_unit, kepatuhan_catatan, dan dialog_unit
-- setelan: ambang_tertinggal ambang_kritis hari_senyap irama_dialog segera_hari ambang_agenda
-- kolom: pegawai unit rhk langkah langkah_selesai capaian target_waktu selisih kepatuhan persen_berbukti persen_tepat perlu_dialog dialog unit_kecil
with potret as (from tampak.potret),
jumlah as (
    select count(*) filter (pegawai) as pegawai, count(distinct unit_kerja) as unit, cast(sum(rhk) as bigint) as rhk, cast(sum(langkah) as bigint) as langkah,
        cast(sum(langkah_selesai) as bigint) as langkah_selesai, sum(maju_berat) / nullif(sum(berat), 0) as capaian,
        sum(waktu_berat) / nullif(sum(berat), 0) as target_waktu, 100.0::double * sum(tercatat) / nullif(sum(wajib), 0) as kepatuhan,
        100.0::double * sum(berbukti) / nullif(sum(catatan), 0) as persen_berbukti,
        100.0::double * count(*) filter (status_dialog in ('tepat_waktu', 'segera')) / nullif(count(status_dialog), 0) as persen_tepat,
        count(*) filter (pegawai and poin >= ambang_agenda) as perlu_dialog,
        cast(coalesce(sum(dialog), 0) as bigint) as dialog
    from potret
)
select pegawai, unit, rhk, langkah, langkah_selesai, capaian, target_waktu, capaian - target_waktu as selisih, kepatuhan, persen_berbukti, persen_tepat,
    perlu_dialog, dialog, pegawai < 5 as unit_kecil
from jumlah
where pegawai > 0
