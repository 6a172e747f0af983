-- judul: Perubahan setelah dialog
-- arti: Bagaimana laju dan catatan seorang pegawai sebelum dan sesudah dialog, empat pekan ke tiap arah. Selisih sebelum menurut ekspor terakhir sampai hari dialog, sesudah menurut
--   ekspor terakhir dalam empat pekan sesudahnya, atas langkah yang sama; kosong bila tidak ada ekspor yang menceritakannya. Hanya dialog yang empat pekannya sudah lewat.
--   Perubahan bukan bukti bahwa dialog menyebabkannya: dialog kerap diadakan justru ketika keadaan buruk, dan keadaan buruk sering membaik sendiri.
-- meaning: How a person's pace and notes were before and after a dialogue, four weeks each way. Before: by the last export up to the day of the dialogue; after: by the last export
--   within four weeks after it, over the same steps; absent where no export tells. Only dialogues whose four weeks have gone by. A change does not prove that the dialogue
--   caused it: dialogues are often held just when things are bad, and what is bad often gets better by itself.
-- butir: satu dialog yang terlaksana; dua pertemuan sehari dihitung satu
-- penyebut: kepatuhan: hari wajib pegawai itu dalam empat pekan sebelum atau sesudah
-- kolom: nip nama unit_kerja tanggal nama_atasan hari_sebelum selisih_sebelum hari_sesudah selisih_sesudah perubahan selesai_sebelum selesai_sesudah kepatuhan_sebelum kepatuhan_sesudah
with dialog as materialized (from tampak.laju_dialog where tanggal between $dari and least($sampai, $per - 28)),
langkah as (select nip, tanggal_selesai from tampak.laju_langkah where selesai and tanggal_selesai is not null),
sekitar as (from tampak.sekitar_dialog),
dari_langkah as (
    select d.nip, d.tanggal, count(*) filter (l.tanggal_selesai < d.tanggal) as selesai_sebelum, count(*) filter (l.tanggal_selesai >= d.tanggal) as selesai_sesudah
    from dialog d join langkah l on l.nip = d.nip and l.tanggal_selesai between d.tanggal - 28 and d.tanggal + 27 group by d.nip, d.tanggal
),
dari_hari as (
    select nip, tanggal, 100.0::double * sum(tercatat_sebelum) / nullif(sum(wajib_sebelum), 0) as kepatuhan_sebelum,
        100.0::double * sum(tercatat_sesudah) / nullif(sum(wajib_sesudah), 0) as kepatuhan_sesudah
    from sekitar group by nip, tanggal
)
select d.nip, d.nama, d.unit_kerja, d.tanggal, d.nama_atasan, d.hari_sebelum, d.selisih_sebelum, d.hari_sesudah, d.selisih_sesudah,
    d.selisih_sesudah - d.selisih_sebelum as perubahan, coalesce(l.selesai_sebelum, 0) as selesai_sebelum, coalesce(l.selesai_sesudah, 0) as selesai_sesudah,
    h.kepatuhan_sebelum, h.kepatuhan_sesudah
from dialog d left join dari_langkah l using (nip, tanggal) left join dari_hari h using (nip, tanggal)
order by d.tanggal desc, d.nama, d.nip
