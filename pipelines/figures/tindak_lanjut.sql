-- judul: Tindak lanjut dialog
-- arti: Yang disepakati pada dialog yang terlaksana. Teks yang sama dari pegawai yang sama, tanpa membedakan huruf besar dan tanda baca, pada dialog
--   berikutnya adalah tindak lanjut yang sama: dihitung sekali, sejak pertama disepakati, dengan tenggat menurut dialog terakhir yang memberinya tenggat. Selesai:
--   ada dialog sesudahnya yang dinyatakan selesai dan tidak lagi menyebutnya; disepakati lagi sesudah itu menjadi tindak lanjut baru. Lewat: belum selesai
--   dan tenggatnya sudah lampau. Selebihnya terbuka. Ekspor tidak memuat hasil tindak lanjut: selesai berarti tidak lagi dibawa, dan dapat ditanyakan pada
--   dialog berikutnya.
-- meaning: What was agreed in held dialogues. The same text of the same person, case and signs aside, in a later dialogue is the same follow-up: counted
--   once, since it was first agreed, due as the last dialogue that gives it a date says. Done: a later dialogue was marked done and no longer names it; agreed anew
--   after that, it is a new follow-up. Overdue: not done and past its due date. Otherwise open. Exports do not tell what became of a follow-up: done means no
--   longer carried over, and can be asked about in the next dialogue.
-- butir: satu tindak lanjut satu pegawai, yang belum selesai sebelum periode ini mulai
-- penyebut: tidak ada; ini daftar
-- kolom: nip nama unit_kerja nama_atasan tindak_lanjut sejak terakhir_disebut dialog tenggat status hari_lewat selesai_pada berkas sheet baris
with tindak_lanjut as (from tampak.tindak_lanjut($dari, $sampai))  -- which lie in order: the overdue first
select nip, nama, unit_kerja, nama_atasan, tindak_lanjut, sejak, terakhir_disebut, dialog, jatuh_tempo as tenggat, keadaan as status,
    case when keadaan = 'lewat' then date_diff('day', jatuh_tempo, $per) end as hari_lewat, selesai_pada, berkas, sheet, baris
from tindak_lanjut
where $nip::varchar is null or nip = $nip
