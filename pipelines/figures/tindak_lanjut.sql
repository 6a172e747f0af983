-- judul: Tindak lanjut dialog
-- arti: Yang disepakati pada dialog yang terlaksana. Teks yang sama dari pegawai yang sama, tanpa membedakan huruf besar dan tanda baca, pada dialog
--   berikutnya adalah tindak lanjut yang sama: dihitung sekali, sejak pertama disepakati, dengan tenggat menurut dialog terakhir yang menyebutnya. Selesai:
--   ada dialog sesudahnya yang dinyatakan selesai dan tidak lagi menyebutnya; disepakati lagi sesudah itu menjadi tindak lanjut baru. Lewat: belum selesai
--   dan tenggatnya sudah lampau. Selebihnya terbuka. Ekspor tidak memuat hasil tindak lanjut: selesai berarti tidak lagi dibawa, dan dapat ditanyakan pada
--   dialog berikutnya.
-- meaning: What was agreed in held dialogues. The same text of the same person, case and signs aside, in a later dialogue is the same follow-up: counted
--   once, since it was first agreed, due as the last dialogue that names it says. Done: a later dialogue was marked done and no longer names it; agreed anew
--   after that, it is a new follow-up. Overdue: not done and past its due date. Otherwise open. Exports do not tell what became of a follow-up: done means no
--   longer carried over, and can be asked about in the next dialogue.
-- butir: satu tindak lanjut satu pegawai, yang belum selesai sebelum periode ini mulai
-- penyebut: tidak ada; ini daftar
-- kolom: nip nama unit_kerja nama_atasan tindak_lanjut sejak terakhir_disebut dialog tenggat status hari_lewat selesai_pada berkas sheet baris
with dialog as materialized (select *, teks_baku(tindak_lanjut) as baku from tampak.dialog($per)),
hari as (
    select nip, tanggal, cast(bool_or(status in ('selesai', 'disetujui')) as integer) as tutup from dialog group by nip, tanggal
),
urut as (                                    -- how many days of dialogues that were marked done, up to and including each
    select nip, tanggal, tutup, sum(tutup) over (partition by nip order by tanggal) as ke,
        min(case when tutup = 1 then tanggal end) over (partition by nip order by tanggal rows between 1 following and unbounded following) as tutup_berikut
    from hari
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
),
berstatus as (
    select *, case when selesai_pada is not null then 'selesai' when tenggat < $per then 'lewat' else 'terbuka' end as status from butir
    where sejak <= $sampai and (selesai_pada is null or selesai_pada >= $dari)
),
lembar as (from tampak.lembar)
select d.nip, d.nama, d.unit_kerja, d.nama_atasan, d.tindak_lanjut, b.sejak, b.terakhir_disebut, b.dialog, b.tenggat, b.status,
    case when b.status = 'lewat' then date_diff('day', b.tenggat, $per) end as hari_lewat, b.selesai_pada, l.berkas, l.sheet, d.baris
from berstatus b join dialog d on d.kunci = b.kunci left join lembar l using (lembar_id)
order by case b.status when 'lewat' then 0 when 'terbuka' then 1 else 2 end, b.tenggat nulls last, b.sejak, d.nama, d.kunci
