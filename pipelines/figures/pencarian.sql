-- judul: Pencarian
-- arti: Di mana sebuah kata tertulis: nama dan NIP pegawai, RHK, rencana aksi, dan teks catatan harian, tanpa membedakan huruf besar. RHK dan rencana aksi yang periodenya
--   beririsan dengan periode ini, catatan dalam periode ini; paling banyak 20 dari tiap jenis, catatan terbaru lebih dahulu.
-- meaning: Where a word is written: names and NIP of people, RHK, steps and the text of daily notes, case aside. RHK and steps whose period meets this one, notes within it;
--   20 of each kind at most, the latest notes first.
-- butir: satu pegawai, RHK, rencana aksi, atau catatan yang memuat kata itu
-- penyebut: tidak ada; ini daftar
-- kolom: apa nip nama unit_kerja teks tanggal urutan
with kata as (select lower(trim($kata::varchar)) as kata where length(trim(coalesce($kata::varchar, ''))) >= 2),
orang as (from tampak.orang),
pegawai as (
    select 'pegawai' as apa, o.nip, o.nama, o.unit_kerja, coalesce(o.jabatan, '') as teks, cast(null as date) as tanggal from orang o, kata
    where contains(lower(o.nama), kata) or contains(o.nip, replace(kata, ' ', '')) order by o.nama, o.nip limit 20
),
hasil as (
    select 'rhk' as apa, r.nip, r.nama, r.unit_kerja, r.rhk as teks, cast(null as date) as tanggal from tampak.rhk r, kata
    where contains(lower(r.rhk), kata) order by r.rhk, r.nama, r.kunci_rhk limit 20
),
langkah as (
    select 'rencana_aksi' as apa, l.nip, l.nama, l.unit_kerja, l.rencana_aksi as teks, l.tenggat as tanggal from tampak.langkah l, kata
    where l.periode_awal <= $sampai and l.periode_akhir >= $dari and contains(lower(l.rencana_aksi), kata) order by l.rencana_aksi, l.nama, l.kunci limit 20
),
catatan as (
    select 'catatan' as apa, c.nip, c.nama, c.unit_kerja, c.kegiatan as teks, c.tanggal from tampak.catatan_harian c, kata
    where c.tanggal between $dari and least($sampai, $per) and (contains(lower(c.kegiatan), kata) or contains(lower(coalesce(c.hasil, '')), kata))
    order by c.tanggal desc, c.nama, c.kunci limit 20
),
semua as (
    select *, 1 as jenis from pegawai union all select *, 2 from hasil union all select *, 3 from langkah union all select *, 4 from catatan
)
select apa, nip, nama, unit_kerja, teks, tanggal, row_number() over (order by jenis, tanggal desc nulls last, teks, nama, nip) as urutan from semua order by urutan
