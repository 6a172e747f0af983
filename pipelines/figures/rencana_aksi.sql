-- judul: Rencana aksi
-- arti: Kemajuan satu rencana aksi: capaian yang tertulis, atau realisasi dibagi target, atau 100% bila statusnya selesai; target waktunya ialah bagian hari kerja yang sudah lewat.
-- meaning: Progress of one step: the percentage written, else realised over target, else 100% when its status says finished; its pace is the share of its working days that has passed.
-- butir: satu rencana aksi yang masa kerjanya menyentuh rentang, atau masih terbuka
-- penyebut: Hari kerja dari tanggal mulai sampai tenggat rencana aksi itu.
select l.kunci, l.kunci_rhk, l.nip, l.nama, l.unit_kerja, l.rhk, l.rencana_aksi, l.mulai, l.tenggat, l.tanggal_selesai, l.kemajuan, l.target_waktu,
    l.kemajuan - l.target_waktu as selisih, kata_status(1, l.selesai, l.kemajuan - l.target_waktu, l.lewat) as status, l.status_teks, l.selesai,
    l.lewat, cast(l.hari_lewat as integer) as hari_lewat, l.bobot, l.target, l.satuan, l.realisasi, l.bukti_dukung, l.kendala, s.berkas, s.sheet, l.baris
from tampak.langkah($dari, $sampai, $per) l
left join tampak.sumber s on s.lembar_id = l.lembar_id
order by l.lewat desc, l.hari_lewat desc, selisih, l.nama, l.tenggat, l.rencana_aksi
