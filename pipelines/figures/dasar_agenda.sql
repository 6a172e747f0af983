-- judul: Dasar agenda dialog
-- arti: Yang dihitung bagi poin agenda dialog, dari setiap pegawai aktif, juga yang poinnya di bawah ambang: RHK kritis, RHK senyap, langkah lewat tenggat, tindak
--   lanjut lewat tenggat, status dialog, dan hari kosong, dengan poin tiap alasan menurut pengaturan. Kosong sejak: awal sepuluh hari kerja terakhir menurut kalender unitnya. Senyap sejak:
--   awal hari wajib terakhir sebanyak pengaturan hari_senyap; RHK tanpa catatan sejak hari itu disebut senyap.
-- meaning: What counts for the points of the agenda, of everybody in service, those below the threshold too: critical RHK, silent RHK, overdue steps, overdue follow-ups,
--   standing of dialogue and empty days, with the points that the settings give each reason. Kosong sejak: when the last ten working days began by the unit's calendar. Senyap sejak: when the
--   last expected days began, as many as the setting hari_senyap; an RHK without a note since then is silent.
-- butir: satu pegawai aktif, di unitnya pada tanggal keadaan
-- penyebut: tidak ada; poin hanya mengurutkan
-- setelan: ambang_tertinggal ambang_kritis hari_senyap irama_dialog segera_hari poin_rhk_kritis poin_rhk_senyap poin_langkah_lewat poin_tindak_lanjut
--   poin_belum_dialog poin_dialog_terlambat poin_dialog_segera poin_hari_kosong ambang_agenda
-- kolom: nip nama unit_kerja poin rhk_kritis rhk_senyap langkah_lewat tindak_lanjut_lewat status_dialog hari_kosong kosong_sejak senyap_sejak
--   poin_rhk_kritis poin_rhk_senyap poin_langkah_lewat poin_tindak_lanjut poin_belum_dialog poin_dialog_terlambat poin_dialog_segera poin_hari_kosong ambang_agenda
with agenda as (from tampak.potret where pegawai),
senyap as (from tampak.senyap_orang),
sepuluh as (from tampak.sepuluh_hari),
poin as (from tampak.poin)
select a.nip, a.nama, a.unit_kerja, a.poin, a.rhk_kritis, a.rhk_senyap, a.langkah_lewat, a.tindak_lanjut_lewat, a.status_dialog, a.hari_kosong,
    coalesce(h.sejak, $per) as kosong_sejak, s.sejak as senyap_sejak, p.poin_rhk_kritis, p.poin_rhk_senyap, p.poin_langkah_lewat, p.poin_tindak_lanjut,
    p.poin_belum_dialog, p.poin_dialog_terlambat, p.poin_dialog_segera, p.poin_hari_kosong, p.ambang_agenda
from agenda a left join senyap s using (nip) left join sepuluh h using (unit_kerja) cross join poin p
order by a.unit_kerja, a.nama, a.nip
