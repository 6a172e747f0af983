-- judul: Catatan per pegawai dan hari
-- arti: Keadaan tiap hari seorang pegawai: tercatat, kosong, tidak hadir, libur, atau belum diunggah.
-- meaning: What each of an employee's days was: noted, empty, absent, holiday, or not uploaded.
-- butir: satu pegawai, satu hari
-- penyebut: Tidak ada; ini keadaan, bukan persentase.
select nip, nama, unit_kerja, tanggal, catatan, menit, berbukti,
    case when catatan > 0 then 'tercatat' when not hari_kerja then 'libur' when tidak_hadir then 'tidak_hadir'
        when not tercakup then 'belum_diunggah' else 'kosong' end as keadaan, libur
from tampak.hari_orang($dari, least($sampai, $per))
order by nama, nip, tanggal
