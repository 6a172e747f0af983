-- The cascade: whose RHK intervenes in which RHK of a leader.

-- RHK that name an RHK of a leader, and that RHK: of the person's own leader, else of the nearest leader in the same unit or above.
-- Their texts agree but for case, signs and accents, and their periods meet. kunci_pimpinan is null where nobody has such an RHK.
create or replace view pondasi.hitung_kaskade as
with baku as (select rhk_pimpinan, teks_baku(rhk_pimpinan) as baku from (select distinct rhk_pimpinan from pondasi.baris_rhk)),
anak as (                                    -- many name the same RHK: its words are put in comparable form once
    select r.kunci as kunci_rhk, r.nip, o.unit_kerja, r.periode_awal, r.periode_akhir, r.rhk_pimpinan, b.baku
    from pondasi.baris_rhk r join pondasi.orang o using (nip) join baku b on b.rhk_pimpinan = r.rhk_pimpinan
    where b.baku is not null and r.periode_awal <= pondasi.sampai() and r.periode_akhir >= pondasi.dari()
),
pemilik as (
    select r.kunci, r.nip, m.unit_kerja, r.periode_awal, r.periode_akhir, teks_baku(r.rhk) as baku
    from pondasi.baris_rhk r
    join pondasi.penempatan_masa m on m.nip = r.nip and pondasi.per() between m.dari and m.sampai
    where r.nip in (select nip_atasan from pondasi.pimpinan) and r.periode_awal <= pondasi.sampai() and r.periode_akhir >= pondasi.dari()
),
calon as (
    select a.kunci_rhk, p.kunci as kunci_pimpinan, l.nip_atasan is null as bukan_atasan, j.jarak,
        abs(a.periode_awal - p.periode_awal) + abs(a.periode_akhir - p.periode_akhir) as beda_masa
    from anak a
    join pemilik p on p.baku = a.baku and p.nip <> a.nip and p.periode_awal <= a.periode_akhir and p.periode_akhir >= a.periode_awal
    left join pondasi.pimpinan l on l.nip = a.nip and l.nip_atasan = p.nip
    left join pondasi.unit_jalan j on j.unit_kerja = a.unit_kerja and j.leluhur = p.unit_kerja
    where l.nip_atasan is not null or j.jarak is not null
),
terdekat as (
    select kunci_rhk, arg_min(kunci_pimpinan, {'a': bukan_atasan, 'b': coalesce(jarak, 1000000), 'c': beda_masa, 'd': kunci_pimpinan}) as kunci_pimpinan
    from calon group by kunci_rhk
)
select a.kunci_rhk, a.nip, a.unit_kerja, a.rhk_pimpinan, t.kunci_pimpinan, coalesce(t.kunci_pimpinan, kunci_dari('teks', a.baku)) as simpul
from anak a left join terdekat t using (kunci_rhk);
create or replace view pondasi.kaskade as from query_table(coalesce(getvariable('ingat_kaskade'), 'pondasi.hitung_kaskade'));
create or replace view tampak.kaskade as from pondasi.kaskade where terlihat(unit_kerja);

-- Each RHK that others name, with all that serve it, step by step upwards: langsung are those that name it themselves. A ring of RHK that name each other is
-- passed once. From the tables named: who names what, and the RHK.
create or replace macro pondasi.kaskade_bawah(tabel_tepi, tabel_rhk) as table
with recursive tepi as materialized (from query_table(tabel_tepi)),
naik as (                                    -- the few RHK that are served climb; those that serve them follow
    select simpul as asal, simpul from (select distinct simpul from tepi)
    union
    select n.asal, t.simpul from naik n join tepi t on t.kunci_rhk = n.simpul
)
select n.simpul, any_value(p.kunci_pimpinan) as kunci_pimpinan, min(p.rhk_pimpinan) as rhk_pimpinan, count(*) filter (t.simpul = n.simpul) as rhk_langsung,
    count(*) as rhk_bawahan, count(distinct r.nip) as pegawai_bawahan, cast(sum(r.langkah) as bigint) as langkah_bawahan, count(*) filter (r.status = 'kritis') as rhk_kritis,
    sum(r.maju_berat) / nullif(sum(r.berat), 0) as capaian_bawahan, sum(r.waktu_berat) / nullif(sum(r.berat), 0) as target_waktu_bawahan
from tepi t
join naik n on n.asal = t.simpul and n.simpul <> t.kunci_rhk
join (select simpul, any_value(kunci_pimpinan) as kunci_pimpinan, min(rhk_pimpinan) as rhk_pimpinan from tepi group by simpul) p on p.simpul = n.simpul
join query_table(tabel_rhk) r on r.kunci_rhk = t.kunci_rhk
group by n.simpul;
create or replace view pondasi.hitung_kaskade_bawah as from pondasi.kaskade_bawah('pondasi.kaskade', 'pondasi.rhk_ditanya');
create or replace view pondasi.kaskade_bawah_tampak as from pondasi.kaskade_bawah('tampak.kaskade', 'tampak.rhk');
create or replace view tampak.kaskade_bawah as from query_table(
    case when terlihat_semua() then coalesce(getvariable('ingat_kaskade_bawah'), 'pondasi.hitung_kaskade_bawah') else 'pondasi.kaskade_bawah_tampak' end);
