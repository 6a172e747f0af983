-- judul: Linimasa Dialog Kinerja
-- arti: Setiap dialog yang sudah berlangsung sampai tanggal keadaan, dengan isi dan tindak lanjutnya.
-- meaning: Every dialogue held up to the as-of date, with what was said and what follows.
-- butir: satu pertemuan
-- penyebut: Tidak ada; ini daftar.
select d.nip, d.nama, d.unit_kerja, d.tanggal, d.jenis, coalesce(d.nama_atasan, d.nama_pimpinan) as nama_atasan, d.status, d.uraian, d.kendala, d.umpan_balik,
    d.tindak_lanjut, d.tenggat, s.berkas, s.sheet, d.baris
from tampak.dialog($per) d left join tampak.sumber s on s.lembar_id = d.lembar_id
where d.tanggal between $dari - 370 and $sampai
order by d.nama, d.nip, d.tanggal
