-- Roster rows, typed. butir: one employee of one row.
with ejaan as (                              -- one spelling a unit: the one in use, else the most frequent of this upload
    select baku, arg_max(unit, banyak) as unit from (
        select teks_baku(unit) as baku, unit, count(*) as banyak
        from (select isi(unit_kerja) as unit from masuk union all select isi(unit_induk) from masuk) where unit is not null group by 1, 2
        union all select teks_baku(unit_kerja), unit_kerja, 1000000000 from unit_kerja
    ) group by baku
),
orang_masuk as (
    select kunci_orang, nip_asal, nama, cara,
        case when cara in ('baru', 'nip_tidak_dikenal') then nip_b else nip end as nip
    from orang
),
nama_daftar as (                             -- leaders named without a usable id
    select nama_b, min(nip) as nip from (
        select nama_baku(nama) as nama_b, nip from orang_masuk where nip is not null
        union select nama_baku(nama), nip from pegawai
    ) group by nama_b having count(distinct nip) = 1
),
dibaca as (
    select m.lembar_no, m.row as baris, o.nip, o.cara, o.nip_asal, m.nip as nip_teks,
        nullif(trim(concat_ws(' ', isi(m.gelar_depan), coalesce(o.nama, isi(m.nama)))) || coalesce(', ' || isi(m.gelar_belakang), ''), '') as nama,
        coalesce(u.unit, isi(m.unit_kerja)) as unit_kerja, coalesce(i.unit, isi(m.unit_induk)) as unit_induk,
        isi(m.jabatan) as jabatan, isi(m.jenis_jabatan) as jenis_jabatan, isi(m.golongan) as golongan, isi(m.jenis_pegawai) as jenis_pegawai,
        coalesce(case when not nip_meragukan(m.nip_atasan) then nip_baku(m.nip_atasan) end, a.nip) as nip_atasan,
        isi(m.nama_atasan) as nama_atasan, coalesce(lower(isi(m.status_aktif)), 'aktif') as status_aktif,
        m.tmt_unit as tmt_teks, t.nilai as tmt_unit, l.data_per, l.unggah
    from masuk m
    join lembar_masuk l using (lembar_no)
    left join orang_masuk o using (kunci_orang)
    left join kamus_tanggal t on t.teks = m.tmt_unit
    left join ejaan u on u.baku = teks_baku(m.unit_kerja)
    left join ejaan i on i.baku = teks_baku(m.unit_induk)
    left join nama_daftar a on a.nama_b = nama_baku(m.nama_atasan)
)
select lembar_no, baris, null as lewati, kunci_dari(nip) as kunci, kunci_dari(nip) as kunci_baris,
    nip, nama, unit_kerja, unit_induk, jabatan, jenis_jabatan, golongan, jenis_pegawai, nip_atasan, nama_atasan, status_aktif,
    case when cara = 'diperbaiki' then 'diperbaiki' else nip_mutu(nip) end as mutu_nip,
    coalesce(tmt_unit, data_per, unggah) as sejak,
    list_filter([
        temuan('nip_kosong', 'nip', nip_asal, nip is null and cara in ('nip_kosong', 'nama_ganda')),
        temuan('nip_rusak', 'nip', nip_asal, cara = 'nip_rusak'),
        temuan('nip_diperbaiki', 'nip', nip_asal, cara = 'diperbaiki'),
        temuan('nama_kosong', 'nama', null, nama is null),
        temuan('unit_kosong', 'unit_kerja', null, unit_kerja is null),
        temuan('tanggal_tak_terbaca_pelengkap', 'tmt_unit', tmt_teks, isi(tmt_teks) is not null and tmt_unit is null)
    ], lambda t: t is not null) as temuan
from dibaca
