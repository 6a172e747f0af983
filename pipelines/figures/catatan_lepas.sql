-- judul: Catatan dan rencana aksi tanpa RHK
-- arti: Catatan harian dalam periode sampai tanggal keadaan yang tidak tertaut ke RHK mana pun, dan rencana aksi yang tidak diturunkan dari RHK, dikumpulkan menurut
--   teksnya: rencana aksi dan RHK yang disebut catatan itu, atau kegiatannya bila tidak menyebut apa-apa. Yang dinyatakan bukan bagian RHK tidak ikut.
-- meaning: Daily notes in the period up to the as-of date that are linked to no RHK, and steps that derive from none, gathered by their words: the step and RHK
--   that a note names, or its activity where it names nothing. Those of which a person said that they belong to no RHK are left out.
-- butir: satu teks seorang pegawai di satu unit; apa: catatan atau langkah
-- penyebut: tidak ada; jumlah catatan atau langkah dengan teks itu
-- kolom: apa nip nama unit_kerja teks tertulis bernama jumlah menit pertama terakhir
with catatan as (from tampak.catatan_lepas where tanggal between $dari and least($sampai, $per)),
langkah as (from tampak.langkah_lepas where periode_awal <= $sampai and periode_akhir >= $dari),
sebutan as (
    select nip, nama, unit_kerja, sebutan_catatan(rencana_aksi, rhk, kegiatan) as tertulis, coalesce(rencana_aksi, rhk) is not null as bernama,
        count(*) as jumlah, sum(menit) as menit, min(tanggal) as pertama, max(tanggal) as terakhir
    from catatan group by 1, 2, 3, 4, 5
),
baku as (select tertulis, teks_baku(tertulis) as teks from (select distinct tertulis from sebutan)),
kumpulan as (
    select 'catatan' as apa, s.nip, s.nama, s.unit_kerja, b.teks, min(s.tertulis) as tertulis, bool_or(s.bernama) as bernama, cast(sum(s.jumlah) as bigint) as jumlah,
        cast(sum(s.menit) as bigint) as menit, min(s.pertama) as pertama, max(s.terakhir) as terakhir
    from sebutan s join baku b using (tertulis) where b.teks is not null group by s.nip, s.nama, s.unit_kerja, b.teks
    union all
    select 'langkah', nip, nama, unit_kerja, teks, min(rencana_aksi), true, count(*), null, min(periode_awal), max(periode_akhir)
    from langkah where teks is not null group by nip, nama, unit_kerja, teks
)
select apa, nip, nama, unit_kerja, teks, tertulis, bernama, jumlah, menit, pertama, terakhir
from kumpulan
order by jumlah desc, terakhir desc, nama, nip, teks
