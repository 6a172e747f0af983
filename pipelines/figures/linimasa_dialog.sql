-- judul: Linimasa dialog kinerja
-- arti: Dialog yang terlaksana pada periode ini sampai tanggal keadaan, dengan isi dan tindak lanjutnya.
-- meaning: Dialogues held in the period up to the as-of date, with what was said and what is to follow.
-- butir: satu pertemuan yang terlaksana
-- penyebut: tidak ada; satu baris satu pertemuan
-- kolom: nip nama unit_kerja tanggal jenis nama_atasan status uraian tindak_lanjut tenggat berkas sheet baris
with dialog as (from tampak.dialog($per)),
lembar as (from tampak.lembar)
select d.nip, d.nama, d.unit_kerja, d.tanggal, d.jenis, d.nama_atasan, d.status, d.uraian, d.tindak_lanjut, d.tenggat, l.berkas, l.sheet, d.baris
from dialog d left join lembar l using (lembar_id)
where d.tanggal between $dari and $sampai and ($nip::varchar is null or d.nip = $nip)
order by d.tanggal desc, d.nama, d.kunci
