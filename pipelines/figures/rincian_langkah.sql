-- judul: Rincian langkah
-- arti: Langkah (rencana aksi) pada periode ini dengan bobot bakunya dan asal barisnya. Bobot baku: bobot langkah dibagi rata-rata bobot langkah RHK-nya, sehingga
--   tiap RHK bernilai sebanyak langkahnya; kosong bila langkah itu tidak diturunkan dari RHK, karena tidak ikut capaian.
-- meaning: Steps of the period with their standard weight and the row they were read from. Standard weight: the weight of a step over the mean weight of the steps
--   of its RHK, so that an RHK counts for as much as it has steps; empty where the step derives from no RHK, as it then counts for nothing.
-- butir: satu langkah dari RHK pada periode ini; langkah tanpa RHK menurut periodenya sendiri
-- penyebut: 100 persen tiap langkah; pada gabungan: jumlah bobot baku
-- setelan: ambang_tertinggal ambang_kritis
-- kolom: kunci kunci_rhk nip nama unit_kerja rhk rencana_aksi mulai tenggat tanggal_selesai kemajuan target_waktu selisih status status_teks selesai lewat
--   hari_lewat bobot bobot_baku target satuan realisasi capaian_persen dinyatakan_selesai kalender bukti_dukung kendala berkas sheet baris
with langkah as (from tampak.langkah),
kalender as (from tampak.unit_kalender)
select k.kunci, k.kunci_rhk, k.nip, k.nama, k.unit_kerja, k.rhk, k.rencana_aksi, k.mulai, k.tenggat, k.tanggal_selesai, k.kemajuan, k.target_waktu, k.selisih,
    k.status, k.status_teks, k.selesai, k.lewat, k.hari_lewat, k.bobot, case when k.kunci_rhk is not null then cast(k.berat_baku as double) end as bobot_baku,
    k.target, k.satuan, k.realisasi, k.capaian_persen, k.dinyatakan_selesai, c.kalender, k.bukti_dukung, k.kendala, k.berkas, k.sheet, k.baris
from langkah k
left join kalender c on c.unit_kerja = k.unit_kerja
where k.periode_awal <= $sampai and k.periode_akhir >= $dari
order by k.urut
