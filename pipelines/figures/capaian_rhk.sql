-- judul: Capaian RHK
-- arti: Rata-rata kemajuan rencana aksi di bawah satu RHK, menurut bobotnya, dibandingkan dengan bagian waktu kerja yang sudah lewat.
-- meaning: Weighted mean progress of the steps under one RHK, set against the share of their working time that has passed.
-- butir: satu RHK yang periodenya menyentuh rentang yang ditanyakan
-- penyebut: Jumlah bobot rencana aksi RHK itu; RHK tanpa rencana aksi tidak berpersen (belum dijabarkan).
with rhk as (select * from tampak.rhk($dari, $sampai, $per)),
kini as (select hari_ke from kalender where tanggal = $per)
select r.kunci as kunci_rhk, r.nip, r.nama, r.unit_kerja, r.jabatan, r.periode, r.periode_awal, r.periode_akhir, r.jenis, r.rhk, r.rhk_pimpinan,
    r.langkah, r.langkah_selesai, r.langkah_lewat, r.capaian, r.target_waktu, r.selisih, r.status, r.senyap, r.catatan_terakhir, r.jumlah_catatan,
    coalesce(r.tenggat, r.periode_akhir) as tenggat, k.hari_ke - (select hari_ke from kini) as hari_ke_tenggat,
    s.berkas, s.sheet, r.baris
from rhk r
left join kalender k on k.tanggal = coalesce(r.tenggat, r.periode_akhir)
left join tampak.sumber s on s.lembar_id = r.lembar_id
order by r.status = 'kritis' desc, r.selisih nulls last, r.nama, r.periode_awal, r.rhk
