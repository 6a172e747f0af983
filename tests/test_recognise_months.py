"""Plans, results and meetings laid out by month: what each month says becomes a row of its own, and no row of the sheet is lost."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from books import BUDI, CICI, DEDI, book, roster
from layouts.sheets import cells
from openpyxl import Workbook

from pipelines.load import load, prepare
from pipelines.recognise import Found, recognise

SPELLINGS = [
    ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
    ["JAN", "PEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGS", "SEPT", "OKT", "NOP", "DES"],
    ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "Nopember", "Desember"],
    ["Target Jan", "Target Feb", "Target Mar", "Target Apr", "Target Mei", "Target Jun", "Target Jul", "Target Agt", "Target Sep", "Target Okt", "Target Nov", "Target Des"],
]
MONTHS = SPELLINGS[1]
ABOVE: list[list[Any]] = [["RENCANA AKSI TAHUN 2026"], ["Nama", ":", "Cici Permata"], ["NIP", ":", CICI], []]


def read(reader: Any, rows: list[list[Any]], merged: tuple[str, ...] = (), name: str = "berkas.xlsx") -> Found:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    for place in merged:
        made.active.merge_cells(place)
    out = BytesIO()
    made.save(out)
    (found,) = recognise(reader.read(out.getvalue(), name)[0], name=name)
    kept = set(found.staged["row"].to_pylist())
    assert found.rows == len(kept) + len(found.skipped), "every row of the sheet is kept or skipped with a reason, and none twice"
    return found


def told(found: Found, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in found.staged.to_pylist()]


@pytest.mark.parametrize("months", SPELLINGS, ids=lambda months: months[1])
def test_targets_of_a_month_are_a_row_of_that_month_however_it_is_spelt(reader: Any, months: list[str]) -> None:
    found = read(reader, [*ABOVE, ["No", "RHK", "Rencana Aksi", *months],
                          [1, "Tersusunnya laporan", "Menyusun jadwal", 10, 12], [2, "Tersusunnya laporan", "Mengirim laporan", *[None] * 11, "2 Laporan"]])
    assert (found.kind, found.refusal) == ("rencana_aksi", None)
    assert told(found, "row", "rencana_aksi", "periode", "target", "tenggat") == [
        (6, "Menyusun jadwal", "Januari 2026", "10", None), (6, "Menyusun jadwal", "Februari 2026", "12", None), (7, "Mengirim laporan", "Desember 2026", "2 Laporan", None),
    ]


def test_months_under_a_merged_title_tell_target_and_realisation(reader: Any) -> None:
    found = read(reader, [*ABOVE, ["No", "Rencana Aksi", "Target Bulan", None, None, "Realisasi", None, None, "Ket"], [None, None, "Jan", "Feb", "Mar", "Jan", "Feb", "Mar", None],
                          [1, "Menyusun jadwal", 10, 12, 0, 9, 12, 1, "lancar"], [2, "Mengirim laporan"]], ("A5:A6", "B5:B6", "C5:E5", "F5:H5", "I5:I6"))
    assert told(found, "row", "periode", "target", "realisasi", "keterangan") == [
        (7, "Januari 2026", "10", "9", "lancar"), (7, "Februari 2026", "12", "12", "lancar"), (7, "Maret 2026", "0", "1", "lancar"), (8, None, None, None, None),
    ]


@pytest.mark.parametrize("mark", ["x", "v", "✓", "1", "■", "Minggu II"])
@pytest.mark.parametrize("title", ["Jadwal Pelaksanaan", "Bulan", "Target Bulan"])
def test_ticks_are_a_schedule_with_a_start_and_a_deadline(reader: Any, mark: str, title: str) -> None:
    found = read(reader, [*ABOVE, ["No", "Rencana Aksi", title], [None, None, *MONTHS], [1, "Menyusun jadwal", None, mark, mark], [2, "Mengirim laporan", *[None] * 10, mark]],
                 ("A5:A6", "B5:B6", "C5:N5"))
    assert told(found, "row", "tanggal_mulai", "tenggat", "periode", "target") == [(7, "2026-02-01", "2026-03-31", None, None), (8, "2026-11-01", "2026-11-30", None, None)]


def test_what_stands_in_the_months_decides_not_the_title(reader: Any) -> None:
    found = read(reader, [*ABOVE, ["No", "Rencana Aksi", "Jadwal Pelaksanaan"], [None, None, *MONTHS], [1, "Memeriksa sampel", None, 10, 12]], ("A5:A6", "B5:B6", "C5:N5"))
    assert told(found, "periode", "target") == [("Februari 2026", "10"), ("Maret 2026", "12")]
    weeks = read(reader, [*ABOVE, ["No", "Rencana Aksi", "Jadwal Pelaksanaan"], [None, None, *MONTHS], [1, "Memeriksa sampel", None, 2, 4]], ("A5:A6", "B5:B6", "C5:N5"))
    assert told(weeks, "periode", "tanggal_mulai", "tenggat") == [(None, "2026-02-01", "2026-03-31")]


def test_months_that_are_only_numbered_or_written_as_dates(reader: Any) -> None:
    numbered = read(reader, [*ABOVE, ["No", "Rencana Aksi", "Bulan ke-", *[None] * 11, "Ket"], [None, None, *range(1, 13)], [1, "Memeriksa sampel", None, 10, 12]],
                    ("A5:A6", "B5:B6", "C5:N5", "O5:O6"))
    assert told(numbered, "periode", "target") == [("Februari 2026", "10"), ("Maret 2026", "12")]
    dated = read(reader, [["RENCANA AKSI"], *ABOVE[1:], ["No", "Rencana Aksi", *[date(2026, n, 1) for n in range(7, 13)]], [1, "Memeriksa sampel", None, 10, 12]])
    assert told(dated, "periode", "target") == [("Agustus 2026", "10"), ("September 2026", "12")]


def test_weeks_under_their_month_make_a_schedule(reader: Any) -> None:
    found = read(reader, [*ABOVE, ["No", "Rencana Aksi", "Januari", *[None] * 3, "Februari", *[None] * 3, "Maret", *[None] * 3], [None, None, *[1, 2, 3, 4] * 3],
                          [1, "Memeriksa sampel", *[None] * 6, "x", "x", "x"]], ("A5:A6", "B5:B6", "C5:F5", "G5:J5", "K5:N5"))
    assert told(found, "row", "tanggal_mulai", "tenggat") == [(7, "2026-02-01", "2026-03-31")]


def test_without_a_year_anywhere_the_months_keep_their_names(reader: Any) -> None:
    head = [["RENCANA AKSI"], *ABOVE[1:], ["No", "Rencana Aksi", *MONTHS]]
    assert told(read(reader, [*head, [1, "Menyusun jadwal", "x", "x"]]), "tanggal_mulai", "tenggat") == [("Januari", "Februari")]
    assert told(read(reader, [*head, [1, "Menyusun jadwal", 5]]), "periode", "target") == [("Januari", "5")]
    assert told(read(reader, [*head, [1, "Menyusun jadwal", 5]], name="Renaksi 2025.xlsx"), "periode") == [("Januari 2025",)]


def test_figures_of_the_whole_year_are_set_against_the_sum_of_the_months(reader: Any) -> None:
    realised = read(reader, [*ABOVE, ["No", "Rencana Aksi", "Target", "Realisasi"], [None, None, None, *MONTHS], [1, "Menyusun jadwal", "12 Laporan", 1, 1, "2 Laporan"]], ("D5:O5",))
    assert told(realised, "row", "periode", "target", "realisasi", "tenggat") == [(7, None, "12 Laporan", "4", None)]
    planned = read(reader, [*ABOVE, ["No", "Rencana Aksi", *MONTHS, "Realisasi"], [1, "Menyusun jadwal", 1, 2, "1,5", *[None] * 9, 3]])
    assert told(planned, "target", "realisasi", "tanggal_mulai", "tenggat") == [("4.5", "3", "2026-01-01", "2026-03-31")]


def test_the_target_of_the_year_gives_way_to_those_of_its_months(reader: Any) -> None:
    found = read(reader, [*ABOVE, ["No", "Rencana Aksi", "Target", "Satuan", *MONTHS], [1, "Menyusun jadwal", 22, "Dokumen", 10, 12]])
    assert told(found, "periode", "target", "satuan") == [("Januari 2026", "10", "Dokumen"), ("Februari 2026", "12", "Dokumen")]
    assert "Target" in found.unmapped


def test_an_rhk_by_quarter_is_a_row_a_quarter(reader: Any) -> None:
    found = read(reader, [["SASARAN KINERJA PEGAWAI 2026"], *ABOVE[1:], ["No", "RHK", "Indikator", "Target TW I", "Target TW II", "Target TW III", "Target TW IV"],
                          [1, "Tersusunnya laporan surveilans", "Jumlah laporan", 3, 3, None, "5 Laporan"]])
    assert found.kind == "rhk"
    assert told(found, "indikator", "periode", "target") == [
        ("Jumlah laporan", "Triwulan I 2026", "3"), ("Jumlah laporan", "Triwulan II 2026", "3"), ("Jumlah laporan", "Triwulan IV 2026", "5 Laporan"),
    ]


def test_a_recap_of_meetings_is_one_meeting_a_month(reader: Any) -> None:
    found = read(reader, [["REKAP DIALOG KINERJA TAHUN 2026"], ["No", "Nama", "NIP", *MONTHS],
                          [1, "Cici", CICI, 12, None, "✓"], [2, "Budi", BUDI, "-", "belum"], [3, "Dedi", DEDI, "15 Januari", date(2026, 2, 3), "Membahas beban kerja tim"]])
    assert found.kind == "dialog_kinerja"
    assert told(found, "row", "nip", "tanggal", "uraian") == [
        (3, CICI, "12 Januari 2026", None), (3, CICI, "Maret 2026", None),
        (5, DEDI, "15 Januari 2026", None), (5, DEDI, "2026-02-03", None), (5, DEDI, "Maret 2026", "Membahas beban kerja tim"),
    ]
    assert found.skipped == [(4, "tanpa_isi")]


def test_beside_ticks_a_cross_is_no_meeting_and_alone_it_is_one(reader: Any) -> None:
    head = [["REKAP DIALOG KINERJA TAHUN 2026"], ["No", "Nama", "NIP", *MONTHS]]
    assert told(read(reader, [*head, [1, "Cici", CICI, "v", "x", "v"]]), "tanggal") == [("Januari 2026",), ("Maret 2026",)]
    assert told(read(reader, [*head, [1, "Cici", CICI, "x", None, "x"]]), "tanggal") == [("Januari 2026",), ("Maret 2026",)]


@pytest.mark.parametrize("title", [None, "REKAP KETERLAMBATAN PEGAWAI 2026", "REKAP KEHADIRAN PEGAWAI 2026"])
def test_people_beside_months_are_meetings_only_where_a_title_says_so(title: str | None) -> None:
    rows: list[list[str | None]] = [[title]] if title else []
    rows += [["No", "Nama", "NIP", *MONTHS], ["1", "Cici", CICI, "1", "2"], ["2", "Budi", BUDI, "3", "1"]]
    assert all(found.refusal for found in recognise(cells(rows)))


def test_every_row_of_a_sheet_laid_out_by_month_is_accounted_for_once(house: Any) -> None:
    steps = [
        [1, CICI, "Tersusunnya laporan", "Menyusun jadwal", 10, 12, None, 5], [2, CICI, "Tersusunnya laporan", "Menyusun jadwal", 3],
        [3, CICI, "Tersusunnya laporan", "Menyusun jadwal", None, 4, 6], [4, CICI, None, "Mengirim laporan", 2, 2], [5, CICI, "Tersusunnya laporan", None, 1, 1, 3],
        [6, None, "Tersusunnya laporan", "Mengirim", 3, 4],
    ]
    plan = book(["No", "NIP", "RHK", "Rencana Aksi", *MONTHS], steps, above=[["RENCANA AKSI TAHUN 2026"]])
    talks = book(["No", "Nama", "NIP", *MONTHS], [[1, "Cici Permata", CICI, 12, None, 3], [2, "Budi", BUDI]], above=[["REKAP DIALOG KINERJA TAHUN 2026"]])
    load(house, prepare([("pegawai.xlsx", roster())]))
    looked = load(house, prepare([("renaksi.xlsx", plan)]), dry_run=True)
    assert [(e.row, e.state) for e in looked.files[0].examples] == [(4, "baru")] * 3
    for name, data, counts in (("renaksi.xlsx", plan, (6, 3, 2, 1)), ("dialog.xlsx", talks, (2, 1, 0, 1))):
        (report,) = load(house, prepare([(name, data)])).files
        assert (report.rows, report.accepted, report.rejected, report.skipped) == counts
        assert (report.new, report.unchanged) == (counts[1], 0)
        codes = [(f["code"], f["row"]) for f in report.findings]
        assert len(codes) == len(set(codes)), "what is wrong with a row is said once"
    with house.cursor() as cursor:
        steps_kept = cursor.execute("select periode_awal, rencana_aksi, target, baris from rencana_aksi order by baris, periode_awal").fetchall()
        held = cursor.execute("select nip, tanggal from dialog_kinerja order by tanggal").fetchall()
    assert steps_kept == [
        (date(2026, 1, 1), "Menyusun jadwal", 10, 4), (date(2026, 2, 1), "Menyusun jadwal", 12, 4), (date(2026, 4, 1), "Menyusun jadwal", 5, 4),
        (date(2026, 3, 1), "Menyusun jadwal", 6, 6), (date(2026, 1, 1), "Mengirim laporan", 2, 7), (date(2026, 2, 1), "Mengirim laporan", 2, 7),
    ]
    assert held == [(CICI, date(2026, 1, 12)), (CICI, date(2026, 3, 3))]
