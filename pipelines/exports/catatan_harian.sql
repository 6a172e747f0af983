-- Daily notes, typed. butir: one note in one row.
with waktu as (                              -- when a note was entered; UTC stamps turned to the office's zone
    select teks, case when regexp_matches(teks, '(?i)\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(z|[+-]\d{2}:?\d{2})$') then dari_utc(teks)
        else t.nilai + coalesce(jam_akhir(teks), time '00:00') end as nilai
    from (select distinct tanggal_input as teks from masuk where tanggal_input is not null) left join kamus_tanggal t using (teks)
),
rentang as (                                 -- a clock, or a range of two clocks, in any of three columns
    select teks, rentang_jam(teks) as ujung from (select distinct unnest([jam_mulai, jam_selesai, rentang_jam]) as teks from masuk) where teks is not null
),
ujung as (
    select teks, jam_rapi(case when len(ujung) = 2 then ujung[1] else teks end) as awal, jam_rapi(case when len(ujung) = 2 then ujung[2] end) as akhir
    from rentang
),
jam as (select teks, jam_dari(awal) as awal, jam_dari(akhir) as akhir from ujung),
durasi as (
    select distinct lembar_no, durasi_menit as teks, lower(isi(durasi_menit)) as t from masuk where durasi_menit is not null
),
menit as (
    select lembar_no, teks, case when k.dalam_jam and regexp_full_match(t, '\d{1,2}([.,]\d+)?') then cast(round(angka_dari(t) * 60) as integer) else menit_dari(t) end as nilai
    from durasi
    left join (select lembar_no, regexp_matches(lower(header), '\bjam\b') and not regexp_matches(lower(header), 'menit') as dalam_jam
        from kolom_masuk where field = 'durasi_menit') k using (lembar_no)
),
dibaca as (
    select m.lembar_no, m.row as baris, o.nip, o.cara, o.nip_asal, o.lahir, isi(m.unit_kerja) as unit_kerja,
        t.nilai as tanggal, m.tanggal as tanggal_teks, coalesce(t.bulan_dulu, false) as bulan_dulu, w.nilai as tanggal_input, m.tanggal_input as input_teks,
        coalesce(jm.awal, jr.awal) as mulai, coalesce(js.awal, jm.akhir, jr.akhir) as selesai,
        coalesce(m.jam_mulai, m.rentang_jam) as jam_teks, d.nilai as durasi, m.durasi_menit as durasi_teks,
        isi(m.kegiatan) as kegiatan, teks_berjarak(isi(m.kegiatan)) as berjarak, isi(m.hasil) as hasil, v.angka as volume, coalesce(isi(m.satuan), v.satuan) as satuan,
        isi(m.rhk) as rhk, isi(m.rencana_aksi) as rencana_aksi, isi(m.bukti_dukung) as bukti_dukung,
        coalesce(ks.nilai, 'kosong') as status, isi(m.status) as status_teks, isi(m.catatan_atasan) as catatan_atasan, isi(m.keterangan) as keterangan,
        l.unggah
    from masuk m
    join lembar_masuk l using (lembar_no)
    left join orang o using (kunci_orang)
    left join kamus_status ks on ks.kind = 'catatan_harian' and ks.teks = m.status
    left join kamus_tanggal t on t.teks = m.tanggal
    left join kamus_angka v on v.teks = m.volume
    left join waktu w on w.teks = m.tanggal_input
    left join jam jm on jm.teks = m.jam_mulai
    left join jam js on js.teks = m.jam_selesai
    left join jam jr on jr.teks = m.rentang_jam
    left join menit d on d.lembar_no = m.lembar_no and d.teks = m.durasi_menit
),
berkunci as (
    select *, coalesce(durasi, menit_antara(mulai, selesai)) as menit,
        case when nip is not null and tanggal is not null and kegiatan is not null
            then kunci_dari(nip, tanggal::varchar, mulai::varchar, teks_sama(berjarak)) end as kunci
    from dibaca
)
select lembar_no, baris,
    case when kegiatan is null and (isi(tanggal_teks) is null or coalesce(isi(hasil), jam_teks) is null) then 'tanpa_isi' end as lewati,
    kunci, kunci as kunci_baris,
    nip, unit_kerja, tanggal, tanggal_input, mulai, selesai, cast(menit as integer) as menit, kegiatan, hasil, volume, satuan, rhk, rencana_aksi,
    bukti_dukung, status, catatan_atasan, keterangan,
    list_concat(temuan_orang(cara, nip_asal), list_filter([
        temuan('tanggal_kosong', 'tanggal', null, isi(tanggal_teks) is null),
        temuan('tanggal_tak_terbaca', 'tanggal', tanggal_teks, isi(tanggal_teks) is not null and tanggal is null),
        temuan('tanggal_masa_depan', 'tanggal', tanggal_teks, tanggal > unggah),
        temuan('tanggal_sebelum_lahir', 'tanggal', tanggal_teks, tanggal < lahir),
        temuan('tanggal_bulan_dulu', 'tanggal', tanggal_teks, bulan_dulu and tanggal is not null),
        temuan('kegiatan_kosong', 'kegiatan', null, kegiatan is null),
        temuan('jam_tak_terbaca', 'jam_mulai', jam_teks, isi(jam_teks) is not null and mulai is null),
        temuan('durasi_tak_terbaca', 'durasi_menit', durasi_teks, isi(durasi_teks) is not null and durasi is null),
        temuan('menit_lebih_sehari', 'durasi_menit', cast(menit as varchar), menit > 1440 or menit < 0),
        temuan('tanggal_tak_terbaca_pelengkap', 'tanggal_input', input_teks, isi(input_teks) is not null and tanggal_input is null),
        temuan('status_tidak_dikenal', 'status', status_teks, status = 'lain')
    ], lambda t: t is not null)) as temuan
from berkunci
