"""A warehouse of 20,000 people, 100,000 RHK, 300,000 steps, 60,000 dialogues and 1,000,000 notes, made of SQL and kept for the next run."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir

from pipelines.load.versions import TABLES
from pipelines.warehouse import MIGRATIONS, Warehouse, open_warehouse

PEOPLE = 20_000
NOTES = 1_000_000
# One office, 10 divisions, 190 teams; the heads of teams report to those of divisions, these to the head of the office.
UNITS = """
insert into unit_kerja select 'Kantor Besar', null, 0;
insert into unit_kerja select 'Bidang ' || n, 'Kantor Besar', 1 from range(10) r(n);
insert into unit_kerja select 'Tim ' || n, 'Bidang ' || n % 10, 2 from range(190) r(n);
"""
# Of whom is n the leader: 0 of the divisions, 1–10 of the teams, 11–200 of everybody else.
PERSON = """
create temp table dibuat as
select n, '19' || (60 + n % 40) || lpad((1 + n % 12)::varchar, 2, '0') || '15' || '2015011' || lpad(n::varchar, 5, '0') as nip,
    case when n = 0 then 'Kantor Besar' when n <= 10 then 'Bidang ' || (n - 1) when n <= 200 then 'Tim ' || (n - 11) else 'Tim ' || n % 190 end as unit_kerja,
    case when n = 0 then null when n <= 10 then 0 when n <= 200 then 1 + (n - 11) % 10 else 11 + n % 190 end as pimpinan
from range({people}) r(n);
insert into pegawai by name
select kunci_dari('p' || d.n) as kunci, 1 as batch_id, 1 as lembar_id, d.n as baris, kunci_dari('p' || d.n) as sidik, d.nip, 'Pegawai ' || chr((65 + d.n % 26)::integer) || ' ' || d.n as nama, d.unit_kerja,
    'Pranata Madya ' || d.n % 30 as jabatan, case when d.n % 4 > 0 then a.nip end as nip_atasan, 'Pegawai ' || chr((65 + a.n % 26)::integer) || ' ' || a.n as nama_atasan,
    'aktif' as status_aktif, 'baik' as mutu_nip
from dibuat d left join dibuat a on a.n = d.pimpinan;
insert into penempatan by name
select kunci_dari('t' || n) as kunci, 1 as batch_id, 1 as lembar_id, n as baris, kunci_dari('t' || n) as sidik, nip, unit_kerja, date '2026-01-01' as sejak from dibuat
union all
select kunci_dari('u' || n), 1, 1, n, kunci_dari('u' || n), nip, 'Tim ' || (n + 7) % 190, date '2026-11-02' from dibuat where n > 200 and n % 40 = 0;
insert into ketidakhadiran by name
select kunci_dari('k' || n) as kunci, 1 as batch_id, 1 as lembar_id, n as baris, kunci_dari('k' || n) as sidik, nip, 'cuti tahunan' as jenis,
    date '2026-10-05' + (n % 40)::integer as mulai, date '2026-10-05' + (n % 40 + n % 5)::integer as selesai from dibuat where n % 4 = 0;
insert into cakupan by name
select kunci_dari('c' || unit_kerja) as kunci, 1 as batch_id, 1 as lembar_id, 1 as baris, kunci_dari('x') as sidik, unit_kerja, null as nip, date '2026-10-01' as dari, date '2026-11-20' as sampai
from unit_kerja where hash(unit_kerja) % 10 > 0
union all
select kunci_dari('d' || n), 1, 1, n, kunci_dari('x'), null, nip, date '2026-10-01', date '2026-11-20' from dibuat where n % 20 = 3;
"""
PLANS = """
insert into rhk by name
select kunci_dari('r' || d.n || '-' || k) as kunci, 1 as batch_id, 1 as lembar_id, d.n * 5 + k as baris, kunci_dari('r' || d.n || '-' || k) as sidik, d.nip,
    case when k < 4 then date '2026-10-01' else date '2026-01-01' end as periode_awal, date '2026-12-31' as periode_akhir,
    case when k < 4 then 'Triwulan IV 2026' else 'Tahun 2026' end as periode,
    'Terlaksananya pemeriksaan dan pelaporan sasaran ' || chr((65 + k)::integer) || ' wilayah ' || d.n || ' sesuai standar mutu' as rhk,
    case when d.pimpinan is not null then 'Terlaksananya pemeriksaan dan pelaporan sasaran ' || chr((65 + k)::integer) || ' wilayah ' || d.pimpinan || ' sesuai standar mutu' end
        as rhk_pimpinan, 'utama' as jenis, 'disetujui' as status
