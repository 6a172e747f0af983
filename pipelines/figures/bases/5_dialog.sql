-- Dialogues: which were held, and when the next is due.

-- Meetings of people in sight at a day. Held: said so, or with content and not in the future; never when called off.
create or replace macro tampak.dialog(hari) as table
select d.kunci, o.nip, o.nama, o.unit_kerja, d.tanggal, d.jenis, coalesce(a.nama, d.nama_atasan, o.nama_atasan) as nama_atasan,
    d.status, d.uraian, d.tindak_lanjut, d.tenggat, d.lembar_id, d.baris,
    d.tanggal <= hari and coalesce(d.status, 'kosong') <> 'ditolak'
        and (coalesce(d.status, 'kosong') in ('selesai', 'disetujui')
            or coalesce(d.uraian, d.umpan_balik, d.tindak_lanjut, d.kendala, d.bukti_dukung) is not null) as terlaksana
from main.dialog_kinerja d
join tampak.orang(hari) o on o.nip = d.nip
left join main.pegawai a on a.nip = d.nip_atasan;

-- Each person with a leader: how often, how long ago, when due.
create or replace macro tampak.irama(awal, akhir, hari) as table
with hitung as (
    select nip, count(*) filter (tanggal between awal and akhir) as dialog, max(tanggal) as terakhir
    from tampak.dialog(hari) where terlaksana group by nip
),
tempo as (
    select b.*, coalesce(h.dialog, 0) as dialog, h.terakhir, s.irama_dialog as irama_bulan, s.segera_hari,
        cast(h.terakhir + to_months(s.irama_dialog) as date) as jatuh_tempo
    from tampak.bawahan(hari) b
    join tampak.setelan_unit s using (unit_kerja)
    left join hitung h using (nip)
)
select nip, nama, unit_kerja, nip_atasan, nama_atasan, dialog, terakhir, date_diff('day', terakhir, hari) as hari_sejak, irama_bulan, jatuh_tempo,
    date_diff('day', hari, jatuh_tempo) as sisa_hari,
    case when terakhir is null then 'belum_pernah' when jatuh_tempo < hari then 'terlambat'
        when date_diff('day', hari, jatuh_tempo) <= segera_hari then 'segera' else 'tepat_waktu' end as status
from tempo;
