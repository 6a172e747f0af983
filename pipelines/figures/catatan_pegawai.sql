-- judul: Catatan harian
-- arti: Catatan harian satu pegawai atau satu RHK, dengan berkas, lembar, dan baris asalnya.
-- meaning: The daily notes of one employee or one RHK, with the file, sheet and row they came from.
-- butir: satu catatan
-- penyebut: Tidak ada; ini daftar.
select c.nip, p.nama, p.unit_kerja, c.tanggal, c.mulai, c.selesai, c.menit, c.kegiatan, c.hasil, coalesce(r.rhk, c.rhk) as rhk, coalesce(l.rencana_aksi, c.rencana_aksi) as rencana_aksi,
    t.kunci_rhk, c.status, c.bukti_dukung, s.berkas, s.sheet, c.baris
from tampak.catatan_harian c
join tampak.orang_selama($dari, $sampai) p on p.nip = c.nip and c.tanggal between p.sejak and p.hingga
left join tampak.tautan_catatan t on t.kunci = c.kunci
left join tampak.nama_rhk r on r.kunci = t.kunci_rhk
left join tampak.nama_langkah l on l.kunci = t.kunci_langkah
left join tampak.sumber s on s.lembar_id = c.lembar_id
where c.tanggal between $dari and least($sampai, $per) and ($nip is null or c.nip = $nip) and ($kunci_rhk is null or t.kunci_rhk = $kunci_rhk)
order by c.tanggal desc, c.mulai desc nulls last, p.nama