from dibuat d, range(5) r(k);
create temp table rencana as select row_number() over () - 1 as ke, kunci, nip, rhk, periode_awal, periode_akhir, periode, baris from rhk;
insert into rencana_aksi by name
select kunci_dari('l' || p.baris || '-' || k) as kunci, 1 as batch_id, 1 as lembar_id, p.baris * 3 + k as baris, kunci_dari('l' || p.baris || '-' || k) as sidik, p.kunci as kunci_rhk, p.nip,
    p.periode_awal, p.periode_akhir, p.periode, p.rhk, 'Menyusun bagian ' || k || ' dari ' || p.rhk as rencana_aksi, 10 as target, 'dokumen' as satuan,
    hash(p.baris * 3 + k) % 11 as realisasi, date '2026-10-01' + (20 * k + p.baris % 15)::integer as tanggal_mulai,
    date '2026-10-25' + (25 * k + p.baris % 15)::integer as tenggat,
    case when hash(p.baris * 3 + k) % 11 = 10 then date '2026-10-20' + (15 * k + p.baris % 15)::integer end as tanggal_selesai,
    case when hash(p.baris * 3 + k) % 11 = 10 then 'selesai' else 'berjalan' end as status
from rencana p, range(3) r(k) where p.baris % 30 > 0;
insert into dialog_kinerja by name
select kunci_dari('d' || d.n || '-' || k) as kunci, 1 as batch_id, 1 as lembar_id, d.n * 3 + k as baris, kunci_dari('d' || d.n || '-' || k) as sidik, d.nip,
    date '2026-08-03' + (40 * k + d.n % 30)::integer as tanggal, a.nip as nip_atasan, 'Pemantauan' as jenis, 'Membahas kemajuan sasaran wilayah ' || d.n as uraian,
    'Melengkapi laporan sasaran ' || (d.n + k // 2) % 50 as tindak_lanjut, date '2026-09-01' + (40 * k + d.n % 30)::integer as tenggat,
    case when (d.n + k) % 3 = 0 then 'selesai' end as status
from dibuat d left join dibuat a on a.n = d.pimpinan, range(3) r(k);
insert into penilaian by name
select kunci_dari('n' || d.n || '-' || k) as kunci, 1 as batch_id, 1 as lembar_id, d.n * 4 + k as baris, kunci_dari('x') as sidik, d.nip, date '2026-01-01' as periode_awal,
    date '2026-12-31' as periode_akhir, 'Tahun 2026' as periode, 'sesuai ekspektasi' as hasil_kerja, 'sesuai ekspektasi' as perilaku_kerja, 'baik' as predikat, false as plt_plh,
    make_date(2026, 7 + k::integer, 1) as dinilai_awal, last_day(make_date(2026, 7 + k::integer, 1)) as dinilai_akhir, d.unit_kerja
from dibuat d, range(4) r(k) where (d.n + k) % 7 > 0;
insert into laporan_skp by name
select kunci_dari('s' || n) as kunci, 1 as batch_id, 1 as lembar_id, n as baris, kunci_dari('x') as sidik, nip, date '2026-01-01' as periode_awal, date '2026-12-31' as periode_akhir,
    'Tahun 2026' as periode, case when n % 9 = 0 then 'menunggu' else 'disetujui' end as status, 'Persetujuan' as status_teks, false as plt_plh, unit_kerja
from dibuat where n % 11 > 0;
"""
# Fifty notes a person on the working days of 1 October to 20 November; a third repeat a text letter by letter, the rest name a number.
# They lie as monthly files of 190 teams bring them. One person in fifty enters the notes of three weeks in one go; one note in twenty is linked by likeness, one in ten to nothing.
DAYS = """
insert into catatan_harian by name
with hari as (select tanggal, row_number() over (order by tanggal) - 1 as ke, count(*) over () as semua from kalender where hari_kerja and tanggal between '2026-10-01' and '2026-11-20'),
kerja as (select i, i % {people} as n, i // {people} as k, hash(i) as h from range({notes}) r(i))
select kunci_dari('c' || i) as kunci, 1 as batch_id, (2 + n % 190) as lembar_id, i as baris, kunci_dari('c' || i) as sidik, d.nip, d.unit_kerja, h.tanggal,
    case when n % 50 = 7 and h.tanggal >= '2026-11-02' then date '2026-11-20' else h.tanggal + to_days((w.h % 4)::integer) end + to_hours(16) as tanggal_input, make_time(7 + (w.h % 9)::integer, (30 * (w.h % 2))::integer, 0) as mulai,
    make_time(8 + (w.h % 9)::integer + (w.h % 3 % 2)::integer, (15 * (w.h % 4))::integer, 0) as selesai, null::integer as menit,
    case when w.h % 3 = 0 then 'Melayani permintaan pengujian rutin bagian ' || chr((65 + w.h // 7 % 6)::integer)
        else 'Memeriksa sampel air nomor ' || i || ' dari puskesmas ' || i % 97 || ' lalu mencatat hasilnya' end as kegiatan,
    (w.h % 9 + 1) || ' dokumen' as hasil, 'Terlaksananya pemeriksaan dan pelaporan sasaran ' || chr((65 + w.h // 11 % 5)::integer) || ' wilayah ' || n || ' sesuai standar mutu' as rhk,
    case when w.h % 5 > 1 then 'https://arsip.contoh.example/' || i end as bukti_dukung, case when w.h % 4 = 0 then 'menunggu' else 'disetujui' end as status
from kerja w join dibuat d using (n) join hari h on h.ke = (w.k * 17 + w.h % 11) % h.semua
order by date_trunc('month', h.tanggal), lembar_id, h.tanggal, d.n;
update catatan_harian set menit = menit_antara(mulai, selesai) where true;
insert into tautan_catatan by name
select c.kunci, c.nip, r.kunci as kunci_rhk, l.kunci as kunci_langkah, case when hash(c.baris) % 20 = 7 then 'mirip' else 'persis' end as cara, case when hash(c.baris) % 20 = 7 then 90 else 100 end as skor
from catatan_harian c join rhk r on r.nip = c.nip and r.rhk = c.rhk left join rencana_aksi l on l.kunci_rhk = r.kunci and l.baris % 3 = 1
where c.baris % 10 > 0;
"""
UPLOADS = """
insert into batch (batch_id, dibuat, pengguna, dibatalkan, dibatalkan_oleh) values (1, timestamp '2026-11-21', 'contoh', null, null), (2, timestamp '2026-11-22', 'contoh', null, null);
insert into lembar by name
select n as lembar_id, n as berkas_id, 1 as batch_id, 'berkas-' || n || '.xlsx' as berkas, 'Data' as sheet, false as tersembunyi, case when n > 1 then 'catatan_harian' else 'pegawai' end as kind,
    1 as keyakinan, 5000 as rows, 5000 as accepted, 0 as rejected, 0 as skipped, 5000 as baru, 0 as berubah, 0 as sama, 0 as ditarik, '{{}}' as laporan from range(1, 192) r(n);
insert into finding select 1, 2 + n % 190, 'berkas-' || (2 + n % 190) || '.xlsx', 'Data', n, 'Durasi', null, 'kode_' || n % 12, 'info', 'Baris perlu dilihat.' from range(20000) r(n);
"""


def large_office() -> tuple[Warehouse, Path]:
    """Open the large office; it is made when this version of the schema has not been filled yet."""
    laid = "".join(p.read_text("utf-8") for p in [*sorted(MIGRATIONS.glob("0*.sql"))])
    made = "".join((UNITS, PERSON, PLANS, DAYS, UPLOADS, laid, str(PEOPLE), str(NOTES)))
    path = Path(gettempdir()) / f"pantau-kantor-besar-{sha256(made.encode()).hexdigest()[:12]}.duckdb"
    if not path.exists():
        unfinished = path.with_suffix(f".{os.getpid()}")
        with open_warehouse(unfinished) as house:
            _fill(house)
        unfinished.rename(path)
    return open_warehouse(path), path


def _fill(house: Warehouse) -> None:
    with house.write() as cursor:
        cursor.execute("set threads = 2")
        for part in (UNITS, PERSON, PLANS, DAYS, UPLOADS):
            cursor.execute(part.format(people=PEOPLE, notes=NOTES))
        for table in TABLES:  # one word on each row, and a second on one in a hundred
            cursor.execute(f"insert into {table}_versi by name select *, date '2026-11-20' as berlaku, false as ditarik from {table}")
            if table not in ("penempatan", "indikator", "cakupan"):
                cursor.execute(f"insert into {table}_versi by name select * replace (kunci_dari('lama') as sidik), date '2026-10-20' as berlaku, false as ditarik "
                               f"from {table} where hash(kunci) % 100 = 0")
                cursor.execute(f"insert into berubah select '{table}', kunci from {table} where hash(kunci) % 100 = 0")
    with house.cursor() as cursor:
        cursor.execute("checkpoint")
