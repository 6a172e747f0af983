-- judul: Linimasa dialog kinerja
-- arti: Dialog yang terlaksana pada periode ini sampai tanggal keadaan, dengan isi dan tindak lanjutnya.
-- meaning: Dialogues held in the period up to the as-of date, with what was said and what is to follow.
-- butir: satu pertemuan yang terlaksana
-- penyebut: tidak ada; satu baris satu pertemuan
-- kolom: nip nama unit_kerja tanggal jenis nama_atasan status uraian tindak_lanjut tenggat berkas sheet baris
with dialog as (from tampak.dialog)           -- which lie in order: the latest first
select nip, nama, unit_kerja, tanggal, jenis, nama_atasan, status, uraian, tindak_lanjut, tenggat, berkas, sheet, baris
from dialog
where tanggal between $dari and $sampai and ($nip::varchar is null or nip = $nip)
