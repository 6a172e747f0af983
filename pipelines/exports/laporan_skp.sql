-- BKN's Laporan SKP: whether each employee's SKP is approved, typed. butir: one SKP of one employee.
with dibaca as (
    select m.lembar_no, m.row as baris, o.nip, o.cara, o.nip_asal, coalesce(a.nilai, p.awal) as periode_awal,
        coalesce(z.nilai, p.akhir) as periode_akhir, m.periode as periode_teks,
        coalesce(ks.nilai, 'kosong') as status, isi(m.status) as status_teks, isi(m.model) as model,
        coalesce(regexp_matches(lower(isi(m.plt_plh)), '^(ya|y|true|1|plt|plh|pj|pjs)'), false) as plt_plh,
        isi(m.unit_kerja) as unit_kerja, isi(m.jabatan) as jabatan
    from masuk m
    left join orang o using (kunci_orang)
    left join kamus_status ks on ks.kind = 'laporan_skp' and ks.teks = m.status
    left join kamus_periode p on p.teks is not distinct from m.periode and p.tahun = m.tahun
    left join kamus_tanggal a on a.teks = m.periode_awal
    left join kamus_tanggal z on z.teks = m.periode_akhir
),
berkunci as (
    select *, case when nip is not null and periode_awal is not null then kunci_dari(nip, periode_awal::varchar, periode_akhir::varchar, plt_plh::varchar) end as kunci from dibaca
)
select lembar_no, baris, null as lewati, kunci, kunci as kunci_baris,
    nip, periode_awal, periode_akhir, periode_teks as periode, status, status_teks, model, plt_plh, unit_kerja, jabatan,
    list_concat(temuan_orang(cara, nip_asal), list_filter([
        temuan('periode_tak_terbaca', 'periode', periode_teks, periode_awal is null),
        temuan('status_tidak_dikenal', 'status', status_teks, status = 'lain')
    ], lambda t: t is not null)) as temuan
from berkunci
