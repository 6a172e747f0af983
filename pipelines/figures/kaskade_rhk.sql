-- judul: Kaskade RHK pimpinan
-- arti: RHK pimpinan beserta RHK lain yang mengintervensinya, langsung maupun lewat RHK di antaranya: berapa RHK dan pegawai di bawahnya, capaian dan target
--   waktunya digabung menurut bobot langkah (tanpa RHK pimpinan itu sendiri), dan capaian RHK pimpinan itu di sebelahnya. RHK pimpinan dicari menurut teks
--   pada kolom RHK pimpinan yang diintervensi, tanpa membedakan huruf besar dan tanda baca, pada RHK atasan pegawai itu; kalau tidak ada, pada pimpinan
--   terdekat di unit yang sama atau di atasnya. Keadaan: ada; di_luar_unit bila milik pimpinan di luar unit yang tampak; tidak_ditemukan bila tidak ada
--   pimpinan yang memilikinya pada periode ini.
-- meaning: A leader's RHK with the RHK of others that intervene in it, directly or through RHK in between: how many RHK and people are beneath, their results
--   and pace pooled by the weight of steps (the leader's own RHK left out), and the leader's own result beside. The leader's RHK is looked for by the text
--   that names it, case and signs aside, among those of the person's leader; else of the nearest leader in the same unit or above. State: found (ada);
--   di_luar_unit where it belongs to a leader outside the units in sight; tidak_ditemukan where no leader has it in the period.
-- butir: satu RHK pimpinan yang disebut oleh RHK lain; tanpa kunci bila di luar unit atau tidak ditemukan
-- penyebut: bobot langkah RHK di bawahnya; tanpa langkah tidak ada persentase
-- setelan: ambang_tertinggal ambang_kritis
-- kolom: kunci_rhk nip nama unit_kerja jabatan periode_awal periode_akhir rhk keadaan rhk_langsung rhk_bawahan pegawai_bawahan langkah_bawahan rhk_kritis
--   capaian_bawahan target_waktu_bawahan selisih_bawahan capaian target_waktu selisih status kelompok_kecil
with rhk as (from tampak.rhk),
bawah as (from tampak.kaskade_bawah)
select p.kunci_rhk, p.nip, p.nama, p.unit_kerja, p.jabatan, p.periode_awal, p.periode_akhir, coalesce(p.rhk, b.rhk_pimpinan) as rhk,
    case when p.kunci_rhk is not null then 'ada' when b.kunci_pimpinan is not null then 'di_luar_unit' else 'tidak_ditemukan' end as keadaan,
    b.rhk_langsung, b.rhk_bawahan, b.pegawai_bawahan, b.langkah_bawahan, b.rhk_kritis, b.capaian_bawahan, b.target_waktu_bawahan,
    b.capaian_bawahan - b.target_waktu_bawahan as selisih_bawahan, p.capaian, p.target_waktu, p.selisih, p.status,
    b.pegawai_bawahan < 5 as kelompok_kecil
from bawah b left join rhk p on p.kunci_rhk = b.kunci_pimpinan
order by selisih_bawahan nulls last, b.rhk_bawahan desc, coalesce(p.rhk, b.rhk_pimpinan), p.kunci_rhk
