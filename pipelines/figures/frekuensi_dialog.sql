-- judul: Frekuensi Dialog Kinerja
-- arti: Berapa kali seorang pegawai berdialog dengan atasannya, sejak kapan terakhir, dan kapan jatuh temponya menurut irama unit.
-- meaning: How often an employee had a dialogue with the leader, how long since the last, and when the next is due by the unit's cadence.
-- butir: satu pegawai aktif yang atasannya tercantum di daftar pegawai
-- penyebut: Bulan dalam rentang sampai tanggal keadaan (30,44 hari sebulan).
select nip, nama, unit_kerja, nip_atasan, nama_atasan, dialog,
    dialog / nullif(greatest(least($sampai, $per) - $dari + 1, 0) / 30.44, 0) as per_bulan,
    terakhir, cast(hari_sejak as integer) as hari_sejak, cast(irama_bulan as integer) as irama_bulan, jatuh_tempo, cast(sisa_hari as integer) as sisa_hari, status
from tampak.irama_orang($dari, $sampai, $per)
order by case status when 'terlambat' then 1 when 'belum_pernah' then 0 when 'segera' then 2 else 3 end, sisa_hari nulls first, nama
