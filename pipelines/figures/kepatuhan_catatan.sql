-- judul: Kepatuhan catatan harian per unit
-- arti: Bagian hari kerja pegawai sebuah unit dan unit di bawahnya yang punya sedikitnya satu catatan, di antara hari yang hadir dan sudah diunggah.
-- meaning: Share of the working days of a unit's people, and of the units below it, with at least one note, among days present and uploaded.
-- butir: satu unit beserta unit di bawahnya
-- penyebut: Hari-orang wajib: hari kerja, tanpa libur nasional, cuti bersama dan ketidakhadiran, dalam tanggal yang dicakup unggahan.
with unit as (
    select l.leluhur as unit_kerja, count(distinct h.nip) as pegawai, count(*) filter (h.wajib) as hari_orang_wajib,
        count(*) filter (h.wajib and h.catatan > 0) as hari_orang_tercatat, cast(sum(h.catatan) as bigint) as catatan,
        cast(sum(h.berbukti) as bigint) as berbukti, cast(sum(h.menit) as bigint) as menit, count(*) filter (h.catatan > 0) as hari_bercatatan
    from tampak.hari_orang($dari, least($sampai, $per)) h join tampak.leluhur l on l.unit_kerja = h.unit_kerja group by l.leluhur
)
select u.unit_kerja, t.induk, t.tingkat, u.pegawai, u.hari_orang_wajib, u.hari_orang_tercatat,
    100.0 * u.hari_orang_tercatat / nullif(u.hari_orang_wajib, 0) as kepatuhan, u.catatan, u.berbukti,
    100.0 * u.berbukti / nullif(u.catatan, 0) as persen_berbukti, u.menit, u.menit / nullif(u.hari_bercatatan, 0) as menit_per_hari, u.pegawai < 5 as unit_kecil
from unit u join tampak.unit_kerja t using (unit_kerja)
order by kepatuhan nulls last, u.unit_kerja
