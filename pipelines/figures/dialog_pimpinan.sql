-- judul: Dialog kinerja per pimpinan
-- arti: Berapa bawahan seorang pimpinan yang sudah dan belum diajak dialog menurut irama, dan berapa kali pada periode ini.
-- meaning: How many of a leader's people were met in the cadence, how many were not, and how often in the period.
-- butir: satu pimpinan dengan bawahan di unit yang tampak
-- penyebut: bawahan aktif pimpinan itu
-- setelan: irama_dialog segera_hari
-- kolom: nip_atasan nama_atasan bawahan dialog per_bulan tepat_waktu segera terlambat belum_pernah
with irama as (from tampak.irama)
select nip_atasan, any_value(nama_atasan) as nama_atasan, count(*) as bawahan, cast(sum(dialog) as bigint) as dialog,
    sum(dialog) / bulan_antara($dari, least($sampai, $per)) as per_bulan,
    count(*) filter (status = 'tepat_waktu') as tepat_waktu, count(*) filter (status = 'segera') as segera,
    count(*) filter (status = 'terlambat') as terlambat, count(*) filter (status = 'belum_pernah') as belum_pernah
from irama group by nip_atasan
order by count(*) filter (status in ('terlambat', 'belum_pernah')) desc, nama_atasan, nip_atasan
