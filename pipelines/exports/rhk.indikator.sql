-- What an RHK is measured by. butir: one indicator of one RHK.
select lembar_no, baris, kunci_dari(hex_kunci(kunci), teks_baku(aspek), teks_baku(coalesce(indikator, target_teks))) as kunci, kunci as kunci_rhk, nip,
    aspek, indikator, target_teks, case when n.atas is distinct from n.angka then n.angka end as target_bawah,
    n.atas as target, n.satuan, realisasi, perspektif
from diterima left join kamus_angka n on n.teks = target_teks
where indikator is not null or target_teks is not null
