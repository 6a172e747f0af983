-- judul: Perkiraan selesai
-- arti: Kapan semua rencana aksi periode ini selesai bila lajunya seperti pekan-pekan yang telah lewat. Laju: bagian bobot yang selesai tiap pekan kerja sejak langkah pertama mulai,
--   paling banyak 12 pekan terakhir. Rentang 80%: dari laju rata-rata dan naik turunnya antarpekan, dengan menganggap pekan mendatang saling bebas. Tidak dihitung bila belum
--   lewat 4 pekan kerja atau belum 5 langkah selesai di dalamnya: riwayatnya terlalu pendek untuk menyebut tanggal. Tanggal yang lebih dari sepuluh tahun lagi tidak disebut.
-- meaning: When all steps of the period will be finished at the speed of the weeks gone by. Speed: the share of weight finished each working week since the first step began, of
--   the last 12 weeks at most. Range of 80%: from the mean speed and its ups and downs between weeks, taking weeks to come as independent. Absent before 4 working weeks have
--   gone by or 5 steps were finished in them: too short a history to name a date. A date more than ten years away is not named.
-- butir: satu baris untuk semua unit terpilih, satu pegawai, atau satu RHK; tidak ada baris bila tidak ada langkah
-- penyebut: bobot semua rencana aksi dari RHK yang periodenya beririsan dengan periode ini
-- kolom: langkah langkah_selesai sisa pekan laju_pekan paling_awal perkiraan paling_akhir tenggat keadaan
with langkah as materialized (from tampak.langkah_kurva($nip, $kunci_rhk)),
jumlah as (
    select count(*) as langkah, count(akhir_nyata) as langkah_selesai, sum(berat) as berat, max(tenggat) as tenggat, min(mulai) as mulai,
        100.0::double * coalesce(sum(berat) filter (akhir_nyata is null), 0) / nullif(sum(berat), 0) as sisa
    from langkah
),
pekan as (                                   -- whole weeks gone by in which anybody worked
    select k.minggu from kalender k cross join jumlah j
    where k.minggu >= greatest(j.mulai - 6, $per - 84) and k.minggu + 6 <= $per and k.hari_kerja group by k.minggu
),
laju_pekan as (
    select p.minggu, count(l.kunci) as langkah, 100.0::double * coalesce(sum(l.berat), 0) / any_value(j.berat) as bagian
    from pekan p cross join jumlah j left join langkah l on l.akhir_nyata between p.minggu and p.minggu + 6 group by p.minggu
),
riwayat as (select count(*) as pekan, coalesce(sum(langkah), 0) as selesai, avg(bagian) as rata, coalesce(stddev_samp(bagian), 0) as naik_turun from laju_pekan),
keadaan as (
    select j.*, r.pekan, r.rata, r.naik_turun,
        case when j.langkah_selesai = j.langkah then 'selesai' when r.pekan < 4 or r.selesai < 5 then 'riwayat_pendek' else 'diperkirakan' end as keadaan
    from jumlah j cross join riwayat r where j.langkah > 0
),
akar as (                                    -- weeks n until mean × n ± 1.2816 × spread × √n reaches what is left: a square equation in √n
    select *, power((-1.2816 * naik_turun + sqrt(power(1.2816 * naik_turun, 2) + 4 * rata * sisa)) / (2 * rata), 2) as n_awal, sisa / rata as n_tengah,
        power((1.2816 * naik_turun + sqrt(power(1.2816 * naik_turun, 2) + 4 * rata * sisa)) / (2 * rata), 2) as n_akhir
    from keadaan where keadaan = 'diperkirakan'
)
select k.langkah, k.langkah_selesai, k.sisa, k.pekan, case when k.pekan > 0 then k.rata end as laju_pekan, case when a.n_awal <= 520 then $per + cast(ceil(round(7 * a.n_awal, 6)) as integer) end as paling_awal,
    case when a.n_tengah <= 520 then $per + cast(ceil(round(7 * a.n_tengah, 6)) as integer) end as perkiraan,
    case when a.n_akhir <= 520 then $per + cast(ceil(round(7 * a.n_akhir, 6)) as integer) end as paling_akhir, k.tenggat, k.keadaan
from keadaan k left join akar a on true
