-- judul: Rincian laporan BKN
-- arti: Pegawai di balik laporan BKN per unit: keadaan SKP-nya pada tahun itu (disetujui, belum disetujui, tidak membuat, atau tidak tercantum dalam Laporan SKP), bulan
--   yang sudah dan yang belum dinilai dari bulan yang ditunggu, dan apakah penilaian setahunnya sudah ada. Yang tidak tercantum belum tentu belum membuat SKP. Asal: baris
--   Laporan SKP yang dipakai.
-- meaning: The people behind BKN's counts per unit: how their SKP of the year stands (approved, not approved, none made, or not listed in the Laporan SKP), the months
--   rated and not yet rated of those to be rated, and whether the rating of the whole year is there. Not listed does not mean not made. Origin: the row of the
--   Laporan SKP that counts.
-- butir: satu pegawai aktif, di unitnya pada tanggal keadaan, satu tahun
-- penyebut: bulan yang ditunggu penilaiannya; tanpa itu tidak ada persentase
-- kolom: nip nama unit_kerja tahun keadaan mulai bulan_wajib bulan_dinilai persen_bulan sudah_dinilai belum_dinilai dinilai_tahunan berkas sheet baris
with orang as (from tampak.orang),
skp as (from tampak.skp),
bulan as (
    select nip, count(*) as wajib, count(*) filter (dinilai) as dinilai, string_agg(strftime(bulan, '%Y-%m'), ' ' order by bulan) filter (dinilai) as sudah,
        string_agg(strftime(bulan, '%Y-%m'), ' ' order by bulan) filter (not dinilai) as belum
    from tampak.bulan_penilaian group by nip
),
tahunan as (from tampak.nilai_tahunan),
lembar as (from tampak.lembar)
select o.nip, o.nama, o.unit_kerja, year($sampai) as tahun,
    case when s.nip is null then 'tidak_tercantum' when s.status = 'disetujui' then 'disetujui' when s.tidak_membuat then 'tidak_membuat' else 'belum_disetujui' end as keadaan,
    s.mulai, coalesce(b.wajib, 0) as bulan_wajib, coalesce(b.dinilai, 0) as bulan_dinilai, 100.0::double * b.dinilai / nullif(b.wajib, 0) as persen_bulan,
    b.sudah as sudah_dinilai, b.belum as belum_dinilai, t.nip is not null as dinilai_tahunan, l.berkas, l.sheet, s.baris
from orang o left join skp s using (nip) left join bulan b using (nip) left join tahunan t using (nip) left join lembar l using (lembar_id)
order by case when s.nip is null then 2 when s.status = 'disetujui' then 3 when s.tidak_membuat then 0 else 1 end, persen_bulan nulls last, o.nama, o.nip
