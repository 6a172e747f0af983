"""Forty notes of which six wait, their problem rows handed out as a workbook, and what a person writes in it."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import Any

from books import BUDI, CICI, DEDI, LAB, book, entry, log
from openpyxl import Workbook, load_workbook

from dashboard.workbook.problem_rows import build_problem_rows
from pipelines.load import load, prepare
from pipelines.load.batches import batches
from pipelines.load.mappings import mappings
from pipelines.load.waiting import waiting_in_batch

TODAY, NOW = date(2026, 11, 24), datetime(2026, 11, 24, 9)
WRONG_NIP, FORMULA = "199912312020121099", '=HYPERLINK("http://contoh.example","klik")'
# Six rows among forty that wait, by their place: what is wrong, and what a person writes there instead.
BAD: dict[int, tuple[str, Any, str]] = {
    3: ("nip", WRONG_NIP, CICI), 8: ("tanggal", "35/09/2026", "2026-09-09"), 15: ("kegiatan", None, "Menyusun laporan bulanan"),
    21: ("nip", 1e17, BUDI), 30: ("tanggal", "besok", "2026-09-04"), 33: ("tanggal", "9/31/2026", "30/09/2026"),
}


def notes() -> list[dict[str, Any]]:
    """Write forty notes of September, six of which wait."""
    rows = [
        {"nip": [BUDI, CICI, DEDI][n % 3], "tanggal": f"{1 + n % 27:02d}/09/2026", "mulai": "07:30", "selesai": "09:00",
         "kegiatan": f"Memeriksa sampel nomor {n}", "status": "Disetujui"}
        for n in range(40)
    ]
    for place, (name, value, _mended) in BAD.items():
        rows[place][name] = value
    rows[33]["kegiatan"] = FORMULA
    return rows


def saved(workbook: Workbook) -> bytes:
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def inert(data: bytes) -> bytes:
    """Keep texts that look like formulas as texts, as an export does."""
    workbook = load_workbook(BytesIO(data))
    for row in workbook.active.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                cell.data_type = "s"
    return saved(workbook)


def plain() -> bytes:
    return inert(log([entry(n["nip"], n["tanggal"], n["kegiatan"], n["mulai"], n["selesai"], status=n["status"]) for n in notes()]))


def merged() -> bytes:
    """Write an identity block, a header of two rows, and the day merged over the notes of three people."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "September 2026"
    for row in (["LAPORAN CATATAN HARIAN"], ["Unit Kerja", ":", LAB], ["Periode", ":", "September 2026"], ["Data ditarik pada", ":", "1 Oktober 2026"], []):
        sheet.append(row)
    sheet.append(["No", "Tanggal", "NIP", "Waktu", None, "Uraian Kegiatan", "Status"])
    sheet.append([None, None, None, "Mulai", "Selesai", None, None])
    for area in ("A6:A7", "B6:B7", "C6:C7", "D6:E6", "F6:F7", "G6:G7", "A1:G1"):
        sheet.merge_cells(area)
    for n, note in enumerate(notes()):
        sheet.append([n + 1, note["tanggal"], note["nip"], note["mulai"], note["selesai"], note["kegiatan"], note["status"]])
    sheet.merge_cells("B22:B24")  # the date of the note that waits in row 23 stands in the row above it
    return inert(saved(workbook))


def by_day() -> bytes:
    """Write a row for each day above its notes; dates that cannot be read stand in a column of their own nowhere, so they are left out."""
    rows: list[list[Any]] = []
    for day in range(1, 11):
        rows.append([f"{['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'][day % 7]}, {day} September 2026"])
        for n in range(4):
            place = (day - 1) * 4 + n
            nip = {3: WRONG_NIP, 21: 1e17, 22: WRONG_NIP, 30: None}.get(place, [BUDI, CICI, DEDI][place % 3])
            what = None if place in (15, 38) else FORMULA if place == 30 else f"Memeriksa sampel nomor {place}"
            rows.append([place + 1, nip, f"{7 + n:02d}:30 - {8 + n:02d}:30", what, "1 dokumen", "Disetujui"])
    return inert(book(["No", "NIP", "Jam", "Kegiatan", "Hasil", "Status"], rows, above=[["LOGBOOK INSTALASI"]], sheet="September"))


def bring(house, name: str, data: bytes, **options: Any):
    report = load(house, prepare([(name, data)], mappings=mappings(house)), user="penguji", today=TODAY, **options)
    for table in report.files:
        assert table.rows == table.accepted + table.rejected + table.skipped
    return report


def handed_out(house, batch: int) -> Workbook:
    return load_workbook(BytesIO(build_problem_rows(waiting_in_batch(house, batch), NOW)))


def current(house) -> dict[tuple, tuple]:
    """Return the current notes by what a person sees in them."""
    with house.cursor() as cursor:
        found = cursor.execute("select nip, tanggal, mulai, kegiatan, status, menit from catatan_harian order by all").fetchall()
    assert len(found) == len(set(found))
    return {row[:4]: row for row in found}


def header_of(sheet: Any) -> tuple[int, dict[str, int]]:
    """Find the rows of a sheet's header: where the rows begin, and the column of each text in it."""
    last = int(sheet.print_title_rows.split(":")[1].strip("$"))
    first = int(sheet.print_title_rows.split(":")[0].strip("$"))
    return last + 1, {str(c.value): c.column for row in sheet.iter_rows(first, last) for c in row if c.value}


def marked(sheet: Any) -> list[Any]:
    return [cell for row in sheet.iter_rows() for cell in row if cell.comment]


def rows_by_origin(sheet: Any) -> dict[int, int]:
    """Map the rows of the original to the rows of the sheet."""
    begin, columns = header_of(sheet)
    at = columns["Baris asal (Pantau Kinerja)"]
    return {sheet.cell(row, at).value: row for row in range(begin, sheet.max_row + 1) if sheet.cell(row, at).value}


def mend(sheet: Any, first_row: int, places: dict[int, Any]) -> int:
    """Write the right value into the marked cells of the rows of these places; return how many cells that were."""
    where = rows_by_origin(sheet)
    cells = {cell.row: cell for cell in marked(sheet)}
    for place, value in places.items():
        cells[where[first_row + place]].value = value
    return len(places)


def told_of(house, numbers: tuple[int, ...]) -> dict[int, tuple[int, int]]:
    """Return how many rows of some uploads wait, and how many came back."""
    return {b.number: (b.rejected, b.corrected) for b in batches(house) if b.number in numbers}
