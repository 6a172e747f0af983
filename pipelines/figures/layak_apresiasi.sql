-- judul: Layak apresiasi
-- arti: Pegawai yang patut dipuji: rencana aksi selesai sebelum tenggat (1 poin tiap langkah), pekan penuh catatan berbukti (1 poin tiap pekan), capaian di depan target waktu (2 poin).
-- meaning: Whom to praise: steps finished before they were due (1 point each), full weeks of notes with evidence (1 point each), progress ahead of pace (2 points).
-- butir: satu pegawai dengan sedikitnya satu alasan dan tanpa RHK kritis
-- penyebut: Tidak ada; poin adalah jumlah alasan yang tertulis.
with langkah as (
    select nip, count(*) filter (selesai and tanggal_selesai < tenggat and tanggal_selesai between $dari and least($sampai, $per)) as langkah_lebih_awal,
        count(*) filter (lewat) as langkah_lewat, sum(kemajuan * bobot) / sum(bobot) as capaian, sum((kemajuan - target_waktu) * bobot) / sum(bobot) as selisih
    from tampak.langkah($dari, $sampai, $per) where kunci_rhk is not null group by nip
),
pekan as (                                   -- weeks whose every expected day has a note, each with evidence
    select nip, minggu, count(*) filter (wajib) as wajib, count(*) filter (wajib and catatan > 0 and berbukti > 0) as berbukti, count(*) filter (seharusnya) as seharusnya
    from tampak.hari_orang($dari, least($sampai, $per)) group by nip, minggu
),
penuh as (select nip, count(*) as pekan_penuh from pekan where wajib = seharusnya and wajib >= 4 and berbukti = wajib group by nip),
berpoin as (
    select o.nip, o.nama, o.unit_kerja, coalesce(l.langkah_lebih_awal, 0) as langkah_lebih_awal, coalesce(p.pekan_penuh, 0) as pekan_penuh, l.capaian, l.selisih,
        coalesce(l.langkah_lebih_awal, 0) + coalesce(p.pekan_penuh, 0) + case when l.selisih > 0 then 2 else 0 end as poin, coalesce(l.langkah_lewat, 0) as langkah_lewat
    from tampak.orang($per) o left join langkah l on l.nip = o.nip left join penuh p on p.nip = o.nip
)
select nip, nama, unit_kerja, cast(poin as integer) as poin, langkah_lebih_awal, pekan_penuh, capaian, selisih
from berpoin where poin > 0 and langkah_lewat = 0 and coalesce(selisih, 0) >= 0
order by poin desc, selisih desc nulls last, nama
