"""What stands around a table: other tables beside it, a header in two lines, months and people in titles and names of files."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from books import BUDI, CICI, book, roster
from layouts.sheets import cells
from openpyxl import Workbook

from pipelines.load import load, prepare
from pipelines.load.waiting import waiting_in_preview
from pipelines.recognise import Found, recognise
from pipelines.recognise.naming import told_by

A, B = "199001012015032004", "198505052010031002"
NOTE = "Menyusun laporan bulanan instalasi"
WHO: list[list[Any]] = [["Nama", ":", "Sari"], ["NIP", ":", A]]


def read(reader: Any, rows: list[list[Any]], *, sheet: str = "Sheet1", name: str = "berkas.xlsx", merged: tuple[str, ...] = ()) -> list[Found]:
    made = Workbook()
    made.active.title = sheet
    for row in rows:
        made.active.append(row)
    for place in merged:
        made.active.merge_cells(place)
    out = BytesIO()
    made.save(out)
    return recognise(reader.read(out.getvalue(), name)[0], name=name)


def told(found: Found, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in found.staged.to_pylist()]


def test_tables_side_by_side_are_found_each_with_its_rows(reader: Any) -> None:
    founds = read(reader, [["RHK DAN RENCANA AKSI"], *WHO, ["No", "RHK", "Indikator", None, "No", "Rencana Aksi", "Target", "Tenggat"],
                           [1, "Tersusunnya laporan surveilans", "Jumlah laporan", None, 1, "Menyusun jadwal", 3, "2026-05-05"], [None, None, None, None, 2, "Mengirim laporan", 4, "2026-06-05"]])
    assert [(found.kind, found.part and found.part.place, found.header_row) for found in founds] == [("rhk", "A–D", 4), ("rencana_aksi", "E–H", 4)]
    assert told(founds[0], "row", "nip", "rhk") == [(5, A, "Tersusunnya laporan surveilans")]
    assert told(founds[1], "row", "nip", "rencana_aksi", "target") == [(5, A, "Menyusun jadwal", "3"), (6, A, "Mengirim laporan", "4")]


@pytest.mark.parametrize(("sheet", "name"), [("I Gede Suardana", "I Gede Suardana"), ("I MADE ARSA okt", "I Made Arsa"), ("II Gede", None), ("I", None)])
def test_a_name_that_begins_with_one_letter_is_no_number(sheet: str, name: str | None) -> None:
    assert told_by(sheet, "logbook.xlsx").nama == name


def test_one_list_in_two_halves_and_two_people_beside_each_other(reader: Any) -> None:
    header = ["No", "NIP", "Nama", "Unit Kerja"]
    halves = read(reader, [["DAFTAR PEGAWAI"], [*header, None, *header], [1, A, "Sari", "Tim A", None, 3, CICI, "Cici", "Tim B"], [2, B, "Budi", "Tim A"]])
    assert [told(found, "nip", "nama") for found in halves] == [[(A, "Sari"), (B, "Budi")], [(CICI, "Cici")]]
    log = ["Tanggal", "Kegiatan", "Hasil"]
    people = read(reader, [["Nama", ":", "Sari", None, None, "Nama", ":", "Budi"], ["NIP", ":", A, None, None, "NIP", ":", B], [], [*log, None, None, *log],
                           ["2026-05-04", NOTE, "1 Dok", None, None, "2026-05-06", NOTE, "2 Dok"]])
    assert [told(found, "nip", "tanggal") for found in people] == [[(A, "2026-05-04")], [(B, "2026-05-06")]]


def test_an_empty_column_inside_a_table_does_not_part_it(reader: Any) -> None:
    rows = [["LOGBOOK"], *WHO, ["No", "Tanggal", "Kegiatan", None, "Nama", "NIP", "Jabatan", "Unit Kerja"], [1, "2026-05-04", NOTE, None, "Sari", A, "Analis", "Tim A"]]
    (found,) = read(reader, rows, merged=("C4:D4", "C5:D5"))
    assert told(found, "nip", "unit_kerja", "kegiatan") == [(A, "Tim A", NOTE)]
    (bare,) = read(reader, [["LOGBOOK"], ["No", "NIP", "Tanggal", None, "Kegiatan", "Hasil"], [1, A, "2026-05-04", None, NOTE, "1 Dok"]])
    assert told(bare, "nip", "tanggal", "kegiatan") == [(A, "2026-05-04", NOTE)]


def test_tables_side_by_side_load_and_their_waiting_rows_are_told_apart(house: Any) -> None:
    header = ["NIP", "Nama", "Tanggal", "Kegiatan Harian"]
    data = book([*header, None, *header], [[CICI, "Cici Permata", "2026-05-04", NOTE, None, BUDI, "Budi Hartono", "2026-05-04", NOTE], [None] * 5 + [BUDI, "Budi Hartono", "kapan", NOTE]],
                above=[["LOGBOOK"]])
    load(house, prepare([("pegawai.xlsx", roster())]))
    incoming = prepare([("catatan.xlsx", data)])
    report = load(house, incoming, dry_run=True)
    assert [(r.sheet, r.rows, r.accepted, r.rejected) for r in report.files] == [("Sheet1 (A–E)", 1, 1, 0), ("Sheet1 (F–I)", 2, 1, 1)]
    (sheet,) = waiting_in_preview(incoming, report).sheets
    assert list(sheet.problems) == [5]
    assert sheet.found.headers == header


def test_a_header_in_two_lines_is_read_as_one(reader: Any) -> None:
    (found,) = read(reader, [["LAPORAN KINERJA HARIAN"], *WHO, ["No", "Tanggal", "Uraian", "Jam", "Jam", "Hasil", "Bukti"], [None, None, "Kegiatan", "Mulai", "Selesai", "Kerja", "Dukung"],
                             [1, "2026-05-04", NOTE, "07:30", "09:00", "1 Dokumen", "https://contoh.go.id/1"]])
    assert (found.header_row, found.header_rows) == (4, 2)
    assert told(found, "row", "tanggal", "kegiatan", "jam_mulai", "jam_selesai", "hasil") == [(6, "2026-05-04", NOTE, "07:30", "09:00", "1 Dokumen")]
    (low,) = read(reader, [["LAPORAN KINERJA HARIAN"], *WHO, [None, None, "Uraian", "Jam", "Jam", None], ["No", "Tanggal", "Kegiatan", "Mulai", "Selesai", "Hasil"],
                           [1, "2026-05-04", NOTE, "07:30", "09:00", "1 Dokumen"]])
    assert told(low, "row", "kegiatan", "jam_mulai", "jam_selesai") == [(6, NOTE, "07:30", "09:00")]
    (three,) = read(reader, [["No", "Nama", "Rencana", "Rencana", "Batas"], [None, "Pegawai", "Hasil", "Aksi", "Waktu"], [None, None, "Kerja", None, "Penyelesaian"],
                             [1, "Sari", "Tersusunnya laporan surveilans", "Menyusun jadwal tim kerja", "2026-05-05"]])
    assert told(three, "row", "nama", "rhk", "rencana_aksi", "tenggat") == [(4, "Sari", "Tersusunnya laporan surveilans", "Menyusun jadwal tim kerja", "2026-05-05")]


def test_a_first_record_of_header_like_words_stays_a_record(reader: Any) -> None:
    (found,) = read(reader, [["Nama", "Jabatan", "Unit Kerja", "NIP"], ["Kepala Unit", "Kepala", "Tim Kerja", A], ["Sari", "Analis", "Tim Kerja", B]])
    assert told(found, "row", "nama") == [(2, "Kepala Unit"), (3, "Sari")]


LOG: list[list[Any]] = [["No", "Tanggal", "Kegiatan", "Hasil"], [1, 3, NOTE, "1 Dok"], [2, "Rabu, 5", NOTE, "1 Dok"], [3, "6 Agustus", NOTE, "1 Dok"], [4, "7/8", NOTE, "1 Dok"]]
DAYS = [("2026-08-03",), ("2026-08-05",), ("6 Agu 2026",), ("7-8-2026",)]


@pytest.mark.parametrize(("above", "names"), [
    ([["BULAN : AGUSTUS 2026"]], {}),
    ([["Periode", ":", "1 s.d. 31 Agustus 2026"]], {}),
    ([["Bulan", ":", "08/2026"]], {}),
    ([["LAPORAN BULAN AGUSTUS TAHUN 2026"]], {}),
    ([["Bulan", ":", "Agustus"], ["Tahun", ":", 2026]], {}),
    ([], {"sheet": "Agustus 2026"}),
    ([], {"sheet": "Agt", "name": "LKH Sari 2026.xlsx"}),
    ([], {"name": "LKH-2026-08.xlsx"}),
    ([], {"name": "Laporan harian_08-2026.xlsx"}),
])
def test_a_day_is_completed_by_the_month_that_is_told_elsewhere(reader: Any, above: list[list[Any]], names: dict[str, str]) -> None:
    (found,) = read(reader, [["CATATAN HARIAN"], *WHO, *above, *LOG], **names)
    assert found.refusal is None
    assert told(found, "tanggal") == DAYS


def test_days_of_a_column_of_months_and_of_no_known_month(reader: Any) -> None:
    (own,) = read(reader, [["CATATAN HARIAN"], *WHO, ["Bulan", "Tanggal", "Kegiatan", "Hasil"], ["Juli 2026", 3, NOTE, "1"], ["Agustus 2026", 31, NOTE, "1"]])
    assert told(own, "tanggal") == [("2026-07-03",), ("2026-08-31",)]
    for above, name in (([["Periode", ":", "Triwulan III 2026"]], "a.xlsx"), ([], "ekspor-2026-08-14.xlsx")):
        (unknown,) = read(reader, [["CATATAN HARIAN"], *WHO, *above, *LOG[:2]], name=name)
        assert told(unknown, "tanggal") == [("3",)], "a quarter and the day of an export are no month"


def test_completed_days_are_dates_in_the_warehouse(house: Any) -> None:
    data = book(["No", "Tanggal", "Kegiatan", "Hasil"], [[1, 3, NOTE, "1 Dok"], [2, "Rabu, 5", NOTE, "1 Dok"], [3, "6 Agustus", NOTE, "1"]], above=[["CATATAN HARIAN"], ["NIP", ":", CICI]])
    load(house, prepare([("pegawai.xlsx", roster())]))
    (report,) = load(house, prepare([("LKH-2026-08.xlsx", data)])).files
    assert (report.accepted, report.rejected) == (3, 0)
    with house.cursor() as cursor:
        assert [str(day) for (day,) in cursor.execute("select tanggal from catatan_harian order by 1").fetchall()] == ["2026-08-03", "2026-08-05", "2026-08-06"]


PLAIN: list[list[Any]] = [["No", "Tanggal", "Kegiatan", "Hasil"], [1, "2026-08-03", NOTE, "1 Dok"], [2, "2026-08-04", NOTE, "2 Dok"]]


@pytest.mark.parametrize(("sheet", "name", "nip", "nama"), [
    ("Sheet1", "LKH_198503152010121001_Agustus.xlsx", "198503152010121001", None),
    ("198503152010121001", "a.xlsx", "198503152010121001", None),
    ("Siti Aminah", "a.xlsx", None, "Siti Aminah"),
    ("LKH", "LKH_Siti Aminah, S.K.M._Agustus 2026.xlsx", None, "Siti Aminah"),
    ("Sheet1", "LKH_DEWI_KUSUMA_WARDANI_08.xlsx", None, "Dewi Kusuma Wardani"),
])
def test_the_person_is_taken_from_names_when_nothing_inside_tells(reader: Any, sheet: str, name: str, nip: str | None, nama: str | None) -> None:
    (found,) = read(reader, PLAIN, sheet=sheet, name=name)
    assert found.refusal is None
    assert told(found, "nip", "nama") == [(nip, nama)] * 2


def test_a_person_told_inside_goes_before_names(reader: Any) -> None:
    (found,) = read(reader, [["Nama", ":", "Budi"], *PLAIN], sheet="Siti Aminah", name="LKH_Dewi Kusuma.xlsx")
    assert told(found, "nama") == [("Budi",)] * 2
    (both,) = read(reader, [["No", "Nama", *PLAIN[0][1:]], [1, "Budi", *PLAIN[1][1:]]], sheet="Siti Aminah")
    assert told(both, "nama", "nip") == [("Budi", None)]


@pytest.mark.parametrize("name", [
    "Sheet1", "Data", "Agustus", "Agustus 2026", "Instalasi Gizi", "Rekap Bulanan", "Tim Kerja 2", "Lembar Kerja", "Uraian Tugas", "Form Responses 1", "Data Baru Final", "Balai Besar Makassar",
    "Mikrobiologi Klinik", "Laporan Harian Tim Surveilans", "ekspor-2026-08-01", "Catatan Harian", "Kota Makassar", "TW III", "Triwulan IV 2026", "Salinan dari LKH",
])
def test_words_of_offices_are_nobodys_name(name: str) -> None:
    assert told_by(name, f"{name}.xlsx").nama is None
    rows: list[list[str | None]] = [[str(text) for text in row] for row in PLAIN]
    (found,) = recognise(cells(rows, sheet=name))
    assert (found.code, found.missing) == ("kolom_wajib_hilang", ["nip"])
