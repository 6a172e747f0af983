-- judul: Rincian unit
-- arti: Unit yang tampak dengan induknya dan pengaturan yang berlaku di unit itu: miliknya sendiri, kalau tidak ada milik unit terdekat di atasnya, kalau tidak
--   ada milik kantor.
-- meaning: Units in sight with their parent and the settings that hold in them: their own, else those of the nearest unit above, else the office's.
-- butir: satu unit
-- penyebut: tidak ada; satu baris satu unit
-- setelan: ambang_tertinggal ambang_kritis hari_senyap irama_dialog segera_hari
-- kolom: unit_kerja induk tingkat ambang_tertinggal ambang_kritis hari_senyap irama_bulan segera_hari
with unit as (from tampak.unit_kerja),
setelan as (from tampak.setelan_unit)
select u.unit_kerja, u.induk, u.tingkat, s.ambang_tertinggal, s.ambang_kritis, s.hari_senyap, s.irama_dialog as irama_bulan, s.segera_hari
from unit u join setelan s using (unit_kerja)
order by u.tingkat, u.unit_kerja
