-- judul: Rencana aksi
-- arti: Kemajuan satu langkah: capaian persen bila diisi, kalau tidak realisasi dibagi target, kalau tidak 100 bila berstatus selesai. Target waktu: bagian
--   hari kerja dari mulai sampai tenggat yang sudah lewat. Lewat: tenggat sudah lampau dan belum selesai. Selesai dengan tanggal sesudah tanggal keadaan belum dihitung selesai.
-- meaning: Progress of one step: its percentage where given, else realisation over target, else 100 when its status is finished. Pace: share of its working days
--   from start to due date that have gone by. Overdue: due before the as-of date and unfinished. A finish dated after the as-of date is not yet one.
-- butir: satu langkah dari RHK pada periode ini; langkah tanpa RHK menurut periodenya sendiri
-- penyebut: 100 persen tiap langkah
-- setelan: ambang_tertinggal ambang_kritis
-- kolom: kunci kunci_rhk nip nama unit_kerja rhk rencana_aksi mulai tenggat tanggal_selesai kemajuan target_waktu selisih status status_teks selesai lewat
--   hari_lewat bobot target satuan realisasi bukti_dukung kendala berkas sheet baris
with langkah as (from tampak.langkah)         -- which lie in order: the worst first
select k.kunci, k.kunci_rhk, k.nip, k.nama, k.unit_kerja, k.rhk, k.rencana_aksi, k.mulai, k.tenggat, k.tanggal_selesai, k.kemajuan, k.target_waktu, k.selisih,
    k.status, k.status_teks, k.selesai, k.lewat, k.hari_lewat, k.bobot, k.target, k.satuan, k.realisasi, k.bukti_dukung, k.kendala, k.berkas, k.sheet, k.baris
from langkah k
where k.periode_awal <= $sampai and k.periode_akhir >= $dari and ($nip::varchar is null or k.nip = $nip)
