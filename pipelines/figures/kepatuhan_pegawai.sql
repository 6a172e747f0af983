-- judul: Kepatuhan catatan harian per pegawai
-- arti: Hari dengan sedikitnya satu catatan dibagi hari wajib seorang pegawai: hari kerja yang tercakup unggahan sampai tanggal keadaan, dikurangi hari tidak hadir.
--   Hari kosong terakhir: hari wajib sejak catatan terakhir pada periode ini. Pegawai yang belum diunggah tidak berpersentase.
-- meaning: Days with at least one note over a person's expected days: working days that uploads cover up to the as-of date, less absences. Latest empty days:
--   expected days since the last note of the period. A person without uploads has no percentage.
-- butir: satu pegawai aktif, di unitnya pada tanggal keadaan
-- penyebut: hari wajib pegawai itu dalam tanggal yang tercakup unggahan
-- kolom: nip nama unit_kerja hari_wajib hari_tercatat kepatuhan hari_tidak_hadir catatan berbukti persen_berbukti menit catatan_terakhir
--   hari_kosong_terakhir diunggah
with orang as (from tampak.orang($per)),
hari as (from tampak.hari_catatan($dari, least($sampai, $per))),
catatan as (from tampak.catatan_harian),
terakhir as (select nip, max(tanggal) as catatan_terakhir from catatan where tanggal <= $per group by nip),
hari_isi as (
    select h.nip, count(*) filter (h.wajib) as wajib, count(*) filter (h.wajib and h.catatan > 0) as tercatat,
        count(*) filter (h.hari_kerja and h.tidak_hadir) as tidak_hadir, sum(h.catatan) as catatan, sum(h.berbukti) as berbukti, sum(h.menit) as menit,
        count(*) filter (h.wajib and h.tanggal > coalesce(t.catatan_terakhir, date '1900-01-01')) as kosong_terakhir
    from hari h left join terakhir t using (nip) group by h.nip
)
select o.nip, o.nama, o.unit_kerja, coalesce(h.wajib, 0) as hari_wajib, coalesce(h.tercatat, 0) as hari_tercatat,
    100.0::double * h.tercatat / nullif(h.wajib, 0) as kepatuhan, coalesce(h.tidak_hadir, 0) as hari_tidak_hadir,
    cast(coalesce(h.catatan, 0) as bigint) as catatan, cast(coalesce(h.berbukti, 0) as bigint) as berbukti,
    100.0::double * h.berbukti / nullif(h.catatan, 0) as persen_berbukti, cast(coalesce(h.menit, 0) as bigint) as menit,
    t.catatan_terakhir, coalesce(h.kosong_terakhir, 0) as hari_kosong_terakhir, coalesce(h.wajib, 0) > 0 as diunggah
from orang o left join hari_isi h using (nip) left join terakhir t using (nip)
order by kepatuhan nulls last, hari_kosong_terakhir desc, o.nama, o.nip
