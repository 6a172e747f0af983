-- Progress over time: what each step was said to be on the days of the exports, and when it was finished.

-- Days whose state an export of steps tells: those on which any step was told anew, and those that an export names.
create or replace view pondasi.hitung_ekspor as
select tanggal from (
    select v.berlaku as tanggal from main.rencana_aksi_versi v semi join (select batch_id from main.batch where dibatalkan is null) using (batch_id)
    union
    select l.data_per from main.lembar l join main.batch b using (batch_id)
    where b.dibatalkan is null and l.kind = 'rencana_aksi' and l.accepted > 0 and l.data_per is not null
) where pondasi.pada() is null or tanggal <= pondasi.pada();
create or replace view pondasi.hari_ekspor as from query_table(coalesce(getvariable('ingat_ekspor'), 'pondasi.hitung_ekspor'));
create or replace view tampak.hari_ekspor as from pondasi.hari_ekspor where getvariable('unit_tampak') is not null;

-- What has been said of each step, from which day on.
create or replace view pondasi.hitung_riwayat as
select v.kunci, v.berlaku, v.batch_id, v.lembar_id, v.baris, langkah_rampung(v.status, v.tanggal_selesai) as rampung,
    langkah_maju(langkah_tertulis(v.capaian_persen, v.realisasi, v.target), langkah_rampung(v.status, v.tanggal_selesai)) as maju
from main.rencana_aksi_versi v semi join (select batch_id from main.batch where dibatalkan is null) using (batch_id)
where not v.ditarik and (pondasi.pada() is null or v.berlaku <= pondasi.pada());
create or replace view pondasi.langkah_riwayat as from query_table(coalesce(getvariable('ingat_riwayat'), 'pondasi.hitung_riwayat'));

-- The same of steps of people in sight.
create or replace view pondasi.langkah_kata_tampak as from pondasi.langkah_riwayat semi join (select kunci from tampak.laju_langkah) using (kunci);
create or replace view tampak.langkah_kata as
select kunci, berlaku, batch_id, lembar_id, baris, maju from query_table(case when terlihat_semua() then 'pondasi.langkah_riwayat' else 'pondasi.langkah_kata_tampak' end);

-- The calendars by which people go; no person stands in them.
create or replace view tampak.kalender_pola as from pondasi.kalender_pola;

-- Steps that derive from an RHK. akhir_nyata: the day on which the step was finished, else the first day on which an export said so.
create or replace view pondasi.hitung_kurva as
with langkah as (from pondasi.langkah_kini where kunci_rhk is not null),
pertama as (
    select kunci, min(berlaku) as tanggal from pondasi.langkah_riwayat semi join (select kunci from langkah where selesai and tanggal_selesai is null) using (kunci)
    where rampung or maju >= 100 group by kunci
)
select l.kunci, l.nip, l.unit_kerja, l.kunci_rhk, l.periode_awal, l.periode_akhir, l.berat_baku as berat, l.mulai, l.tenggat, l.kemajuan, l.target_waktu,
    case when l.selesai then coalesce(l.tanggal_selesai, p.tanggal, pondasi.per()) end as akhir_nyata, l.pola, l.ke_mulai, l.ke_tenggat
from langkah l left join pertama p using (kunci);

-- Those of people in sight whose RHK's period meets the days asked about, of one person or one RHK where asked.
create or replace macro tampak.langkah_kurva(orang, hasil) as table
from query_table(coalesce(getvariable('ingat_kurva'), 'pondasi.hitung_kurva'))
where terlihat(unit_kerja) and periode_awal <= pondasi.sampai() and periode_akhir >= pondasi.dari()
    and (orang is null or nip = orang) and (hasil is null or kunci_rhk = try_cast(hasil as uuid));

