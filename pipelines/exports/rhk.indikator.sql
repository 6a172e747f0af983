-- What an RHK is measured by. butir: one indicator of one RHK.
select lembar_no, baris, kunci_dari([kunci, teks_baku(aspek), teks_baku(coalesce(indikator, target_teks))]) as kunci, kunci as kunci_rhk, nip,
    aspek, indikator, target_teks, case when angka_atas(target_teks) is distinct from baca_angka(target_teks) then baca_angka(target_teks) end as target_bawah,
    angka_atas(target_teks) as target, satuan_dari(target_teks) as satuan, realisasi, perspektif
from diterima where indikator is not null or target_teks is not null
