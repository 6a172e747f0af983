"""Sheets made from header layouts: believable rows of invented people beneath them."""

from __future__ import annotations

import json
import random
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.read import Cells

HERE = Path(__file__).parent
FIRST = ["Sari", "Budi", "Made", "Wayan", "Rahmat", "Dewi", "Andi", "Putri", "Yusuf", "Lestari", "Agus", "Nur"]
LAST = ["Pratama", "Wulandari", "Saputra", "Anggraini", "Hidayat", "Kusuma", "Maharani", "Siregar"]
UNITS = ["Instalasi Mikrobiologi", "Subbagian Administrasi Umum", "Tim Kerja Surveilans", "Instalasi Kesehatan Lingkungan", "Tim Kerja Program dan Layanan"]
JOBS = ["Epidemiolog Kesehatan Ahli Muda", "Pranata Laboratorium Kesehatan Terampil", "Analis Kepegawaian", "Sanitarian Ahli Pertama", "Pengelola Data"]
RHK = ["Terlaksananya pemeriksaan sampel air tepat waktu", "Tersusunnya laporan surveilans triwulan", "Terkelolanya arsip kepegawaian unit", "Terlaksananya pemantapan mutu internal laboratorium"]
LEADER_RHK = ["Meningkatnya mutu layanan laboratorium kesehatan masyarakat", "Meningkatnya tata kelola balai yang akuntabel"]
STEPS = ["Menyusun jadwal pemeriksaan sampel bersama tim", "Mengumpulkan data dari puskesmas wilayah binaan", "Melakukan verifikasi dokumen kepegawaian", "Menyampaikan laporan kepada kepala balai", "Mengevaluasi hasil kontrol mutu bulanan"]
NOTES = ["Memeriksa 12 sampel air minum dari kecamatan", "Rapat koordinasi persiapan akreditasi dengan tim mutu", "Menginput hasil pemeriksaan ke aplikasi laboratorium", "Menyusun konsep surat balasan permintaan data", "Melakukan kalibrasi timbangan analitik di ruang reagen"]
TALKS = ["Membahas capaian RHK triwulan dan beban kerja", "Membahas kendala pengumpulan data dari lapangan", "Menyepakati prioritas kegiatan bulan depan"]
UNITS_OF_OUTPUT = ["Dokumen", "Sampel", "Laporan", "Kegiatan"]


def nip(rng: random.Random) -> str:
    birth = date(1970, 1, 1) + timedelta(days=rng.randrange(9000))
    return f"{birth:%Y%m%d}{birth.year + 25}{rng.randrange(1, 13):02d}{rng.choice('12')}{rng.randrange(1, 30):03d}"


def person(rng: random.Random) -> str:
    return f"{rng.choice(FIRST)} {rng.choice(LAST)}{rng.choice(['', '', ', S.K.M.', ', A.Md.Kes'])}"


def _day(rng: random.Random) -> str:
    return (date(2026, 1, 5) + timedelta(days=rng.randrange(300))).isoformat()


