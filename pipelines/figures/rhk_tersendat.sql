-- judul: RHK tersendat tanpa dialog
-- arti: RHK kritis atau senyap yang belum dibicarakan sejak tersendat: pemiliknya belum berdialog dengan pimpinannya pada hari itu atau sesudahnya. Sejak:
--   hari pertama RHK itu senyap (hari wajib ke-10 tanpa catatan, menurut hari_senyap), atau tenggat terlama yang lewat, mana yang lebih dahulu. RHK yang
--   kritis hanya karena lajunya tidak diketahui harinya: sejak kosong, dan tampak bila pemiliknya belum berdialog sama sekali sejak periode RHK mulai. Hari
--   senyap ditelusuri paling jauh 400 hari. Dialog yang terlaksana dihitung apa pun isinya; pegawai yang pimpinannya tidak ada di daftar pegawai tidak ikut.
--   Sebab: lewat_tenggat, senyap, laju.
-- meaning: Critical or silent RHK that have not been talked over since they stalled: their owner has met the leader neither on that day nor after. Since: the
--   first day of silence (the 10th expected day without a note, by hari_senyap) or the oldest due date that passed, whichever came first. Of RHK critical by
--   pace alone the day is not known: sejak is empty, and they are shown when their owner has not met the leader at all since the period of the RHK began.
--   Silence is traced back 400 days at most. Any held dialogue counts, whatever was said; people whose leader is not in the roster are left out. Reasons
--   (sebab): lewat_tenggat, senyap, laju.
-- butir: satu RHK yang periodenya beririsan dengan periode pertanyaan
-- penyebut: tidak ada; ini daftar
-- setelan: ambang_tertinggal ambang_kritis hari_senyap
-- kolom: kunci_rhk nip nama unit_kerja nama_atasan rhk status senyap sebab sejak hari_tersendat dialog_terakhir langkah_lewat catatan_terakhir capaian
--   target_waktu selisih
with macet as materialized (
    from tampak.rhk where status = 'kritis' or senyap
),
irama as (from tampak.irama),
diam as (from tampak.senyap),
mulai as (                                   -- least passes over what is absent
    select m.*, least(d.sejak_senyap, case when m.langkah_lewat > 0 then $per - cast(m.hari_lewat as integer) end) as sejak
    from macet m left join diam d using (kunci_rhk)
)
select m.kunci_rhk, m.nip, m.nama, m.unit_kerja, i.nama_atasan, m.rhk, m.status, m.senyap,
    case when m.langkah_lewat > 0 then 'lewat_tenggat' when m.senyap then 'senyap' else 'laju' end as sebab,
    m.sejak, date_diff('day', m.sejak, $per) as hari_tersendat, i.terakhir as dialog_terakhir, m.langkah_lewat, m.catatan_terakhir,
    m.capaian, m.target_waktu, m.selisih
from mulai m join irama i using (nip)
where i.terakhir is null or i.terakhir < coalesce(m.sejak, m.periode_awal)
order by hari_tersendat desc nulls last, m.selisih nulls last, m.nama, m.kunci_rhk
