-- Dialogues that were held up to a day: said to be held, or dated by then with any content and not refused.
create or replace macro tampak.dialog(p_per) as table
select d.*, o.nama, o.unit_kerja, o.nip_atasan as nip_pimpinan, o.nama_atasan as nama_pimpinan
from main.dialog_kinerja d join tampak.orang(p_per) o on o.nip = d.nip
where d.tanggal <= p_per and d.status <> 'ditolak'
    and (d.status in ('selesai', 'disetujui') or coalesce(d.uraian, d.tindak_lanjut, d.umpan_balik, d.kendala) is not null);

-- Where each person with a known leader stands against the agreed cadence.
create or replace macro tampak.irama_orang(p_dari, p_sampai, p_per) as table
with orang as (select * from tampak.orang(p_per) where nip_atasan is not null),
dialog as (
    select nip, max(tanggal) as terakhir, count(*) filter (tanggal between p_dari and p_sampai) as dialog from tampak.dialog(p_per) group by nip
),
dihitung as (
    select o.*, coalesce(d.dialog, 0) as dialog, d.terakhir, p_per - d.terakhir as hari_sejak, i.irama_bulan,
        cast(d.terakhir + to_months(cast(i.irama_bulan as integer)) as date) as jatuh_tempo
    from orang o left join dialog d on d.nip = o.nip join tampak.irama i on i.unit_kerja = o.unit_kerja
)
select *, jatuh_tempo - p_per as sisa_hari,
    case when terakhir is null then 'belum_pernah' when jatuh_tempo < p_per then 'terlambat'
        when jatuh_tempo - p_per <= setelan_kantor('segera_hari') then 'segera' else 'tepat_waktu' end as status
from dihitung;
