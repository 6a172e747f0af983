-- Plans and how far they are: a step, an RHK made of steps.

create or replace macro status_laju(selisih, tertinggal, kritis) as
    case when selisih is null then null when round(selisih, 6) < kritis then 'kritis'
        when round(selisih, 6) < tertinggal then 'tertinggal' else 'sesuai_jadwal' end;

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

-- Steps as they stand on the day of the question, of people who are counted on it; the words of a step stay with its row. A finish dated after that day has not
-- happened yet. berat_baku: the weight of a step among those of its RHK, 1 on average. urut: its place in lists, the
-- worst first.
create or replace view pondasi.hitung_langkah as
with dasar as (
    select r.kunci, h.kunci as kunci_rhk, r.nip, o.nama, o.unit_kerja, o.ambang_tertinggal, o.ambang_kritis,
        coalesce(h.periode_awal, r.periode_awal) as periode_awal, coalesce(h.periode_akhir, r.periode_akhir) as periode_akhir,
        coalesce(r.tenggat, h.periode_akhir, r.periode_akhir) as tenggat,
        least(coalesce(r.tanggal_mulai, h.periode_awal, r.periode_awal), coalesce(r.tenggat, h.periode_akhir, r.periode_akhir)) as mulai,
        r.tanggal_selesai, coalesce(r.tanggal_selesai > pondasi.per(), false) as kelak,
        langkah_rampung(r.status, r.tanggal_selesai) as rampung, langkah_tertulis(r.capaian_persen, r.realisasi, r.target) as tertulis,
        greatest(0, coalesce(r.bobot, 1)) as berat
    from pondasi.baris_rencana_aksi r
    join pondasi.orang o on o.nip = r.nip
    left join pondasi.baris_rhk h on h.kunci = r.kunci_rhk
),
hari_ke as (                                 -- working days up to the day, by each calendar
    select pola, coalesce(max(hari_ke) filter (tanggal <= pondasi.per()), 0) as hari_ke from pondasi.kalender_pola group by pola
),
laju as (
    select d.*, k.pola, a.hari_ke as ke_mulai, z.hari_ke as ke_tenggat, langkah_maju(d.tertulis, d.rampung) as maju,
        waktu_lalu(pondasi.per(), d.mulai, d.tenggat, k.hari_ke, a.hari_ke, z.hari_ke) as target_waktu
    from dasar d
    left join pondasi.orang_pola(pondasi.per()) w on w.nip = d.nip
    join hari_ke k on k.pola = coalesce(w.pola, '')
    left join pondasi.kalender_pola a on a.pola = k.pola and a.tanggal = d.mulai - 1
    left join pondasi.kalender_pola z on z.pola = k.pola and z.tanggal = d.tenggat
),
kini as (
    select *, cast(case when kelak then least(maju, target_waktu) else maju end as double) as kemajuan,
        not kelak and (coalesce(rampung, false) or maju >= 100) as selesai
    from laju
),
rata as (select kunci_rhk, avg(berat) as rata from dasar group by kunci_rhk),
ditimbang as (
    select k.kunci, k.kunci_rhk, k.nip, k.nama, k.unit_kerja, k.periode_awal, k.periode_akhir, k.mulai, k.tenggat, k.tanggal_selesai, k.pola, k.ke_mulai, k.ke_tenggat,
        k.berat, case when k.kunci_rhk is null then 1 else coalesce(k.berat / nullif(r.rata, 0), 1) end as berat_baku, k.kemajuan, k.target_waktu, k.selesai,
        k.kemajuan - k.target_waktu as selisih, not k.selesai and k.tenggat < pondasi.per() as lewat,
        case when not k.selesai and k.tenggat < pondasi.per() then date_diff('day', k.tenggat, pondasi.per()) end as hari_lewat,
        case when k.selesai then 'selesai' when k.tenggat < pondasi.per() then 'kritis'
            else status_laju(k.kemajuan - k.target_waktu, k.ambang_tertinggal, k.ambang_kritis) end as status
    from kini k left join rata r on r.kunci_rhk = k.kunci_rhk
)
select *, row_number() over (order by case status when 'kritis' then 0 when 'tertinggal' then 1 when 'sesuai_jadwal' then 2 else 3 end, hari_lewat desc nulls last,
    selisih, nama, kunci) as urut
from ditimbang;
create or replace view pondasi.langkah_kini as from query_table(coalesce(getvariable('ingat_langkah'), 'pondasi.hitung_langkah'));

-- The steps of people in sight, and where each stands.
create or replace view tampak.laju_langkah as from pondasi.langkah_kini where terlihat(unit_kerja);

-- The same in the words of its row, laid in the order of lists: a page of the list is then read, not sorted.
create or replace view pondasi.hitung_daftar_langkah as
select l.*, coalesce(h.rhk, r.rhk) as rhk, r.rencana_aksi, r.bobot, r.target, r.satuan, r.realisasi, r.status_teks, r.bukti_dukung, r.kendala, b.berkas, b.sheet, r.baris,
    r.capaian_persen, coalesce(langkah_rampung(r.status, r.tanggal_selesai), false) as dinyatakan_selesai