def value(field: str, header: str, row: int, rng: random.Random) -> str | None:
    """Invent a cell: by the field it stands for, else by the words of its header."""
    text = header.lower()
    by_field = {
        "nip": lambda: nip(rng), "nip_atasan": lambda: nip(rng), "nama": lambda: person(rng), "nama_atasan": lambda: person(rng), "verifikator": lambda: person(rng),
        "nama_nip": lambda: f"{person(rng)}\n{nip(rng)}", "unit_kerja": lambda: rng.choice(UNITS), "unit_induk": lambda: "Balai Labkesmas", "jabatan": lambda: rng.choice(JOBS),
        "tanggal": lambda: _day(rng), "tanggal_mulai": lambda: _day(rng), "tanggal_selesai": lambda: _day(rng), "tanggal_input": lambda: _day(rng) + " 16:20:00", "tenggat": lambda: _day(rng),
        "periode_awal": lambda: "2026-01-01", "periode_akhir": lambda: "2026-12-31", "waktu_dinilai": lambda: _day(rng), "tmt": lambda: "2019-03-01", "tmt_unit": lambda: "2024-01-01",
        "jam_mulai": lambda: f"{rng.randrange(7, 12):02d}:30:00", "jam_selesai": lambda: f"{rng.randrange(13, 17):02d}:00:00", "rentang_jam": lambda: "07:30 - 16:00",
        "durasi_menit": lambda: str(rng.choice([30, 60, 90, 120])), "kegiatan": lambda: rng.choice(NOTES), "rencana_aksi": lambda: rng.choice(STEPS), "rhk": lambda: rng.choice(RHK),
        "rhk_pimpinan": lambda: rng.choice(LEADER_RHK), "indikator": lambda: "Jumlah laporan yang tersusun sesuai jadwal", "aspek": lambda: ["Kuantitas", "Kualitas", "Waktu"][row % 3],
        "perspektif": lambda: "Proses Bisnis", "target": lambda: f"{rng.randrange(1, 20)} {rng.choice(UNITS_OF_OUTPUT)}", "realisasi": lambda: str(rng.randrange(1, 20)), "volume": lambda: str(rng.randrange(1, 9)),
        "satuan": lambda: rng.choice(UNITS_OF_OUTPUT), "hasil": lambda: f"{rng.randrange(1, 5)} {rng.choice(UNITS_OF_OUTPUT)}", "bukti_dukung": lambda: "https://contoh.go.id/berkas/" + str(row), "status": lambda: rng.choice(["Disetujui", "Menunggu", "Selesai"]),
        "umpan_balik": lambda: "Pertahankan ketepatan waktu laporan", "tindak_lanjut": lambda: "Menyusun jadwal ulang pengumpulan data", "kendala": lambda: rng.choice(["Reagen terlambat datang", "Jaringan sering putus"]), "uraian": lambda: rng.choice(TALKS),
        "jenis": lambda: rng.choice(["Utama", "Tambahan"]), "predikat": lambda: rng.choice(["Baik", "Sangat Baik", "Butuh Perbaikan"]), "hasil_kerja": lambda: rng.choice(["Sesuai Ekspektasi", "Di Atas Ekspektasi"]),
        "perilaku_kerja": lambda: "Sesuai Ekspektasi", "golongan": lambda: "III/c", "jenis_pegawai": lambda: rng.choice(["PNS", "PPPK"]), "periode": lambda: rng.choice(["Triwulan I", "Triwulan II"]), "tahun": lambda: "2026",
        "capaian_persen": lambda: str(rng.choice([25, 50, 75, 100])), "progres_persen": lambda: str(rng.choice([25, 50, 100])), "bobot": lambda: "25", "jumlah_hari": lambda: str(rng.randrange(1, 6)), "penanggung_jawab": lambda: person(rng),
        "jenis_cuti": lambda: rng.choice(["Cuti Tahunan", "Sakit", "Dinas Luar", "Cuti Besar"]), "metode": lambda: "Tatap muka", "keterangan": lambda: rng.choice(["", "", "sesuai jadwal"]), "status_skp": lambda: rng.choice(["persetujuan", "draft", "belum mengajukan"]),
    }
    if field in by_field:
        return by_field[field]() or None
    words = [
        (r"^(no|nomor|#|urut)\b|^no\.", lambda: str(row + 1)), (r"nik\b|ktp", lambda: "73710" + str(rng.randrange(10**10, 10**11))), (r"\bnip|nrk|npp", lambda: nip(rng)), (r"tanggal|tgl|date|\bper\b", lambda: _day(rng)),
        (r"jam|masuk|pulang|\bin\b|\bout\b|scan", lambda: f"{rng.randrange(7, 17):02d}:{rng.randrange(60):02d}"), (r"nama|siswa|pasien|pegawai", lambda: person(rng)), (r"link|url|foto", lambda: "https://contoh.go.id/x"), (r"unit|bagian|opd|ruang", lambda: rng.choice(UNITS)),
        (r"gaji|rp|harga|pagu|anggaran|tunjangan|potongan|nilai|biaya", lambda: str(rng.randrange(100, 9000) * 1000)), (r"jumlah|total|vol|stok|persen|%|skor|point", lambda: str(rng.randrange(1, 90))), (r"status|kondisi", lambda: rng.choice(["Baik", "Proses", "Selesai"])),
        (r"uraian|deskripsi|temuan|rekomendasi|perihal|detail|judul", lambda: rng.choice(TALKS)),
    ]
    for pattern, make in words:
        if re.search(pattern, text):
            return make()
    return rng.choice(["Ya", "Umum", "1", None])


