-- Dialogues: which were held, and when the next is due.

-- Held: said so, or with content and not in the future; never when called off.
create or replace macro terlaksana(hari, tanggal, status, isi_dialog) as
    tanggal <= hari and coalesce(status, 'kosong') <> 'ditolak' and (coalesce(status, 'kosong') in ('selesai', 'disetujui') or isi_dialog is not null);

-- Meetings held with people who are counted on the day of the question, laid in the order of lists: the latest first. Then with those in sight.
create or replace view pondasi.hitung_dialog as
select d.kunci, o.nip, o.nama, o.unit_kerja, d.tanggal, d.jenis, coalesce(a.nama, d.nama_atasan, o.nama_atasan) as nama_atasan,
    d.status, d.uraian, d.tindak_lanjut, d.tenggat, b.berkas, b.sheet, d.baris, row_number() over (order by d.tanggal desc, o.nama, d.kunci) as urut
from pondasi.baris_dialog_kinerja d
join pondasi.orang o on o.nip = d.nip
left join pondasi.baris_pegawai a on a.nip = d.nip_atasan
left join main.lembar b on b.lembar_id = d.lembar_id
where terlaksana(pondasi.per(), d.tanggal, d.status, coalesce(d.uraian, d.umpan_balik, d.tindak_lanjut, d.kendala, d.bukti_dukung))
order by urut;
create or replace view pondasi.dialog as from query_table(coalesce(getvariable('ingat_dialog'), 'pondasi.hitung_dialog'));
create or replace view pondasi.dialog_sebagian as from pondasi.dialog where terlihat(unit_kerja) order by urut;
create or replace view tampak.dialog as from query_table(case when terlihat_semua() then 'pondasi.dialog' else 'pondasi.dialog_sebagian' end);

-- Each person with a leader whom the roster knows: how often they met in the days asked about that have gone by, how long ago, when they are due.
create or replace view pondasi.hitung_irama as
with hitung as (
    select nip, count(*) filter (tanggal between pondasi.dari() and pondasi.ujung()) as dialog, max(tanggal) as terakhir
    from pondasi.baris_dialog_kinerja d
    where terlaksana(pondasi.per(), tanggal, status, coalesce(uraian, umpan_balik, tindak_lanjut, kendala, bukti_dukung))
    group by nip
),
tempo as (
    select o.nip, o.nama, o.unit_kerja, o.nip_pimpinan as nip_atasan, o.nama_pimpinan as nama_atasan, coalesce(h.dialog, 0) as dialog, h.terakhir,
        o.irama_dialog as irama_bulan, o.segera_hari, cast(h.terakhir + to_months(o.irama_dialog) as date) as jatuh_tempo
    from pondasi.orang o left join hitung h on h.nip = o.nip
    where o.nip_pimpinan is not null
)
select * exclude (segera_hari), date_diff('day', terakhir, pondasi.per()) as hari_sejak, date_diff('day', pondasi.per(), jatuh_tempo) as sisa_hari,
    case when terakhir is null then 'belum_pernah' when jatuh_tempo < pondasi.per() then 'terlambat'
        when date_diff('day', pondasi.per(), jatuh_tempo) <= segera_hari then 'segera' else 'tepat_waktu' end as status
from tempo;
create or replace view pondasi.irama as from query_table(coalesce(getvariable('ingat_irama'), 'pondasi.hitung_irama'));
create or replace view tampak.irama as from pondasi.irama where terlihat(unit_kerja);
