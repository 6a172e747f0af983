-- Plans and how far they are: a step, an RHK made of steps.

create or replace macro status_laju(selisih, tertinggal, kritis) as
    case when selisih is null then null when round(selisih, 6) < kritis then 'kritis'
        when round(selisih, 6) < tertinggal then 'tertinggal' else 'sesuai_jadwal' end;

-- Steps of people who ever sat in sight: those of others are passed over before anything is made of them.
create or replace view pondasi.langkah_sebagian as select r.* from pondasi.baris_rencana_aksi r semi join pondasi.orang_terlihat using (nip);
create or replace view pondasi.langkah_terlihat as
from query_table(case when terlihat_semua() then 'pondasi.baris_rencana_aksi' else 'pondasi.langkah_sebagian' end);

-- Links to notes that there were on the day of the question. Withdrawn by then and told again since: not there.
create or replace view pondasi.dulu_tautan_catatan as
select t.* from main.tautan_catatan t anti join (
    select kunci from main.berubah where tabel = 'catatan_harian' and kunci not in (select kunci from pondasi.kata_lama('catatan_harian'))
) using (kunci);
create or replace view pondasi.baris_tautan as from query_table(pondasi.menurut_hari('main.tautan_catatan', 'pondasi.dulu_tautan_catatan'));
create or replace view pondasi.dulu_rhk_ringkas as
select nip, kunci_rhk, count(*) as catatan, max(tanggal) as terakhir from pondasi.dulu_tautan_catatan
where kunci_rhk is not null and tanggal <= pondasi.pada() group by nip, kunci_rhk;

-- Notes linked to each RHK up to a day: as kept beside the rows, those with notes after that day made anew.
create or replace macro pondasi.catatan_rhk(hari) as table
with ringkas as (select kunci_rhk, catatan, terakhir from query_table(pondasi.menurut_hari('main.rhk_ringkas', 'pondasi.dulu_rhk_ringkas')))
select kunci_rhk, catatan, terakhir from ringkas where terakhir <= hari
union all
select kunci_rhk, count(*), max(tanggal) from pondasi.baris_tautan semi join (select kunci_rhk from ringkas where terakhir > hari) using (kunci_rhk)
where tanggal <= hari group by kunci_rhk;

-- Steps as they stand at a day, of people who ever sat in sight. A finish dated after that day has not happened yet.
create or replace macro pondasi.langkah_kini(hari) as table
with dasar as (
    select r.kunci, h.kunci as kunci_rhk, r.nip, coalesce(h.rhk, r.rhk) as rhk, r.rencana_aksi,
        coalesce(h.periode_awal, r.periode_awal) as periode_awal, coalesce(h.periode_akhir, r.periode_akhir) as periode_akhir,
        coalesce(r.tenggat, h.periode_akhir, r.periode_akhir) as tenggat,
        least(coalesce(r.tanggal_mulai, h.periode_awal, r.periode_awal), coalesce(r.tenggat, h.periode_akhir, r.periode_akhir)) as mulai,
        r.tanggal_selesai, coalesce(r.tanggal_selesai > hari, false) as kelak,
        langkah_rampung(r.status, r.tanggal_selesai) as rampung, langkah_tertulis(r.capaian_persen, r.realisasi, r.target) as tertulis,
        greatest(0, coalesce(r.bobot, 1)) as berat, r.bobot, r.target, r.satuan, r.realisasi, r.status_teks,
        r.bukti_dukung, r.kendala, r.lembar_id, r.baris
    from pondasi.langkah_terlihat r
    left join pondasi.baris_rhk h on h.kunci = r.kunci_rhk
),
hari_ke as (                                 -- working days up to the day, by each calendar
    select pola, coalesce(max(hari_ke) filter (tanggal <= hari), 0) as hari_ke from pondasi.kalender_pola group by pola
),
laju as (
    select d.*, k.pola, a.hari_ke as ke_mulai, z.hari_ke as ke_tenggat, langkah_maju(d.tertulis, d.rampung) as maju,
        waktu_lalu(hari, d.mulai, d.tenggat, k.hari_ke, a.hari_ke, z.hari_ke) as target_waktu
    from dasar d
    left join pondasi.orang_pola(hari) w on w.nip = d.nip
    join hari_ke k on k.pola = coalesce(w.pola, '')
    left join pondasi.kalender_pola a on a.pola = k.pola and a.tanggal = d.mulai - 1
    left join pondasi.kalender_pola z on z.pola = k.pola and z.tanggal = d.tenggat
),
kini as (
    select *, cast(case when kelak then least(maju, target_waktu) else maju end as double) as kemajuan,
        not kelak and (coalesce(rampung, false) or maju >= 100) as selesai
    from laju
)
select * exclude (maju, tertulis, rampung, kelak), kemajuan - target_waktu as selisih, not selesai and tenggat < hari as lewat,
    case when not selesai and tenggat < hari then date_diff('day', tenggat, hari) end as hari_lewat
from kini;

