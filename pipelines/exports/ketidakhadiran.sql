-- Absences (cuti, sakit, dinas luar, tugas belajar), typed. butir: one interval in one row.
with dibaca as (
    select m.lembar_no, m.row as baris, o.nip, o.cara, o.nip_asal, lower(isi(m.jenis)) as jenis, a.nilai as mulai, m.tanggal_mulai as mulai_teks,
        coalesce(z.nilai, h.tanggal, a.nilai) as selesai, m.tanggal_selesai as selesai_teks, z.nilai as selesai_tertulis, isi(m.keterangan) as keterangan,
        coalesce(ks.nilai, 'kosong') as status
    from masuk m
    left join orang o using (kunci_orang)
    left join kamus_status ks on ks.kind = 'ketidakhadiran' and ks.teks = m.status
    left join kamus_tanggal a on a.teks = m.tanggal_mulai
    left join kamus_tanggal z on z.teks = m.tanggal_selesai
    left join kamus_angka n on n.teks = m.jumlah_hari
    left join kalender k on k.tanggal = a.nilai
    left join kalender h on z.nilai is null and h.hari_kerja          -- no end given: its number of working days from the start
        and h.hari_ke = cast(k.hari_ke as bigint) + try_cast(n.angka as integer) - cast(k.hari_kerja as integer)
),
berkunci as (
    select *, case when nip is not null and mulai is not null then kunci_dari(nip, teks_baku(jenis), mulai::varchar) end as kunci from dibaca
)
select lembar_no, baris, case when status in ('ditolak', 'draft') then 'tidak_disetujui' end as lewati, kunci, kunci as kunci_baris,
    nip, coalesce(jenis, 'tidak hadir') as jenis, mulai, selesai, keterangan,
    list_concat(temuan_orang(cara, nip_asal), list_filter([
        temuan('tanggal_kosong', 'tanggal_mulai', null, isi(mulai_teks) is null),
        temuan('tanggal_tak_terbaca', 'tanggal_mulai', mulai_teks, isi(mulai_teks) is not null and mulai is null),
        temuan('tanggal_tak_terbaca_pelengkap', 'tanggal_selesai', selesai_teks, isi(selesai_teks) is not null and selesai_tertulis is null),
        temuan('selesai_sebelum_mulai', 'tanggal_selesai', selesai_teks, selesai < mulai)
    ], lambda t: t is not null)) as temuan
from berkunci
