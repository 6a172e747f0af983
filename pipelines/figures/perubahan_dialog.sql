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
hari as (select nip, tanggal from tampak.hari_tercatat($dari - 28, $per) where wajib),
wajib as (select nip, bit_or(wajib) as wajib from tampak.orang_hari($dari - 28, $per) group by nip),
dari_langkah as (
    select d.nip, d.tanggal, count(*) filter (l.tanggal_selesai < d.tanggal) as selesai_sebelum, count(*) filter (l.tanggal_selesai >= d.tanggal) as selesai_sesudah
    from dialog d join langkah l on l.nip = d.nip and l.tanggal_selesai between d.tanggal - 28 and d.tanggal + 27 group by d.nip, d.tanggal
),
tercatat as (
    select d.nip, d.tanggal, count(*) filter (h.tanggal < d.tanggal) as sebelum, count(*) filter (h.tanggal >= d.tanggal) as sesudah
    from dialog d join hari h on h.nip = d.nip and h.tanggal between d.tanggal - 28 and d.tanggal + 27 group by d.nip, d.tanggal
),
ditunggu as (
    select d.nip, d.tanggal, bit_count(w.wajib & bit_hari(d.tanggal - 28, d.tanggal - 1, $dari - 28, $per)) as sebelum,
        bit_count(w.wajib & bit_hari(d.tanggal, d.tanggal + 27, $dari - 28, $per)) as sesudah
    from dialog d join wajib w using (nip)
),
dari_hari as (
    select w.nip, w.tanggal, 100.0::double * coalesce(t.sebelum, 0) / nullif(w.sebelum, 0) as kepatuhan_sebelum,
        100.0::double * coalesce(t.sesudah, 0) / nullif(w.sesudah, 0) as kepatuhan_sesudah
    from ditunggu w left join tercatat t using (nip, tanggal)
)
select d.nip, d.nama, d.unit_kerja, d.tanggal, d.nama_atasan, d.hari_sebelum, d.selisih_sebelum, d.hari_sesudah, d.selisih_sesudah,
    d.selisih_sesudah - d.selisih_sebelum as perubahan, coalesce(l.selesai_sebelum, 0) as selesai_sebelum, coalesce(l.selesai_sesudah, 0) as selesai_sesudah,
    h.kepatuhan_sebelum, h.kepatuhan_sesudah
from dialog d left join dari_langkah l using (nip, tanggal) left join dari_hari h using (nip, tanggal)
order by d.tanggal desc, d.nama, d.nip
