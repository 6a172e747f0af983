-- judul: Kepatuhan catatan harian per pegawai
-- arti: Hari dengan sedikitnya satu catatan dibagi hari wajib seorang pegawai: hari kerja yang tercakup unggahan sampai tanggal keadaan, dikurangi hari tidak hadir.
--   Hari kosong terakhir: hari wajib sejak catatan terakhir pada periode ini. Pegawai yang belum diunggah tidak berpersentase.
--   Keadaan: diunggah bila unggahan mencakup semua hari kerjanya, sebagian bila hanya sebagian.
-- meaning: Days with at least one note over a person's expected days: working days that uploads cover up to the as-of date, less absences. Latest empty days:
--   expected days since the last note of the period. A person without uploads has no percentage. State: diunggah where uploads cover all of the
--   working days, sebagian where they cover part.
-- butir: satu pegawai aktif, di unitnya pada tanggal keadaan
-- penyebut: hari wajib pegawai itu dalam tanggal yang tercakup unggahan
-- kolom: nip nama unit_kerja hari_wajib hari_tercatat kepatuhan hari_tidak_hadir catatan berbukti persen_berbukti menit catatan_terakhir
--   hari_kosong_terakhir diunggah keadaan
with orang as (from tampak.orang),
terakhir as (from tampak.catatan_terakhir),
masa as (
    select nip, bit_or(wajib) as wajib, bit_or(kerja) as kerja, bit_or(absen) as absen, sum(tercatat) as tercatat, sum(catatan) as catatan, sum(berbukti) as berbukti,
        sum(menit) as menit
    from tampak.orang_masa group by nip
),
hari_isi as (
    select h.nip, bit_count(h.wajib) as wajib, bit_count(h.kerja) as kerja, cast(h.tercatat as bigint) as tercatat, bit_count(h.absen) as tidak_hadir, h.catatan, h.berbukti, h.menit,
        bit_count(h.wajib & bit_hari(coalesce(t.catatan_terakhir, date '1900-01-01') + 1, $per, $dari, least($sampai, $per))) as kosong_terakhir
    from masa h left join terakhir t using (nip)
)
select o.nip, o.nama, o.unit_kerja, coalesce(h.wajib, 0) as hari_wajib, coalesce(h.tercatat, 0) as hari_tercatat,
    100.0::double * h.tercatat / nullif(h.wajib, 0) as kepatuhan, coalesce(h.tidak_hadir, 0) as hari_tidak_hadir,
    cast(coalesce(h.catatan, 0) as bigint) as catatan, cast(coalesce(h.berbukti, 0) as bigint) as berbukti,
    100.0::double * h.berbukti / nullif(h.catatan, 0) as persen_berbukti, cast(coalesce(h.menit, 0) as bigint) as menit,
    t.catatan_terakhir, coalesce(h.kosong_terakhir, 0) as hari_kosong_terakhir, coalesce(h.wajib, 0) > 0 as diunggah,
    keadaan_unggahan(coalesce(h.kerja, 0), coalesce(h.wajib, 0)) as keadaan
from orang o left join hari_isi h using (nip) left join terakhir t using (nip)
order by kepatuhan nulls last, hari_kosong_terakhir desc, o.nama, o.nip
