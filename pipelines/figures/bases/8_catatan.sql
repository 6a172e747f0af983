-- How notes are made: when they were entered, what they repeat, who is to approve them, how many minutes a day they tell.

-- Notes of people in service, in the unit where the person sat on the note's day. diisi: the day on which it was entered, where the export says so.
create or replace view tampak.catatan_aktif as
select c.kunci, c.nip, p.nama, m.unit_kerja, c.tanggal, cast(c.tanggal_input as date) as diisi, c.kegiatan, c.status, c.lembar_id
from pondasi.baris_catatan_harian c
join pondasi.pegawai_aktif p using (nip)
join pondasi.penempatan_masa m on m.nip = c.nip and c.tanggal between m.dari and m.sampai
where terlihat(m.unit_kerja);

-- How many notes of a unit were entered how many working days after their day; the person's own days of absence do not count.
-- mendahului: entered before the day. jeda is null there, and where the entry time is unknown.
create or replace macro tampak.jeda_isi(awal, akhir) as table
with pergi as materialized (select nip, tanggal from pondasi.hari_pergi(awal, date '9999-12-31') semi join pondasi.orang_terlihat using (nip)),
masa as (select nip, min(tanggal) as pertama, max(tanggal) as terakhir from pergi group by nip),
hari_isi as (                                -- few rows from here on: people are told apart only where an absence may matter
    select c.unit_kerja, c.tanggal, c.diisi, p.nip, count(*) as catatan
    from tampak.catatan_aktif c left join masa p on p.nip = c.nip and c.tanggal < p.terakhir and c.diisi >= p.pertama and c.diisi > c.tanggal
    where c.tanggal between awal and akhir group by c.unit_kerja, c.tanggal, c.diisi, p.nip
),
ditinggal as (
    select h.unit_kerja, h.nip, h.tanggal, h.diisi, count(*) as hari
    from hari_isi h
    join pergi p on p.nip = h.nip and p.tanggal > h.tanggal and p.tanggal <= h.diisi
    left join pondasi.unit_pola w on w.unit_kerja = h.unit_kerja
    join pondasi.kalender_pola k on k.pola = coalesce(w.pola, '') and k.tanggal = p.tanggal
    where k.hari_kerja group by h.unit_kerja, h.nip, h.tanggal, h.diisi
)
select h.unit_kerja, coalesce(h.diisi < h.tanggal, false) as mendahului, coalesce(h.diisi = h.tanggal, false) as hari_sama,
    case when h.diisi >= h.tanggal then i.hari_ke - t.hari_ke - coalesce(d.hari, 0) end as jeda, cast(sum(h.catatan) as bigint) as catatan
from hari_isi h
left join pondasi.unit_pola w on w.unit_kerja = h.unit_kerja
join pondasi.kalender_pola t on t.pola = coalesce(w.pola, '') and t.tanggal = h.tanggal
left join pondasi.kalender_pola i on i.pola = t.pola and i.tanggal = h.diisi
left join ditinggal d on d.unit_kerja = h.unit_kerja and d.nip = h.nip and d.tanggal = h.tanggal and d.diisi = h.diisi
group by 1, 2, 3, 4;

-- A text without what varies in routine: digits, signs, case, accents. Two texts alike in this are near-identical.
create or replace macro pola_teks(s) as
    nullif(trim(regexp_replace(lower(strip_accents(s)), ' [^a-z]+|[^a-z ][^a-z]*', ' ', 'g')), '');

-- People in sight, and the leader who approves their notes: by id, else by a name that only one person bears.
create or replace view tampak.atasan as
select nip, coalesce(nip_pimpinan, nip_atasan) as nip_atasan, coalesce(nama_pimpinan, nama_atasan) as nama_atasan from tampak.orang;

-- Tables of files, and the day whose state each tells: the export's own date, else the day of upload.
create or replace view tampak.lembar_per as
select l.lembar_id, coalesce(l.data_per, cast(b.dibuat as date)) as data_per
from main.lembar l join main.batch b using (batch_id) where getvariable('unit_tampak') is not null;

-- Person-days with notes. kerja: a working day on which the person was not away; standar: the minutes that day asks for.
create or replace macro tampak.beban_hari(awal, akhir) as table
select c.nip, m.unit_kerja, c.tanggal, c.menit, k.hari_kerja and (a.nip is null or not ada_hari(a.hari, c.tanggal, awal)) as kerja, k.menit as standar
from pondasi.catatan_hari(awal, akhir) c
join pondasi.pegawai_aktif p using (nip)
join pondasi.penempatan_masa m on m.nip = c.nip and c.tanggal between m.dari and m.sampai
left join pondasi.unit_pola w on w.unit_kerja = m.unit_kerja
join pondasi.kalender_pola k on k.pola = coalesce(w.pola, '') and k.tanggal = c.tanggal
left join (
    select nip, bit_or(bit_hari(dari, sampai, awal, akhir)) as hari from pondasi.masa_pergi where dari <= akhir and sampai >= awal group by nip
) a on a.nip = c.nip
where terlihat(m.unit_kerja);
