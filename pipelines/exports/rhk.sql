-- RHK rows, typed; a row may add an indicator to the RHK above it. butir: one row of an RHK list or SKP form.
with turun as (                                   -- indicators under one RHK name it once
    select *, coalesce(isi(rhk), case when isi(indikator) is not null
        then last_value(isi(rhk) ignore nulls) over (partition by lembar_no, kunci_orang order by row rows unbounded preceding) end) as rhk_isi
    from masuk
),
dibaca as (
    select m.lembar_no, m.row as baris, o.nip, o.cara, o.nip_asal, m.rhk_isi as rhk,
        coalesce(a.nilai, p.awal, make_date(cast(m.tahun as integer), 1, 1)) as periode_awal,
        coalesce(z.nilai, p.akhir, make_date(cast(m.tahun as integer), 12, 31)) as periode_akhir,
        a.nilai is null and p.awal is null as periode_dianggap, m.periode as periode_teks,
        isi(m.rhk_pimpinan) as rhk_pimpinan,
        case when regexp_matches(lower(m.jenis), 'tambah') then 'tambahan' when regexp_matches(lower(m.jenis), 'utama') then 'utama' else lower(isi(m.jenis)) end as jenis,
        lower(isi(m.pendekatan)) as pendekatan, coalesce(ks.nilai, 'kosong') as status, isi(m.realisasi) as realisasi,
        isi(m.umpan_balik) as umpan_balik, isi(m.rating) as rating, isi(m.keterangan) as keterangan,
        lower(isi(m.aspek)) as aspek, isi(m.indikator) as indikator, isi(m.target) as target_teks, isi(m.perspektif) as perspektif
    from turun m
    left join orang o using (kunci_orang)
    left join kamus_status ks on ks.kind = 'rhk' and ks.teks = m.status
    left join kamus_periode p on p.teks is not distinct from m.periode and p.tahun = m.tahun
    left join kamus_tanggal a on a.teks = m.periode_awal
    left join kamus_tanggal z on z.teks = m.periode_akhir
),
berkunci as (
    select *, case when nip is not null and rhk is not null then kunci_dari(nip, periode_awal::varchar, periode_akhir::varchar, teks_baku(rhk)) end as kunci from dibaca
)
select lembar_no, baris, null as lewati, kunci, kunci_dari(kunci, teks_baku(aspek), teks_baku(indikator), teks_baku(target_teks)) as kunci_baris,
    nip, periode_awal, periode_akhir, periode_teks as periode, rhk, rhk_pimpinan, jenis, pendekatan, status, realisasi, umpan_balik, rating, keterangan,
    aspek, indikator, target_teks, perspektif,
    list_concat(temuan_orang(cara, nip_asal), list_filter([
        temuan('rhk_kosong', 'rhk', null, rhk is null),
        temuan('periode_dianggap', 'periode', periode_teks, periode_dianggap),
        temuan('periode_terbalik', 'periode_akhir', cast(periode_akhir as varchar), periode_akhir < periode_awal)
    ], lambda t: t is not null)) as temuan
from berkunci