-- Dialogues held since the first day asked about, and at least in the last 120 days, and how far each person's steps of that time were ahead of pace by the last export before, and by the last within
-- four weeks after; null where no export tells. The same steps stand on both sides.
create or replace view pondasi.hitung_laju_dialog as
with dialog as (
    select kunci, nip, nama, unit_kerja, tanggal, nama_atasan from pondasi.dialog
    where tanggal between least(pondasi.dari(), pondasi.per() - 120) and pondasi.per()
    qualify row_number() over (partition by nip, tanggal order by kunci) = 1
),
antara as (
    select d.nip, d.tanggal, max(e.tanggal) filter (e.tanggal <= d.tanggal) as hari_sebelum,
        max(e.tanggal) filter (e.tanggal > d.tanggal and e.tanggal <= least(d.tanggal + 28, pondasi.per())) as hari_sesudah
    from dialog d left join pondasi.hari_ekspor e on e.tanggal <= d.tanggal + 28 group by d.nip, d.tanggal
),
berhari as (
    select b.*, s.hari_ke as ke_sebelum, t.hari_ke as ke_sesudah from antara b
    left join pondasi.orang_pola(pondasi.per()) w on w.nip = b.nip
    left join pondasi.kalender_pola s on s.pola = coalesce(w.pola, '') and s.tanggal = b.hari_sebelum
    left join pondasi.kalender_pola t on t.pola = coalesce(w.pola, '') and t.tanggal = b.hari_sesudah
),
langkah as (
    select kunci, nip, periode_awal, periode_akhir, mulai, tenggat, ke_mulai, ke_tenggat, berat_baku from pondasi.langkah_kini
    where kunci_rhk is not null and nip in (select nip from dialog)
),
kata as (                                    -- of each step the word of both days; a step not yet told of before is left out
    select b.nip, b.tanggal, b.hari_sebelum, b.hari_sesudah, l.kunci, any_value(l.berat_baku) as berat,
        any_value(waktu_lalu(b.hari_sebelum, l.mulai, l.tenggat, b.ke_sebelum, l.ke_mulai, l.ke_tenggat)) as waktu_sebelum,
        any_value(waktu_lalu(b.hari_sesudah, l.mulai, l.tenggat, b.ke_sesudah, l.ke_mulai, l.ke_tenggat)) as waktu_sesudah,
        arg_max(r.maju, {'a': r.berlaku, 'b': r.batch_id, 'c': r.lembar_id, 'd': r.baris}) filter (r.berlaku <= b.hari_sebelum) as maju_sebelum,
        arg_max(r.maju, {'a': r.berlaku, 'b': r.batch_id, 'c': r.lembar_id, 'd': r.baris}) filter (r.berlaku <= b.hari_sesudah) as maju_sesudah
    from berhari b
    join langkah l on l.nip = b.nip and b.tanggal between l.periode_awal and l.periode_akhir
    join pondasi.langkah_riwayat r on r.kunci = l.kunci
    where b.ke_sebelum is not null group by b.nip, b.tanggal, b.hari_sebelum, b.hari_sesudah, l.kunci
),
laju as (
    select nip, tanggal, sum(berat * (maju_sebelum - waktu_sebelum)) / nullif(sum(berat), 0) as selisih_sebelum,
        sum(berat * (maju_sesudah - waktu_sesudah)) / nullif(sum(berat), 0) as selisih_sesudah
    from kata where maju_sebelum is not null group by nip, tanggal
)
select d.*, b.hari_sebelum, b.hari_sesudah, l.selisih_sebelum, l.selisih_sesudah
from dialog d join berhari b using (nip, tanggal) left join laju l using (nip, tanggal);
create or replace view pondasi.laju_dialog as from query_table(coalesce(getvariable('ingat_laju_dialog'), 'pondasi.hitung_laju_dialog'));
create or replace view tampak.laju_dialog as from pondasi.laju_dialog where terlihat(unit_kerja);

-- Four weeks before and after each dialogue since the first day asked about whose four weeks have gone by: of each unit where the person sat, the days to be noted and those noted.
create or replace view pondasi.hitung_sekitar_dialog as
with dialog as (select nip, tanggal from pondasi.laju_dialog where tanggal between pondasi.dari() and pondasi.per() - 28),
orang as materialized (select nip, unit_kerja, wajib from pondasi.orang_hari(pondasi.dari() - 28, pondasi.per()) semi join dialog using (nip)),
hari as (
    select c.nip, o.unit_kerja, c.tanggal from pondasi.catatan_hari(pondasi.dari() - 28, pondasi.per()) c join orang o on o.nip = c.nip
    where ada_hari(o.wajib, c.tanggal, pondasi.dari() - 28)
),
tercatat as (
    select d.nip, d.tanggal, h.unit_kerja, count(*) filter (h.tanggal < d.tanggal) as sebelum, count(*) filter (h.tanggal >= d.tanggal) as sesudah
    from dialog d join hari h on h.nip = d.nip and h.tanggal between d.tanggal - 28 and d.tanggal + 27 group by d.nip, d.tanggal, h.unit_kerja
)
select d.nip, d.tanggal, o.unit_kerja, bit_count(o.wajib & bit_hari(d.tanggal - 28, d.tanggal - 1, pondasi.dari() - 28, pondasi.per())) as wajib_sebelum,
    bit_count(o.wajib & bit_hari(d.tanggal, d.tanggal + 27, pondasi.dari() - 28, pondasi.per())) as wajib_sesudah,
    coalesce(t.sebelum, 0) as tercatat_sebelum, coalesce(t.sesudah, 0) as tercatat_sesudah
from dialog d join orang o using (nip) left join tercatat t using (nip, tanggal, unit_kerja);
create or replace view tampak.sekitar_dialog as from query_table(coalesce(getvariable('ingat_sekitar_dialog'), 'pondasi.hitung_sekitar_dialog')) where terlihat(unit_kerja);
