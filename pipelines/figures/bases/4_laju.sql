-- How far a step is said to be, by the row that tells of it.

create or replace macro langkah_rampung(status, tanggal_selesai) as
    status = 'selesai' or (coalesce(status, 'kosong') = 'kosong' and tanggal_selesai is not null);

-- Percent by the row's own word, else achieved by target; null where the row tells neither.
create or replace macro langkah_tertulis(capaian_persen, realisasi, target) as
    coalesce(capaian_persen, case when target > 0 then 100.0 * realisasi / target end);

create or replace macro langkah_maju(tertulis, rampung) as
    greatest(0, least(100, coalesce(tertulis, case when rampung then 100 else 0 end)));

-- Percent of a step's working days that have gone by; hari_ke: working days up to the day, up to the day before the start, up to the due date.
create or replace macro waktu_lalu(hari, mulai, tenggat, ke_hari, ke_mulai, ke_tenggat) as
    cast(case when hari < mulai then 0 when hari >= tenggat then 100
        else coalesce(100.0 * (ke_hari - coalesce(ke_mulai, 0)) / nullif(coalesce(ke_tenggat, ke_hari) - coalesce(ke_mulai, 0), 0), 0) end as double);
