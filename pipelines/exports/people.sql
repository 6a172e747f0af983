-- Who each row speaks of: its id and name as written → a NIP of the roster, or the reason why not.
-- butir: one spelling of one person (kunci_orang) in the staged rows.
create or replace temp table orang as
with tertulis as (
    select kunci_orang, any_value(nip) as nip, any_value(nama) as nama, any_value(nama_nip) as gabungan
    from nama_masuk group by kunci_orang
),
dipisah as (                                 -- "nama / nip" in one cell: the id is the digits, else the part that has any
    select *, coalesce(nullif(regexp_extract(gabungan, '(~?\d[\d ]{7,}\d)'), ''), nullif(regexp_extract(gabungan, '(?:^|[/|(\n])\s*([A-Za-z.: ]*\d[\w.-]{3,})\s*(?:$|[/|)\n])', 1), '')) as nip_gabungan
    from tertulis
),
teks as (                                    -- an id without a digit is a name in the wrong column
    select kunci_orang, coalesce(case when regexp_matches(nip, '\d') then isi(nip) end, nip_gabungan) as nip_asal,
        trim(regexp_replace(coalesce(isi(nama), regexp_replace(replace(gabungan, coalesce(nip_gabungan, ''), ''), '(?i)\bNI(P|PPPK)\b[\s.:]*', ''), isi(nip)), '^[\s/|,;(-]+|[\s/|;()-]+$', '', 'g')) as nama
    from dipisah
),
dibaca as (
    select kunci_orang, nip_asal, nullif(nama, '') as nama, nip_baku(nip_asal) as nip_b,
        coalesce(nip_meragukan(nip_asal), false) as ragu, nama_baku(nama) as nama_b,
        coalesce(regexp_replace(regexp_extract(nip_asal, '^\W*(\d[.,]?\d*)e', 1, 'i'), '\D', '', 'g'), '') as angka_depan
    from teks
),
daftar as (
    select nip, nama_baku(nama) as nama_b, left(nip, 15) as depan, case when length(nip) = 18 then try_cast(nip as double) end as sebagai_angka,
        mutu_nip <> 'tanpa_daftar' as resmi from pegawai
),
rusak as (                                   -- a number of 18 digits is kept to the nearest 32; Excel itself keeps the first fifteen digits of it
    select kunci_orang, nama_b, left(coalesce(nip_seperti_excel(nip_asal), nip_b), 15) as depan,
        case when nip_seperti_excel(nip_asal) is not null then try_cast(nip_b as double) end as angka, try_cast(nip_seperti_excel(nip_asal) as double) as angka_excel
    from dibaca where ragu and length(nip_b) >= 15
),
sedepan as (                                 -- people whose id the cell may have held: any with its fifteen digits, unless it cannot come from Excel; any with its number
    select d.kunci_orang, count(*) as banyak, min(p.nip) as nip,
        count(*) filter (p.nama_b = d.nama_b) as banyak_senama, min(p.nip) filter (p.nama_b = d.nama_b) as nip_senama
    from (
        select kunci_orang, r.nama_b, p.nip from rusak r join daftar p using (depan) where angka is null or angka = angka_excel
        union
        select kunci_orang, r.nama_b, p.nip from rusak r join daftar p on p.sebagai_angka = r.angka
    ) d join daftar p using (nip) group by d.kunci_orang
),
senama as (
    select d.kunci_orang, count(*) as banyak, min(p.nip) as nip
    from dibaca d join daftar p on p.nama_b = d.nama_b and starts_with(p.nip, d.angka_depan)
    group by d.kunci_orang
),
dicari as (
    select d.*, p.nip as nip_persis, s.banyak as banyak_depan, s.nip as nip_depan, s.banyak_senama, s.nip_senama,
        n.banyak as banyak_nama, n.nip as nip_nama, (select count(*) from daftar where resmi) as isi_daftar,
        k.teks is not null as ditanyakan, o.nip as nip_pilihan
    from dibaca d
    left join keputusan k on k.jenis = 'nip' and k.teks = coalesce(d.nip_b, '') and k.konteks = coalesce(d.nama_b, '')
    left join daftar o on o.nip = k.nilai
    left join daftar p on p.nip = d.nip_b
    left join sedepan s using (kunci_orang)
    left join senama n using (kunci_orang)
),
diputus as (
    select *, case
        when nip_persis is not null and p_ok then 'persis'
        when nip_pilihan is not null then 'dipilih'            -- a person said who is meant
        when ragu and ditanyakan then 'nip_rusak'              -- a person said that the likely one is not meant
        when ragu and banyak_depan = 1 then 'diperbaiki'
        when ragu and banyak_senama = 1 then 'diperbaiki'
        when ragu and coalesce(banyak_depan, 0) = 0 and length(nip_b) < 15 and banyak_nama = 1 then 'diperbaiki'
        when ragu then 'nip_rusak'
        when nip_b is null and banyak_nama = 1 then 'nama'
        when nip_b is null and banyak_nama > 1 then 'nama_ganda'
        when nip_b is null then 'nip_kosong'
        when isi_daftar = 0 then 'baru'
        else 'nip_tidak_dikenal' end as cara
    from (select *, not (ragu and starts_with(trim(nip_asal), '~')) as p_ok from dicari)
),
dikenal as (
    select *, case cara when 'persis' then nip_persis when 'dipilih' then nip_pilihan when 'nama' then nip_nama when 'baru' then nip_b
        when 'diperbaiki' then case when banyak_depan = 1 then nip_depan when banyak_senama = 1 then nip_senama else nip_nama end end as nip
    from diputus
)
select kunci_orang, nip_asal, nip_b, nama, nama_b, cara, nip, lahir_dari_nip(nip) as lahir from dikenal;
