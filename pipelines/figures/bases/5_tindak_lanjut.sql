-- Follow-ups: what was agreed in held dialogues, counted once however often it is carried over.

-- One follow-up of one person from the dialogue that first named it to the one that let it rest. kunci: the last dialogue that names it.
-- Laid in the order of lists: the overdue first.
create or replace view pondasi.hitung_tindak_lanjut as
with dialog as materialized (select *, teks_baku(tindak_lanjut) as baku from pondasi.dialog),
hari_dialog as (
    select nip, tanggal, cast(coalesce(bool_or(status in ('selesai', 'disetujui')), false) as integer) as tutup from dialog group by nip, tanggal
),
urut as (                                    -- how many days of dialogues that were marked done, up to and including each
    select nip, tanggal, tutup, sum(tutup) over (partition by nip order by tanggal) as ke,
        min(case when tutup = 1 then tanggal end) over (partition by nip order by tanggal rows between 1 following and unbounded following) as tutup_berikut
    from hari_dialog
),
sebutan as (                                 -- two meetings of one day name it once
    select nip, baku, tanggal, arg_max(kunci, {'a': tenggat is not null, 'b': kunci}) as kunci
    from dialog where baku is not null group by nip, baku, tanggal
),
beruntun as (                                -- a dialogue marked done between two mentions ended the first
    select s.*, u.tutup_berikut, coalesce(u.ke - u.tutup > lag(u.ke) over sama, true) as baru
    from sebutan s join urut u using (nip, tanggal) window sama as (partition by s.nip, s.baku order by s.tanggal)
),
bernomor as (select *, count(*) filter (baru) over (partition by nip, baku order by tanggal) as nomor from beruntun),
butir as (
    select b.nip, b.baku, b.nomor, min(b.tanggal) as sejak, max(b.tanggal) as terakhir_disebut, count(*) as dialog,
        arg_max(d.kunci, b.tanggal) as kunci, arg_max(d.tenggat, b.tanggal) as tenggat, arg_max({'pada': b.tutup_berikut}, b.tanggal).pada as selesai_pada
    from bernomor b join dialog d on d.kunci = b.kunci group by b.nip, b.baku, b.nomor
)
select d.* exclude (urut), b.sejak, b.terakhir_disebut, b.dialog, b.tenggat as jatuh_tempo, b.selesai_pada,
    case when b.selesai_pada is not null then 'selesai' when b.tenggat < pondasi.per() then 'lewat' else 'terbuka' end as keadaan,
    row_number() over (order by case keadaan when 'lewat' then 0 when 'terbuka' then 1 else 2 end, jatuh_tempo nulls last, sejak, nama, d.kunci) as urut
from butir b join dialog d on d.kunci = b.kunci
order by urut;

create or replace view pondasi.tindak_lanjut as from query_table(coalesce(getvariable('ingat_tindak_lanjut'), 'pondasi.hitung_tindak_lanjut'));

-- Those of people in sight that were open on some day from one to another.
create or replace view pondasi.tindak_lanjut_sebagian as from pondasi.tindak_lanjut where terlihat(unit_kerja) order by urut;
create or replace macro tampak.tindak_lanjut(awal, akhir) as table
from query_table(case when terlihat_semua() then 'pondasi.tindak_lanjut' else 'pondasi.tindak_lanjut_sebagian' end) where sejak <= akhir and (selesai_pada is null or selesai_pada >= awal);
