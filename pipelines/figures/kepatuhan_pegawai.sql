-- judul: Kepatuhan catatan harian per pegawai
-- arti: Bagian hari kerja seorang pegawai yang punya sedikitnya satu catatan, di antara hari yang hadir dan sudah diunggah.
-- meaning: Share of an employee's working days with at least one note, among days present and uploaded.
-- butir: satu pegawai aktif
-- penyebut: Hari wajib: hari kerja, tanpa libur nasional, cuti bersama dan ketidakhadiran, dalam tanggal yang dicakup unggahan.
with hari as (select * from tampak.hari_orang($dari, least($sampai, $per))),
kosong as (                                  -- expected days without a note since the last note
    select h.nip, count(*) as hari_kosong_terakhir from hari h
    left join (select nip, max(tanggal) as terakhir from hari where catatan > 0 group by nip) t using (nip)
    where h.wajib and h.catatan = 0 and (t.terakhir is null or h.tanggal > t.terakhir) group by h.nip
),
orang as (
    select nip, any_value(nama) as nama, arg_max(unit_kerja, tanggal) as unit_kerja, count(*) filter (wajib) as hari_wajib,
        count(*) filter (wajib and catatan > 0) as hari_tercatat, count(*) filter (hari_kerja and tidak_hadir) as hari_tidak_hadir,
        cast(sum(catatan) as bigint) as catatan, cast(sum(berbukti) as bigint) as berbukti, cast(sum(menit) as bigint) as menit,
        max(tanggal) filter (catatan > 0) as catatan_terakhir, count(*) filter (seharusnya) as seharusnya
    from hari group by nip
)
select nip, nama, unit_kerja, hari_wajib, hari_tercatat, 100.0 * hari_tercatat / nullif(hari_wajib, 0) as kepatuhan, hari_tidak_hadir, catatan, berbukti,
    100.0 * berbukti / nullif(catatan, 0) as persen_berbukti, menit, catatan_terakhir, coalesce(hari_kosong_terakhir, 0) as hari_kosong_terakhir,
    case when hari_wajib > 0 and hari_wajib = seharusnya then 'diunggah' when hari_wajib > 0 then 'sebagian' when seharusnya = 0 then 'libur' else 'belum_diunggah' end as diunggah
from orang left join kosong using (nip)
order by kepatuhan nulls last, hari_kosong_terakhir desc, nama
