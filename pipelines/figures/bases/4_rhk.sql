-- Steps as they stood on a day: progress, and pace as the share of their working days elapsed (DESIGN of the figures: README).
-- A step that the export says was finished after the day counts as unfinished, and no further than its pace.
create or replace macro tampak.langkah(p_dari, p_sampai, p_per) as table
with milik as (
    select s.*, o.nama, o.unit_kerja, coalesce(s.tanggal_mulai, s.periode_awal) as mulai,
        greatest(coalesce(s.tenggat, s.periode_akhir), coalesce(s.tanggal_mulai, s.periode_awal)) as batas
    from main.rencana_aksi s join tampak.orang(p_per) o on o.nip = s.nip
),
berhari as (
    select m.*, akhir.hari_ke - awal.hari_ke + cast(awal.hari_kerja as integer) as hari_seluruh,
        greatest(least(kini.hari_ke, akhir.hari_ke) - awal.hari_ke + cast(awal.hari_kerja as integer), 0) as hari_lewat_langkah,
        kini.hari_ke - akhir.hari_ke as hari_setelah_batas
    from milik m
    left join main.kalender awal on awal.tanggal = m.mulai
    left join main.kalender akhir on akhir.tanggal = m.batas
    left join main.kalender kini on kini.tanggal = p_per
),
berlaju as (
    select *, case when p_per < mulai then 0.0 when p_per >= batas then 100.0 when hari_seluruh > 0 then 100.0 * hari_lewat_langkah / hari_seluruh else 0.0 end as target_waktu,
        case when capaian_persen is not null then least(greatest(capaian_persen, 0), 100)
            when target > 0 and realisasi is not null then least(greatest(100.0 * realisasi / target, 0), 100)
            when status = 'selesai' then 100.0 else 0.0 end as kemajuan_kini
    from berhari
),
bermaju as (
    select *, coalesce(tanggal_selesai > p_per, false) as kelak,
        case when coalesce(tanggal_selesai > p_per, false) then least(kemajuan_kini, target_waktu) else kemajuan_kini end as kemajuan
    from berlaju
),
bernilai as (
    select *, not kelak and (kemajuan >= 100 or status = 'selesai') as selesai from bermaju
)
select kunci, kunci_rhk, nip, nama, unit_kerja, rhk, rencana_aksi, periode_awal, periode_akhir, mulai, batas as tenggat, tanggal_selesai,
    kemajuan, target_waktu, selesai, not selesai and batas < p_per as lewat,
    case when not selesai and batas < p_per then hari_setelah_batas else 0 end as hari_lewat,
    coalesce(bobot, 1.0) / coalesce(nullif(avg(coalesce(bobot, 1.0)) over (partition by kunci_rhk, nip), 0), 1) as bobot,
    target, satuan, realisasi, status as status_asal, status_teks, bukti_dukung, kendala, lembar_id, baris
from bernilai
where mulai <= p_sampai and (batas >= p_dari or not selesai) and periode_akhir >= p_dari and periode_awal <= p_sampai;

-- One word for how something stands.
create or replace macro kata_status(p_langkah, p_selesai, p_selisih, p_lewat) as
    case when p_langkah = 0 then 'belum_dijabarkan' when p_selesai then 'selesai'
        when p_lewat or p_selisih < setelan_kantor('ambang_kritis') then 'kritis'
        when p_selisih < setelan_kantor('ambang_tertinggal') then 'tertinggal' else 'sesuai_jadwal' end;

-- RHK of the visible people whose period touches the stretch, as they stood on a day.
create or replace macro tampak.rhk(p_dari, p_sampai, p_per) as table
with milik as (
    select r.*, o.nama, o.unit_kerja, o.jabatan from main.rhk r join tampak.orang(p_per) o on o.nip = r.nip
    where r.periode_awal <= p_sampai and r.periode_akhir >= p_dari
),
langkah as (
    select kunci_rhk, count(*) as langkah, count(*) filter (selesai) as langkah_selesai, count(*) filter (lewat) as langkah_lewat,
        sum(kemajuan * bobot) / sum(bobot) as capaian, sum(target_waktu * bobot) / sum(bobot) as target_waktu,
        sum(kemajuan * bobot) as kemajuan_bobot, sum(target_waktu * bobot) as waktu_bobot, sum(bobot) as bobot,
        max(tenggat) as tenggat, max(hari_lewat) as hari_lewat_terlama
    from tampak.langkah(p_dari, p_sampai, p_per) where kunci_rhk is not null group by kunci_rhk
),
catatan as (
    select t.kunci_rhk, count(*) filter (c.tanggal between p_dari and p_sampai) as jumlah_catatan, max(c.tanggal) as catatan_terakhir
    from main.tautan_catatan t join main.catatan_harian c on c.kunci = t.kunci join tampak.orang(p_per) o on o.nip = t.nip
    where c.tanggal <= p_per group by t.kunci_rhk
),
kini as (select hari_ke from main.kalender where tanggal = p_per),
jendela as (                                 -- the last working days in which a note was to be expected
    select min(tanggal) as sejak from main.kalender, kini
    where hari_kerja and kalender.tanggal <= p_per and kalender.hari_ke > kini.hari_ke - setelan_kantor('hari_senyap')
),
tercakup as (                                -- silence is only heard where notes were uploaded
    select distinct h.nip from tampak.hari_orang((select sejak from jendela), p_per) h where h.wajib
),
dinilai as (
    select m.*, coalesce(l.langkah, 0) as langkah, coalesce(l.langkah_selesai, 0) as langkah_selesai, coalesce(l.langkah_lewat, 0) as langkah_lewat,
        l.capaian, l.target_waktu, l.kemajuan_bobot, l.waktu_bobot, l.bobot, l.tenggat, l.hari_lewat_terlama,
        coalesce(l.langkah = l.langkah_selesai, false) as selesai,
        c.catatan_terakhir, coalesce(c.jumlah_catatan, 0) as jumlah_catatan,
        (select hari_ke from kini) - awal.hari_ke + cast(awal.hari_kerja as integer) as hari_berjalan
    from milik m
    left join langkah l on l.kunci_rhk = m.kunci
    left join catatan c on c.kunci_rhk = m.kunci
    left join main.kalender awal on awal.tanggal = m.periode_awal
)
select *, capaian - target_waktu as selisih, kata_status(langkah, selesai, capaian - target_waktu, langkah_lewat > 0) as status,
    not selesai and periode_akhir >= p_per and hari_berjalan >= setelan_kantor('hari_senyap')
        and coalesce(catatan_terakhir < (select sejak from jendela), true) and nip in (select nip from tercakup) as senyap
from dinilai;
