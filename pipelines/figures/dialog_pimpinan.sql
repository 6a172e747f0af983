-- judul: Dialog Kinerja per pimpinan
-- arti: Banyaknya dialog yang diadakan seorang pimpinan dengan bawahannya, dan berapa bawahan yang masih dalam irama.
-- meaning: How many dialogues a leader held with the people who report to them, and how many of those are within the cadence.
-- butir: satu pimpinan dengan bawahan yang terlihat
-- penyebut: Bawahan aktif menurut daftar pegawai.
select nip_atasan, any_value(nama_atasan) as nama_atasan, count(*) as bawahan, cast(sum(dialog) as bigint) as dialog,
    sum(dialog) / nullif(greatest(least($sampai, $per) - $dari + 1, 0) / 30.44, 0) as per_bulan,
    count(*) filter (status = 'tepat_waktu') as tepat_waktu, count(*) filter (status = 'segera') as segera,
    count(*) filter (status = 'terlambat') as terlambat, count(*) filter (status = 'belum_pernah') as belum_pernah
from tampak.irama_orang($dari, $sampai, $per) group by nip_atasan
order by count(*) filter (status in ('terlambat', 'belum_pernah')) / count(*) desc, nama_atasan
