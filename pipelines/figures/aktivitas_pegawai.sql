-- judul: Aktivitas pegawai per hari
-- arti: Hari demi hari sampai tanggal keadaan: tercatat, kosong (wajib tetapi tanpa catatan), tidak hadir (cuti, sakit, dinas luar), libur, atau belum diunggah.
--   Menit dua catatan yang bertumpang tindih dihitung sekali.
-- meaning: Day by day up to the as-of date: noted, empty (expected without a note), away (leave, illness, duty trip), free, or not uploaded.
--   Minutes that two notes share are counted once.
-- butir: satu pegawai pada satu hari, di unitnya pada hari itu
-- penyebut: tidak ada; keadaan tiap hari apa adanya
-- kolom: nip nama unit_kerja tanggal catatan menit berbukti keadaan libur
with hari as (from tampak.hari_catatan)       -- which lie in order: by name, then by day
select nip, nama, unit_kerja, tanggal, catatan, menit, berbukti,
    case when catatan > 0 then 'tercatat' when not hari_kerja then 'libur' when tidak_hadir then 'tidak_hadir'
        when not tercakup then 'belum_diunggah' else 'kosong' end as keadaan,
    libur
from hari
where $nip::varchar is null or nip = $nip