from pondasi.langkah_kini l
join pondasi.baris_rencana_aksi r on r.kunci = l.kunci
left join pondasi.baris_rhk h on h.kunci = l.kunci_rhk
left join main.lembar b on b.lembar_id = r.lembar_id
order by l.urut;
create or replace view pondasi.daftar_langkah as from query_table(coalesce(getvariable('ingat_daftar_langkah'), 'pondasi.hitung_daftar_langkah'));
create or replace view pondasi.daftar_langkah_sebagian as from pondasi.daftar_langkah where terlihat(unit_kerja) order by urut;
create or replace view tampak.langkah as from query_table(case when terlihat_semua() then 'pondasi.daftar_langkah' else 'pondasi.daftar_langkah_sebagian' end);

-- Whether an RHK is silent: unfinished, open since before its person's last N expected days, and without a note on any of them.
-- sejak: on which day those N begin; null where there are fewer.
create or replace macro senyap_sejak(sejak, selesai, periode_awal, periode_akhir, catatan_terakhir) as
    coalesce(not selesai and periode_awal <= sejak and periode_akhir >= sejak and (catatan_terakhir is null or catatan_terakhir < sejak), false);

-- Since when each person has had as many expected days as make an RHK silent; absent where there are fewer within 120 days.
create or replace view pondasi.hitung_senyap_orang as
select o.nip, h.tanggal as sejak
from pondasi.orang o join pondasi.pola_wajib(pondasi.per() - 120, pondasi.per()) p using (nip)
join pondasi.hari_pola(pondasi.per() - 120, pondasi.per()) h on h.wajib = p.wajib and h.ke_akhir = o.hari_senyap;

create or replace view pondasi.senyap_orang as from query_table(coalesce(getvariable('ingat_senyap_orang'), 'pondasi.hitung_senyap_orang'));
create or replace view tampak.senyap_orang as select s.nip, s.sejak from pondasi.senyap_orang s semi join tampak.orang using (nip);

-- RHK as they stand on the day of the question by their steps, with the notes that are linked to them: these belong to the RHK, whoever's unit they were written in.
create or replace view pondasi.hitung_rhk as
with jumlah as (                              -- where no step of an RHK has any weight, all weigh the same
    select kunci_rhk, count(*) as langkah, count(*) filter (selesai) as langkah_selesai, count(*) filter (lewat) as langkah_lewat,
        max(hari_lewat) as hari_lewat, avg(berat) as rata, sum(kemajuan * berat) as maju_berat, sum(target_waktu * berat) as waktu_berat,
        sum(kemajuan) as maju, sum(target_waktu) as waktu, coalesce(min(tenggat) filter (not selesai), max(tenggat)) as tenggat
    from pondasi.langkah_kini where kunci_rhk is not null group by kunci_rhk
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
    join pondasi.orang o on o.nip = r.nip
    left join dari_langkah l on l.kunci_rhk = r.kunci
)
select r.* exclude (ambang_tertinggal, ambang_kritis),
    case when langkah = 0 then 'belum_dijabarkan' when selesai then 'selesai' when langkah_lewat > 0 then 'kritis'
        else status_laju(selisih, ambang_tertinggal, ambang_kritis) end as status,
    date_diff('day', pondasi.per(), tenggat) as hari_ke_tenggat, n.terakhir as catatan_terakhir, coalesce(n.catatan, 0) as jumlah_catatan,
    senyap_sejak(s.sejak, r.selesai, r.periode_awal, r.periode_akhir, n.terakhir) as senyap
from lengkap r
left join pondasi.catatan_rhk(pondasi.per()) n on n.kunci_rhk = r.kunci_rhk
left join pondasi.senyap_orang s on s.nip = r.nip;

create or replace view pondasi.rhk_kini as from query_table(coalesce(getvariable('ingat_rhk'), 'pondasi.hitung_rhk'));

-- RHK whose period meets the days asked about; then those of people in sight.
create or replace view pondasi.rhk_ditanya as from pondasi.rhk_kini where periode_awal <= pondasi.sampai() and periode_akhir >= pondasi.dari();
create or replace view tampak.rhk as from pondasi.rhk_ditanya where terlihat(unit_kerja);

-- On which day each silent RHK fell silent: the last of the expected days that its person let go by after the last note, or since the period began.
create or replace view pondasi.hitung_senyap as
with pola as materialized (from pondasi.pola_wajib(pondasi.per() - 400, pondasi.per())),
lalu as (                                    -- how many expected days had gone by then
    select r.kunci_rhk, p.wajib,
        bit_count(p.wajib & bit_hari(pondasi.per() - 400, greatest(r.periode_awal - 1, r.catatan_terakhir), pondasi.per() - 400, pondasi.per())) + r.hari_senyap as ke
    from pondasi.rhk_kini r join pola p using (nip) where r.senyap
)
select l.kunci_rhk, h.tanggal as sejak_senyap from lalu l join pondasi.hari_pola(pondasi.per() - 400, pondasi.per()) h on h.wajib = l.wajib and h.ke = l.ke;
create or replace view tampak.senyap as
select s.kunci_rhk, s.sejak_senyap from query_table(coalesce(getvariable('ingat_senyap'), 'pondasi.hitung_senyap')) s semi join tampak.rhk using (kunci_rhk);