-- The same with the weight of each step among those of its RHK: 1 on average.
create or replace macro pondasi.langkah(hari) as table
with rata as (
    select h.kunci as kunci_rhk, avg(greatest(0, coalesce(r.bobot, 1))) as rata from pondasi.langkah_terlihat r join pondasi.baris_rhk h on h.kunci = r.kunci_rhk group by h.kunci
)
select l.* exclude (berat), coalesce(l.berat / nullif(r.rata, 0), 1) as berat_baku from pondasi.langkah_kini(hari) l left join rata r using (kunci_rhk);

-- The steps of people in sight, and where each stands.
create or replace macro tampak.langkah(hari) as table
select l.*, o.nama, o.unit_kerja,
    case when l.selesai then 'selesai' when l.lewat then 'kritis' else status_laju(l.selisih, o.ambang_tertinggal, o.ambang_kritis) end as status
from pondasi.langkah(hari) l join tampak.orang(hari) o using (nip);

-- RHK whose period meets the days asked about, as they stand at a day by their steps.
create or replace macro tampak.rhk_langkah(awal, akhir, hari) as table
with jumlah as (                              -- where no step of an RHK has any weight, all weigh the same
    select kunci_rhk, count(*) as langkah, count(*) filter (selesai) as langkah_selesai, count(*) filter (lewat) as langkah_lewat,
        max(hari_lewat) as hari_lewat, avg(berat) as rata, sum(kemajuan * berat) as maju_berat, sum(target_waktu * berat) as waktu_berat,
        sum(kemajuan) as maju, sum(target_waktu) as waktu, coalesce(min(tenggat) filter (not selesai), max(tenggat)) as tenggat
    from pondasi.langkah_kini(hari) where kunci_rhk is not null group by kunci_rhk
),
dari_langkah as (
    select kunci_rhk, langkah, langkah_selesai, langkah_lewat, hari_lewat, tenggat, cast(langkah as double) as berat,
        coalesce(maju_berat / nullif(rata, 0), maju) as maju_berat, coalesce(waktu_berat / nullif(rata, 0), waktu) as waktu_berat
    from jumlah
),
lengkap as (
    select r.kunci as kunci_rhk, o.nip, o.nama, o.unit_kerja, o.jabatan, r.periode, r.periode_awal, r.periode_akhir, r.jenis, r.rhk, r.rhk_pimpinan,
        coalesce(l.langkah, 0) as langkah, coalesce(l.langkah_selesai, 0) as langkah_selesai, coalesce(l.langkah_lewat, 0) as langkah_lewat,
        l.hari_lewat, l.berat, l.maju_berat, l.waktu_berat,
        l.maju_berat / nullif(l.berat, 0) as capaian, l.waktu_berat / nullif(l.berat, 0) as target_waktu,
        (l.maju_berat - l.waktu_berat) / nullif(l.berat, 0) as selisih,
        coalesce(l.langkah = l.langkah_selesai, false) as selesai,
        coalesce(l.tenggat, r.periode_akhir) as tenggat,
        o.ambang_tertinggal, o.ambang_kritis, o.hari_senyap
    from pondasi.baris_rhk r
    join tampak.orang(hari) o on o.nip = r.nip
    left join dari_langkah l on l.kunci_rhk = r.kunci
    where r.periode_awal <= akhir and r.periode_akhir >= awal
)
select * exclude (ambang_tertinggal, ambang_kritis),
    case when langkah = 0 then 'belum_dijabarkan' when selesai then 'selesai' when langkah_lewat > 0 then 'kritis'
        else status_laju(selisih, ambang_tertinggal, ambang_kritis) end as status,
    date_diff('day', hari, tenggat) as hari_ke_tenggat
from lengkap;

-- The same with the notes that are linked to them, whoever's unit they were written in: they belong to the RHK.
create or replace macro tampak.rhk_laju(awal, akhir, hari) as table
select r.*, n.terakhir as catatan_terakhir, coalesce(n.catatan, 0) as jumlah_catatan
from tampak.rhk_langkah(awal, akhir, hari) r left join pondasi.catatan_rhk(hari) n using (kunci_rhk);

-- Whether an RHK is silent: unfinished, open since before its person's last N expected days, and without a note on any of them.
-- sejak: on which day those N begin; null where there are fewer.
create or replace macro senyap_sejak(sejak, selesai, periode_awal, periode_akhir, catatan_terakhir) as
    coalesce(not selesai and periode_awal <= sejak and periode_akhir >= sejak and (catatan_terakhir is null or catatan_terakhir < sejak), false);

-- Since when each person in sight has had as many expected days as make an RHK silent; absent where there are fewer within 120 days.
create or replace macro tampak.senyap_orang(hari) as table
select o.nip, h.tanggal as sejak
from tampak.orang(hari) o join tampak.pola_wajib(hari - 120, hari) p using (nip)
join tampak.hari_pola(hari - 120, hari) h on h.wajib = p.wajib and h.ke_akhir = o.hari_senyap;

create or replace macro tampak.rhk(awal, akhir, hari) as table
select r.*, senyap_sejak(h.sejak, r.selesai, r.periode_awal, r.periode_akhir, r.catatan_terakhir) as senyap
from tampak.rhk_laju(awal, akhir, hari) r left join tampak.senyap_orang(hari) h using (nip);
