-- Steps of RHK, typed. butir: one step in one row.
with pecahan as (                            -- a column whose plain numbers never pass 1 holds fractions
    select m.lembar_no, coalesce(max(n.angka) filter (not contains(m.capaian_persen, '%')) <= 1
        and max(n.angka) filter (not contains(m.capaian_persen, '%')) > 0, false) as pecahan
    from masuk m left join kamus_angka n on n.teks = m.capaian_persen group by m.lembar_no
),
dibaca as (
    select m.lembar_no, m.row as baris, o.nip, o.cara, o.nip_asal, isi(m.rhk) as rhk, isi(m.rencana_aksi) as rencana_aksi,
        coalesce(pa.nilai, p.awal, make_date(cast(m.tahun as integer), 1, 1)) as periode_awal,
        coalesce(pz.nilai, p.akhir, make_date(cast(m.tahun as integer), 12, 31)) as periode_akhir,
        pa.nilai is null and p.awal is null as periode_dianggap, m.periode as periode_teks,
        isi(m.output) as output, nt.atas as target, coalesce(isi(m.satuan), nt.satuan) as satuan,
        nr.angka as realisasi, np.angka * case when f.pecahan and not contains(m.capaian_persen, '%') then 100 else 1 end as capaian_persen, f.pecahan,
        m.capaian_persen as capaian_teks, nb.angka as bobot,
        coalesce(tm.nilai, pm.awal) as tanggal_mulai, coalesce(tt.nilai, pt.akhir) as tenggat, ts.nilai as tanggal_selesai,
        m.tanggal_mulai as mulai_teks, m.tenggat as tenggat_teks, m.tanggal_selesai as selesai_teks,
        coalesce(ks.nilai, 'kosong') as status, isi(m.status) as status_teks,
        isi(m.bukti_dukung) as bukti_dukung, isi(m.kendala) as kendala, isi(m.keterangan) as keterangan
    from masuk m
    left join orang o using (kunci_orang)
    left join kamus_status ks on ks.kind = 'rencana_aksi' and ks.teks = m.status
    join pecahan f using (lembar_no)
    left join kamus_angka nt on nt.teks = m.target
    left join kamus_angka nr on nr.teks = m.realisasi
    left join kamus_angka np on np.teks = m.capaian_persen
    left join kamus_angka nb on nb.teks = m.bobot
    left join kamus_periode p on p.teks is not distinct from m.periode and p.tahun = m.tahun
    left join kamus_periode pm on pm.teks = m.tanggal_mulai and pm.tahun = m.tahun
    left join kamus_periode pt on pt.teks = m.tenggat and pt.tahun = m.tahun
    left join kamus_tanggal pa on pa.teks = m.periode_awal
    left join kamus_tanggal pz on pz.teks = m.periode_akhir
    left join kamus_tanggal tm on tm.teks = m.tanggal_mulai
    left join kamus_tanggal tt on tt.teks = m.tenggat
    left join kamus_tanggal ts on ts.teks = m.tanggal_selesai
),
berkunci as (
    select *, case when nip is not null and rencana_aksi is not null
        then kunci_dari(nip, periode_awal::varchar, periode_akhir::varchar, teks_baku(rhk), teks_baku(rencana_aksi)) end as kunci
    from dibaca
)
select lembar_no, baris, null as lewati, kunci, kunci as kunci_baris, null::varchar as kunci_rhk,
    nip, periode_awal, periode_akhir, periode_teks as periode, rhk, rencana_aksi, output, target, satuan, realisasi, capaian_persen, bobot,
    tanggal_mulai, tenggat, tanggal_selesai, status, status_teks, bukti_dukung, kendala, keterangan,
    list_concat(temuan_orang(cara, nip_asal), list_filter([
        temuan('rencana_aksi_kosong', 'rencana_aksi', null, rencana_aksi is null),
        temuan('langkah_tanpa_rhk', 'rhk', rencana_aksi, rhk is null and rencana_aksi is not null),
        temuan('periode_dianggap', 'periode', periode_teks, periode_dianggap),
        temuan('tanggal_tak_terbaca_pelengkap', 'tanggal_mulai', mulai_teks, isi(mulai_teks) is not null and tanggal_mulai is null),
        temuan('tanggal_tak_terbaca_pelengkap', 'tenggat', tenggat_teks, isi(tenggat_teks) is not null and tenggat is null),
        temuan('tanggal_tak_terbaca_pelengkap', 'tanggal_selesai', selesai_teks, isi(selesai_teks) is not null and tanggal_selesai is null),
        temuan('tenggat_sebelum_mulai', 'tenggat', tenggat_teks, tenggat < tanggal_mulai),
        temuan('persen_lebih_100', 'capaian_persen', capaian_teks, capaian_persen > 100),
        temuan('pecahan_dianggap_persen', 'capaian_persen', capaian_teks, pecahan and capaian_persen is not null and not contains(capaian_teks, '%')),
        temuan('status_tidak_dikenal', 'status', status_teks, status = 'lain')
    ], lambda t: t is not null)) as temuan
from berkunci
