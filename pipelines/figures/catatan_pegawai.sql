-- judul: Catatan harian
-- arti: Catatan harian pada periode ini sampai tanggal keadaan, dengan RHK dan langkah yang ditunjuknya (menurut teksnya) dan asal barisnya.
-- meaning: Daily notes in the period up to the as-of date, with the RHK and step that their words point to, and the row they were read from.
-- butir: satu catatan; dapat dibatasi pada satu nip dan satu kunci_rhk
-- penyebut: tidak ada; satu baris satu catatan
-- kolom: nip nama unit_kerja tanggal mulai selesai menit kegiatan hasil rhk rencana_aksi kunci_rhk status bukti_dukung berkas sheet baris
with catatan as (from tampak.catatan_tertaut),
lembar as (from tampak.lembar)
select c.nip, c.nama, c.unit_kerja, c.tanggal, c.mulai, c.selesai, c.menit, c.kegiatan, c.hasil, c.rhk, c.rencana_aksi, c.kunci_rhk, c.status, c.bukti_dukung,
    l.berkas, l.sheet, c.baris
from catatan c left join lembar l using (lembar_id)
where ($nip::varchar is null or c.nip = $nip) and ($kunci_rhk::varchar is null or c.kunci_rhk = try_cast($kunci_rhk as uuid))
order by c.tanggal desc, c.nama, c.mulai, c.kunci
