-- What an upload of notes covers: whole units where the sheet speaks for a unit, else the person alone. butir: one unit or person in one sheet.
with lembar as (
    select d.lembar_no, min(d.baris) as baris, count(distinct d.nip) as orang, min(d.tanggal) as awal, max(d.tanggal) as akhir
    from diterima d group by d.lembar_no
),
rentang as (                                 -- the period named above the table, as far as the data can reach: to the day it was drawn or signed, else to its end once that has gone by
    select n.lembar_no, n.baris, n.orang,
        least(coalesce(l.periode_awal, n.awal), n.awal) as dari,
        greatest(n.akhir, least(coalesce(l.periode_akhir, n.akhir), coalesce(l.data_per, l.ditandatangani, case when l.periode_akhir <= l.unggah then l.periode_akhir end, n.akhir))) as sampai
    from lembar n join lembar_masuk l using (lembar_no)
),
tempat as (                                  -- units of the people in the sheet, on the day of their note
    select d.lembar_no, d.nip, coalesce(u.unit_kerja, p.unit_kerja) as unit_kerja, u.unit_kerja is not null as tertulis
    from (select distinct lembar_no, nip, unit_kerja from diterima) d
    left join unit_kerja u on teks_baku(u.unit_kerja) = teks_baku(d.unit_kerja)
    left join pegawai p on p.nip = d.nip
),
unit as (
    select t.lembar_no, t.unit_kerja, bool_or(t.tertulis) as tertulis, count(distinct t.nip) as hadir, any_value(b.anggota) as anggota
    from tempat t left join (select unit_kerja, count(*) as anggota from pegawai group by unit_kerja) b using (unit_kerja)
    where t.unit_kerja is not null group by t.lembar_no, t.unit_kerja
),
mewakili as (
    select u.lembar_no, u.unit_kerja from unit u join lembar l using (lembar_no)
    join lembar_masuk m using (lembar_no)
    where l.orang > 1 and not m.sebagian and (u.tertulis or u.hadir * 2 >= u.anggota)
),
baris as (
    select r.lembar_no, r.baris, m.unit_kerja, null as nip, r.dari, r.sampai from mewakili m join rentang r using (lembar_no)
    union all
    select distinct r.lembar_no, r.baris, null, d.nip, r.dari, r.sampai
    from (select distinct lembar_no, nip from diterima) d join rentang r using (lembar_no)
    where not exists (select 1 from mewakili m where m.lembar_no = d.lembar_no)
)
select lembar_no, baris, kunci_dari(unit_kerja, nip, dari::varchar, sampai::varchar) as kunci, unit_kerja, nip, dari, sampai from baris
