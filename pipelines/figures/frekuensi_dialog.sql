-- judul: Frekuensi dialog kinerja
-- arti: Dialog yang terlaksana pada periode ini dan per bulan, hari sejak dialog terakhir, serta jatuh tempo menurut irama unit (bawaan 2 bulan). Terlaksana: dinyatakan
--   selesai, atau berisi dan tanggalnya tidak di masa depan; yang dibatalkan tidak dihitung. Segera: sisa paling banyak 7 hari.
-- meaning: Dialogues held in the period and per month, days since the last, and when the next is due by the unit's cadence (2 months by default). Held: said to be
--   done, or with content and not in the future; cancelled ones do not count. Soon: at most 7 days left.
-- butir: satu pegawai aktif yang pimpinannya ada di daftar pegawai
-- penyebut: bulan pada bagian periode yang sudah berjalan
-- setelan: irama_dialog segera_hari
-- kolom: nip nama unit_kerja nip_atasan nama_atasan dialog per_bulan terakhir hari_sejak irama_bulan jatuh_tempo sisa_hari status
with irama as (from tampak.irama)
select nip, nama, unit_kerja, nip_atasan, nama_atasan, dialog, dialog / bulan_antara($dari, least($sampai, $per)) as per_bulan,
    terakhir, hari_sejak, irama_bulan, jatuh_tempo, sisa_hari, status
from irama
order by case status when 'belum_pernah' then 0 else 1 end, sisa_hari, nama, nip
