-- judul: Antrean persetujuan catatan
-- arti: Catatan yang menunggu persetujuan seorang pimpinan pada tanggal keadaan, juga dari periode sebelumnya, dari pegawai aktif di unit yang tampak. Umur:
--   hari kalender sejak catatan diisi, atau sejak harinya bila waktu isinya tidak diketahui. Median: separuh antrean paling lama sekian hari. Draf belum
--   diajukan pegawai, jadi dihitung tersendiri. Status menurut ekspor terakhir yang memuat catatan itu (data_per ialah yang terlama): yang sudah disetujui
--   sesudahnya baru tampak setelah diunggah lagi.
-- meaning: Notes that wait for a leader's approval at the as-of date, those of earlier periods included, of people in service in the units in sight. Age:
--   calendar days since the note was entered, or since its day where the entry time is unknown. Median: half of the queue is at most so old. Drafts have not
--   been handed in and are counted apart. States are those of the last export that holds the note (data_per is the oldest): what was approved later shows once
--   it is uploaded again.
-- butir: satu pimpinan yang bawahannya punya catatan berstatus; baris tanpa nama: atasannya belum diketahui
-- penyebut: catatan bawahan yang berstatus dalam ekspor; tanpa kolom status pimpinan itu tidak muncul
-- kolom: nip_atasan nama_atasan bawahan berstatus menunggu pegawai_menunggu persen_menunggu terlama umur_terlama umur_median draf data_per
with antrean as (from tampak.antrean),
umur as (select nip_atasan, nama_atasan, sejak, sum(catatan) as catatan from tampak.umur_antrean group by nip_atasan, nama_atasan, sejak),
tumpuk as (
    select *, sum(catatan) over (partition by nip_atasan, nama_atasan order by sejak desc) as sampai_sini,
        sum(catatan) over (partition by nip_atasan, nama_atasan) as semua
    from umur
),
tengah as (select nip_atasan, nama_atasan, max(sejak) filter (2 * sampai_sini >= semua) as sejak from tumpuk group by nip_atasan, nama_atasan),
jumlah as (
    select nip_atasan, nama_atasan, count(distinct nip) as bawahan, cast(sum(berstatus) as bigint) as berstatus, cast(sum(menunggu) as bigint) as menunggu,
        count(distinct nip) filter (menunggu > 0) as pegawai_menunggu, min(terlama) as terlama, cast(sum(draf) as bigint) as draf, min(data_per) as data_per
    from antrean group by nip_atasan, nama_atasan
)
select j.nip_atasan, j.nama_atasan, j.bawahan, j.berstatus, j.menunggu, j.pegawai_menunggu, 100.0::double * j.menunggu / j.berstatus as persen_menunggu,
    j.terlama, date_diff('day', j.terlama, $per) as umur_terlama, date_diff('day', t.sejak, $per) as umur_median, j.draf, j.data_per
from jumlah j left join tengah t on t.nip_atasan is not distinct from j.nip_atasan and t.nama_atasan is not distinct from j.nama_atasan
order by umur_terlama desc nulls last, j.menunggu desc, j.nama_atasan, j.nip_atasan
