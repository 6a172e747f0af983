-- Ratings of BKN's Laporan Penilaian SKP, typed. butir: one rating of one employee in one period.
with dibaca as (
    select m.lembar_no, m.row as baris, o.nip, o.cara, o.nip_asal, coalesce(a.nilai, p.awal) as periode_awal,
        coalesce(z.nilai, p.akhir) as periode_akhir, m.periode as periode_teks,
        lower(isi(m.hasil_kerja)) as hasil_kerja, lower(isi(m.perilaku_kerja)) as perilaku_kerja, lower(isi(m.predikat)) as predikat,
        coalesce(regexp_matches(lower(isi(m.plt_plh)), '^(ya|y|true|1|plt|plh|pj|pjs)'), false) as plt_plh,
        baca_waktu(m.waktu_dinilai) as waktu_dinilai, isi(m.unit_kerja) as unit_kerja,
        case when not nip_meragukan(m.nip_atasan) then nip_baku(m.nip_atasan) end as nip_atasan,
        case when m.periode is null then coalesce(a.nilai, p.awal) else coalesce(p.awal, a.nilai) end as dinilai_awal,
        case when m.periode is null then coalesce(z.nilai, p.akhir) else coalesce(p.akhir, z.nilai) end as dinilai_akhir,
        case when m.periode is not null then coalesce(nullif(concat_ws(' ', p.awal::varchar, p.akhir::varchar), ''), teks_baku(m.periode)) end as masa_dinilai
    from masuk m
    left join orang o using (kunci_orang)
    left join kamus_periode p on p.teks is not distinct from m.periode and p.tahun = m.tahun
    left join kamus_tanggal a on a.teks = m.periode_awal
    left join kamus_tanggal z on z.teks = m.periode_akhir
),
berkunci as (                                -- BKN's rows carry the period of the SKP, mostly the year; what stands above them says which part of it was rated
    select *, case when nip is not null and periode_awal is not null then kunci_dari(nip, periode_awal::varchar, periode_akhir::varchar,
        concat_ws('|', plt_plh::varchar, nullif(masa_dinilai, concat_ws(' ', periode_awal::varchar, periode_akhir::varchar)))) end as kunci
    from dibaca
)
select lembar_no, baris, case when predikat is null and hasil_kerja is null and perilaku_kerja is null then 'tanpa_isi' end as lewati,
    kunci, kunci_dari(kunci, waktu_dinilai::varchar) as kunci_baris, waktu_dinilai as urut,
    nip, periode_awal, periode_akhir, dinilai_awal, dinilai_akhir, periode_teks as periode, hasil_kerja, perilaku_kerja, predikat, plt_plh,
    waktu_dinilai, unit_kerja, nip_atasan,
    list_concat(temuan_orang(cara, nip_asal), list_filter([
        temuan('periode_tak_terbaca', 'periode', periode_teks, periode_awal is null)
    ], lambda t: t is not null)) as temuan
from berkunci
