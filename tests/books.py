"""Workbooks built by code, the way eKinerja and offices write them."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook

ANI, BUDI, CICI, DEDI = "198503152010121001", "199001012015032002", "197907072005012003", "198811222014021004"
LAB, UMUM, BALAI = "Instalasi Mikrobiologi", "Subbagian Umum", "Balai Labkesmas"

ROSTER = ["NIP", "Nama Pegawai", "Jabatan", "Unit Kerja", "Unit Induk", "NIP Atasan", "Nama Atasan"]
PEOPLE = [
    [ANI, "dr. Ani Lestari, M.Kes", "Kepala Balai", BALAI, None, None, None],
    [BUDI, "Budi Hartono, S.K.M.", "Kepala Instalasi", LAB, BALAI, ANI, "dr. Ani Lestari, M.Kes"],
    [CICI, "Cici Permata", "Pranata Laboratorium", LAB, BALAI, BUDI, "Budi Hartono, S.K.M."],
    [DEDI, "Dedi Saputra", "Arsiparis", UMUM, BALAI, ANI, "dr. Ani Lestari, M.Kes"],
]
LOG = ["NIP", "Nama", "Tanggal", "Jam Mulai", "Jam Selesai", "Kegiatan", "Rencana Aksi", "Bukti Dukung", "Status"]
PLAN = [
    "NIP",
    "Nama",
    "Periode",
    "Rencana Hasil Kerja",
    "Rencana Aksi",
    "Target",
    "Realisasi",
    "Capaian (%)",
    "Tenggat",
    "Status",
]
RHK = ["NIP", "Nama", "Periode", "Rencana Hasil Kerja", "Aspek", "Indikator Kinerja Individu", "Target"]
TALK = ["NIP", "Nama", "Tanggal Dialog", "Uraian Dialog", "Tindak Lanjut", "Status"]
AWAY = ["NIP", "Nama", "Jenis Cuti", "Tanggal Mulai", "Tanggal Selesai", "Jumlah Hari"]


def book(
    header: list, rows: list[list], *, above: list[list] = (), sheet: str = "Sheet1", below: list[list] = ()
) -> bytes:
    """Write one sheet: rows above the header, the header, the rows, a footer."""
    made = Workbook()
    page = made.active
    page.title = sheet
    for row in [*above, *([[]] if above else []), header, *rows, *below]:
        page.append(row)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def roster(people: list[list] = PEOPLE, *, pulled: str = "2 Januari 2026") -> bytes:
    """Write a roster that says when it was pulled."""
    return book(ROSTER, people, above=[["DAFTAR PEGAWAI"], ["Data ditarik pada", ":", pulled]])


def log(rows: list[list], *, unit: str | None = None, period: str | None = None, pulled: str | None = None) -> bytes:
    """Write a logbook with as much above the table as is given."""
    pairs = [("Unit Kerja", unit), ("Periode", period), ("Data ditarik pada", pulled)]
    return book(
        LOG, rows, above=[["LAPORAN CATATAN HARIAN"], *[[label, ":", value] for label, value in pairs if value]]
    )


def entry(
    nip, day, what="Memeriksa sampel dahak", start="07:30", end="09:00", step=None, status="Disetujui", name=None
) -> list:
    """Write one row of a logbook."""
    return [nip, name, day, start, end, what, step, "https://bukti.contoh.example/1", status]
