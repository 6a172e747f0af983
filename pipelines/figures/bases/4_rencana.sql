-- Plans and how far they are: a step, an RHK made of steps, a person or unit made of RHK.

create or replace macro status_laju(selisih, tertinggal, kritis) as
    case when selisih is null then null when round(selisih, 6) < kritis then 'kritis'
        when round(selisih, 6) < tertinggal then 'tertinggal' else 'sesuai_jadwal' end;

-- Steps of people in sight as they stand at a day. A finish dated after that day has not happened yet.
create or replace macro tampak.langkah(hari) as table
with dasar as (
    select r.kunci, h.kunci as kunci_rhk, o.nip, o.nama, o.unit_kerja, coalesce(h.rhk, r.rhk) as rhk, r.rencana_aksi,
        coalesce(h.periode_awal, r.periode_awal) as periode_awal, coalesce(h.periode_akhir, r.periode_akhir) as periode_akhir,
        coalesce(r.tenggat, h.periode_akhir, r.periode_akhir) as tenggat,
        least(coalesce(r.tanggal_mulai, h.periode_awal, r.periode_awal), coalesce(r.tenggat, h.periode_akhir, r.periode_akhir)) as mulai,
        r.tanggal_selesai, coalesce(r.tanggal_selesai > hari, false) as kelak,
        r.status = 'selesai' or (coalesce(r.status, 'kosong') = 'kosong' and r.tanggal_selesai is not null) as rampung,
        coalesce(r.capaian_persen, case when r.target > 0 then 100.0 * r.realisasi / r.target end) as tertulis,
        greatest(0, coalesce(r.bobot, 1)) as berat, r.bobot, r.target, r.satuan, r.realisasi, r.status_teks,
        r.bukti_dukung, r.kendala, r.lembar_id, r.baris
    from main.rencana_aksi r
    join tampak.orang(hari) o on o.nip = r.nip
    left join main.rhk h on h.kunci = r.kunci_rhk
),
hari_per as (from pondasi.hari_ke(hari)),
laju as (
    select d.*, coalesce(d.berat / nullif(avg(d.berat) over (partition by d.kunci_rhk), 0), 1) as berat_baku,
        greatest(0, least(100, coalesce(d.tertulis, case when d.rampung then 100 else 0 end))) as maju,
        case when hari < d.mulai then 0.0 when hari >= d.tenggat then 100.0
            else coalesce(100.0 * (p.ke - coalesce(a.hari_ke, 0)) / nullif(coalesce(z.hari_ke, p.ke) - coalesce(a.hari_ke, 0), 0), 0.0)
        end as target_waktu
    from dasar d cross join hari_per p
    left join main.kalender a on a.tanggal = d.mulai - 1
    left join main.kalender z on z.tanggal = d.tenggat
),
kini as (
    select l.* replace (cast(l.target_waktu as double) as target_waktu), cast(case when l.kelak then least(l.maju, l.target_waktu) else l.maju end as double) as kemajuan,
        not l.kelak and (coalesce(l.rampung, false) or l.maju >= 100) as selesai
    from laju l
)
select k.* exclude (berat, maju, tertulis, rampung, kelak), k.kemajuan - k.target_waktu as selisih,
    not k.selesai and k.tenggat < hari as lewat,
    case when not k.selesai and k.tenggat < hari then date_diff('day', k.tenggat, hari) end as hari_lewat,
    case when k.selesai then 'selesai' when k.tenggat < hari then 'kritis'
        else status_laju(k.kemajuan - k.target_waktu, s.ambang_tertinggal, s.ambang_kritis) end as status
from kini k join tampak.setelan_unit s using (unit_kerja);

-- Notes linked to an RHK, up to a day, whoever's unit they were written in: they belong to the RHK.
create or replace macro pondasi.catatan_rhk(hari) as table
select t.kunci_rhk, count(*) as jumlah_catatan, max(c.tanggal) as catatan_terakhir
from main.tautan_catatan t join main.catatan_harian c using (kunci)
where c.tanggal <= hari group by t.kunci_rhk;

-- From which day on the last N days run on which a person was to note something; no row where there are fewer.
create or replace macro tampak.jendela_senyap(hari) as table
select h.nip, min(h.tanggal) as sejak
from (
    select nip, unit_kerja, tanggal, row_number() over (partition by nip order by tanggal desc) as mundur
    from tampak.hari_orang(hari - 120, hari) where wajib
) h
join tampak.orang(hari) o using (nip)
join tampak.setelan_unit s on s.unit_kerja = o.unit_kerja
where h.mundur <= s.hari_senyap
group by h.nip, s.hari_senyap having count(*) = s.hari_senyap;

-- RHK whose period meets the days asked about, as they stand at a day.
create or replace macro tampak.rhk(awal, akhir, hari) as table
with dari_langkah as (
    select kunci_rhk, count(*) as langkah, count(*) filter (selesai) as langkah_selesai, count(*) filter (lewat) as langkah_lewat,
        max(hari_lewat) as hari_lewat, sum(berat_baku) as berat, sum(kemajuan * berat_baku) as maju_berat, sum(target_waktu * berat_baku) as waktu_berat,
        coalesce(min(tenggat) filter (not selesai), max(tenggat)) as tenggat
    from tampak.langkah(hari) where kunci_rhk is not null group by kunci_rhk
),
lengkap as (
    select r.kunci as kunci_rhk, o.nip, o.nama, o.unit_kerja, o.jabatan, r.periode, r.periode_awal, r.periode_akhir, r.jenis, r.rhk, r.rhk_pimpinan,
        coalesce(l.langkah, 0) as langkah, coalesce(l.langkah_selesai, 0) as langkah_selesai, coalesce(l.langkah_lewat, 0) as langkah_lewat,
        l.hari_lewat, l.berat, l.maju_berat, l.waktu_berat,
        l.maju_berat / nullif(l.berat, 0) as capaian, l.waktu_berat / nullif(l.berat, 0) as target_waktu,
        (l.maju_berat - l.waktu_berat) / nullif(l.berat, 0) as selisih,
        coalesce(l.langkah = l.langkah_selesai, false) as selesai,
        n.catatan_terakhir, coalesce(n.jumlah_catatan, 0) as jumlah_catatan, coalesce(l.tenggat, r.periode_akhir) as tenggat,
        s.ambang_tertinggal, s.ambang_kritis, j.sejak as senyap_sejak
    from main.rhk r
    join tampak.orang(hari) o on o.nip = r.nip
    join tampak.setelan_unit s on s.unit_kerja = o.unit_kerja
    left join dari_langkah l on l.kunci_rhk = r.kunci
    left join pondasi.catatan_rhk(hari) n on n.kunci_rhk = r.kunci
    left join tampak.jendela_senyap(hari) j on j.nip = r.nip
    where r.periode_awal <= akhir and r.periode_akhir >= awal
)
select * exclude (ambang_tertinggal, ambang_kritis, senyap_sejak),
    case when langkah = 0 then 'belum_dijabarkan' when selesai then 'selesai' when langkah_lewat > 0 then 'kritis'
        else status_laju(selisih, ambang_tertinggal, ambang_kritis) end as status,
    not selesai and coalesce(periode_awal <= senyap_sejak and periode_akhir >= senyap_sejak
        and coalesce(catatan_terakhir < senyap_sejak, true), false) as senyap,
    date_diff('day', hari, tenggat) as hari_ke_tenggat
from lengkap;
