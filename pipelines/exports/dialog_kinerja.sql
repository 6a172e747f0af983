-- Performance dialogues, typed. butir: one meeting in one row.
-- "Februari 2026": kept on the first day of the month, and said. A table without dates has its months in the column of the period, or above it.
with bertanggal as (select distinct lembar_no from kolom_masuk where field = 'tanggal'),
sesi as (
    select m.*, coalesce(m.tanggal, case when h.lembar_no is null then m.periode end) as tanggal_teks, case when h.lembar_no is null then 'periode' else 'tanggal' end as kolom
    from masuk m left join bertanggal h using (lembar_no)
),
dibaca as (
    select m.lembar_no, m.row as baris, o.nip, o.cara, o.nip_asal, o.lahir, coalesce(t.nilai, b.awal) as tanggal, m.tanggal_teks, m.kolom,
        t.nilai is null and b.awal is not null as seketat_bulan,
        case when not nip_meragukan(m.nip_atasan) then nip_baku(m.nip_atasan) end as nip_atasan, isi(m.nama_atasan) as nama_atasan,
        isi(m.jenis) as jenis, isi(m.uraian) as uraian, isi(m.kendala) as kendala, isi(m.umpan_balik) as umpan_balik,
        isi(m.tindak_lanjut) as tindak_lanjut, g.nilai as tenggat, m.tenggat as tenggat_teks, isi(m.metode) as metode,
        coalesce(ks.nilai, 'kosong') as status, isi(m.status) as status_teks, isi(m.bukti_dukung) as bukti_dukung
    from sesi m
    left join orang o using (kunci_orang)
    left join kamus_status ks on ks.kind = 'dialog_kinerja' and ks.teks = m.status
    left join kamus_tanggal t on t.teks = m.tanggal_teks
    left join kamus_tanggal g on g.teks = m.tenggat
    left join kamus_periode b on b.teks = m.tanggal_teks and b.tahun = m.tahun
        and case m.kolom when 'periode' then b.akhir - b.awal <= 31 else regexp_matches(lower(m.tanggal_teks), '[a-z]{3}') end
),
berkunci as (
    select *, case when nip is not null and tanggal is not null then kunci_dari(nip, tanggal::varchar, teks_baku(coalesce(jenis, uraian))) end as kunci from dibaca
)
select lembar_no, baris, case when isi(tanggal_teks) is null and uraian is null and tindak_lanjut is null and umpan_balik is null then 'tanpa_isi' end as lewati,
    kunci, kunci as kunci_baris,
    nip, tanggal, nip_atasan, nama_atasan, jenis, uraian, kendala, umpan_balik, tindak_lanjut, tenggat, metode, status, bukti_dukung,
    list_concat(temuan_orang(cara, nip_asal), list_filter([
        temuan('tanggal_kosong', kolom, null, isi(tanggal_teks) is null),
        temuan('tanggal_tak_terbaca', kolom, tanggal_teks, isi(tanggal_teks) is not null and tanggal is null),
        temuan('tanggal_sebelum_lahir', kolom, tanggal_teks, tanggal < lahir),
        temuan('tanggal_seketat_bulan', kolom, tanggal_teks, seketat_bulan),
        temuan('tanggal_tak_terbaca_pelengkap', 'tenggat', tenggat_teks, isi(tenggat_teks) is not null and tenggat is null),
        temuan('status_tidak_dikenal', 'status', status_teks, status = 'lain')
    ], lambda t: t is not null)) as temuan
from berkunci