_MADE = {
    "no": lambda row, rng: str(row + 1), "nama": lambda row, rng: person(rng), "nip": lambda row, rng: nip(rng), "nik": lambda row, rng: f"7371{rng.randrange(10**11, 10**12)}",
    "hp": lambda row, rng: f"08{rng.randrange(10**9, 10**10)}", "email": lambda row, rng: f"pegawai{row}@contoh.go.id", "tgl": lambda row, rng: _day(rng), "jam": lambda row, rng: f"{rng.randrange(7, 17):02d}:{rng.randrange(60):02d}",
    "unit": lambda row, rng: rng.choice(UNITS), "jab": lambda row, rng: rng.choice(JOBS), "gol": lambda row, rng: rng.choice(["III/a", "III/c", "IV/a"]), "uang": lambda row, rng: str(rng.randrange(100, 9000) * 1000),
    "int": lambda row, rng: str(rng.randrange(1, 90)), "pct": lambda row, rng: str(rng.choice([25, 50, 75, 100])), "rhk": lambda row, rng: rng.choice(RHK), "lrhk": lambda row, rng: rng.choice(LEADER_RHK), "aksi": lambda row, rng: rng.choice(STEPS),
    "catatan": lambda row, rng: rng.choice(NOTES), "talk": lambda row, rng: rng.choice(TALKS), "url": lambda row, rng: f"https://contoh.go.id/berkas/{row}", "nama_nip": lambda row, rng: f"{person(rng)}\n{nip(rng)}", "nip_nama": lambda row, rng: f"{nip(rng)} / {person(rng)}",
}


def made(spec: str, row: int, rng: random.Random) -> str | None:
    """Invent a cell by what a layout says of its column: the name of a maker, or values to choose from parted by bars."""
    return _MADE[spec](row, rng) if spec in _MADE else rng.choice(spec.split("|")) or None


def cells(rows: list[list[str | None]], sheet: str = "Sheet1", merged: list[tuple[int, int, int, int]] | None = None) -> Cells:
    """Make a sheet of text cells as the reader gives it."""
    width = max(map(len, rows))
    kept = [(number, [text or None for text in row] + [None] * (width - len(row))) for number, row in enumerate(rows, 1) if any(row)]
    data: dict[str, Any] = {"row": pa.array([number for number, _row in kept], pa.int32())}
    for column in range(width):
        data[f"c{column}"] = pa.array([row[column] for _n, row in kept], pa.string())
    return Cells(sheet=sheet, hidden=False, member=None, table=pa.table(data), merged=merged or [], notes=[])


def layouts(name: str) -> list[dict[str, Any]]:
    """Read a fixture of layouts."""
    found: list[dict[str, Any]] = json.loads((HERE / f"{name}.json").read_text("utf-8"))
    return found


def sheet_of(layout: dict[str, Any], seed: int = 1, count: int = 12) -> Cells:
    """Lay a layout out as a sheet: titles, what stands above, header rows, invented rows, footer."""
    rng = random.Random(f"{layout['id']}-{seed}")
    header = layout["headers"]
    width = max(map(len, header))
    by_column = {column: field for field, column in layout.get("columns", {}).items()}
    if layout.get("kind") == "ketidakhadiran":
        by_column = {c: ("jenis_cuti" if f == "jenis" else f) for c, f in by_column.items()}
    if layout.get("kind") == "laporan_skp":
        by_column = {c: ("status_skp" if f == "status" else f) for c, f in by_column.items()}
    rows: list[list[str | None]] = [[title] for title in layout.get("titles", [])]
    rows += [list(row) for row in layout.get("above", [])]
    if rows:
        rows.append([])
    rows += [list(row) for row in header]
    labels = [next((row[c] for row in reversed(header) if c < len(row) and row[c] and not str(row[c]).isdigit()), "") or "" for c in range(width)]
    for number in range(count):
        if layout.get("days") and number % 4 == 0:
            rows.append(["Senin, 21 September 2026" if number < 4 else f"Rabu, {number + 10} September 2026"])
        if specs := layout.get("cells"):
            rows.append([made(spec, number, rng) for spec in specs])
            continue
        rows.append([value(by_column.get(c, ""), labels[c], number, rng) for c in range(width)])
    rows += [list(row) for row in layout.get("below", [])]
    return cells(rows, layout.get("sheet", "Sheet1"), [tuple(item) for item in layout.get("merged", [])])
