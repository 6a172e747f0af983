"""Ratings and BKN's counts, worked out by hand: rows in through BKN's own reports, numbers out."""

from __future__ import annotations

from datetime import date

from books import ANI, BALAI, BUDI, CICI, DEDI, LAB, UMUM, book, roster

from pipelines.load import load, prepare

RATING = ["jenis", "nip", "nama", "periode_awal_skp", "periode_akhir_skp", "skp_unor", "is_skp_plt_plh_pjb", "hasil_kerja", "perilaku_kerja", "hasil_akhir", "waktu_dinilai", "tahun_skp"]
UNITS = {ANI: BALAI, BUDI: LAB, CICI: LAB, DEDI: UMUM}
BELOW, AS, ABOVE = "DI BAWAH EKSPEKTASI", "SESUAI EKSPEKTASI", "DI ATAS EKSPEKTASI"


def above(title: str, period: str) -> list[list]:
    return [[f"{title} Tahun 2026"], ["Instansi : Kementerian Contoh"], [f"Periode : {period}"], ["Unor Induk : Balai Labkesmas"], ["Unor : ALL"],
            ["Data ditarik pada : 2026-11-20 08:00:00"]]


def rated(nip: str, result: str, conduct: str, predikat: str, when: str = "2026-10-05 09:40:00", *, first: str = "2026-01-01", last: str = "2026-12-31", acting: str = "0") -> list:
    return ["PERIODIK", nip, None, first, last, UNITS[nip], acting, result, conduct, predikat, when, "2026"]


def ratings(period: str, *rows: list) -> tuple[str, bytes]:
    return f"Laporan Penilaian SKP {period}.xlsx", book(RATING, list(rows), above=above("Laporan Penilaian SKP", period))


def put(house, *files: tuple[str, bytes], day: date = date(2026, 11, 20)):
    return load(house, prepare(files), user="penguji", today=day)


def test_reports_of_three_quarters_stand_beside_each_other(house):
    put(house, ("pegawai.xlsx", roster()))
    row = rated(CICI, AS, AS, "BAIK")
    report = put(house, *(ratings(f"Triwulan {n}", row) for n in ("I", "II", "III")))
    assert (report.total("new"), report.total("unchanged")) == (3, 0)
    again = put(house, ratings("Triwulan II", rated(CICI, ABOVE, ABOVE, "SANGAT BAIK")))
    assert (again.total("new"), again.total("changed")) == (0, 1)
