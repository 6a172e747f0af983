-- judul: Isi borongan
-- arti: Pegawai yang pada satu hari mengisi catatan dari banyak hari sekaligus (sedikitnya borongan_hari), menurut waktu isi dalam ekspor. Hari pengisiannya
--   jatuh dalam periode ini sampai tanggal keadaan; catatannya boleh dari sebelum itu. Sebabnya bisa wajar, misalnya baru kembali dari tugas atau sistem
--   tertutup.
-- meaning: People who on one day entered notes of many days at once (at least borongan_hari), by the entry time in the exports. The day of entry lies in the
--   period up to the as-of date; the notes may be older. The reason may be a good one, such as a duty trip or a system that was closed.
-- butir: satu pegawai pada satu hari pengisian
-- penyebut: tidak ada; hanya catatan yang waktu isinya diketahui, dari hari pegawai berada di unit yang tampak
-- setelan: borongan_hari
-- kolom: nip nama unit_kerja tanggal_input hari catatan tanggal_awal tanggal_akhir
with hari_isi as (from tampak.borongan where diisi between $dari and least($sampai, $per)),
setelan_unit as (select unit_kerja, borongan_hari from tampak.setelan_unit),
sekali as (                                  -- the unit is that of the latest of these days
    select nip, min(nama) as nama, arg_max(unit_kerja, tanggal) as unit_kerja, diisi as tanggal_input, count(*) as hari,
        cast(sum(catatan) as bigint) as catatan, min(tanggal) as tanggal_awal, max(tanggal) as tanggal_akhir
    from hari_isi group by nip, diisi
)
select k.nip, k.nama, k.unit_kerja, k.tanggal_input, k.hari, k.catatan, k.tanggal_awal, k.tanggal_akhir
from sekali k join setelan_unit s using (unit_kerja) where k.hari >= s.borongan_hari
order by k.hari desc, k.tanggal_input desc, k.nama, k.nip
