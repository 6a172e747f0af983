"""The workbook read back: values, types, formats, print set-up, and text that only looks like a formula."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
from openpyxl import load_workbook
from test_workbook_rows import PER, material

from dashboard.workbook import build
from dashboard.workbook.per_unit import file_name

SHEETS = [
    "Sampul", "Ringkasan", "Capaian RHK", "Daftar RHK", "Rencana Aksi", "Aktivitas", "Kepatuhan Pegawai", "Dialog",
    "Dialog per Unit", "Dialog per Pimpinan", "Perlu Perhatian", "Layak Apresiasi", "Definisi", "Sumber",
]


@pytest.fixture(scope="module")
def book():
    return load_workbook(io.BytesIO(build(material())))


def column(sheet, header, first=5):
    place = next(c.column for c in sheet[first] if c.value == header)
    return [sheet.cell(row, place) for row in range(first + 1, sheet.max_row + 1)]


def test_sheets_in_order_with_contents_linked(book):
    assert book.sheetnames == SHEETS
    links = {c.value: c.hyperlink.location for row in book["Sampul"].iter_rows() for c in row if c.hyperlink}
    assert links == {name: f"'{name}'!A1" for name in SHEETS[1:]}


@pytest.mark.parametrize(("figure", "sheet", "key", "header"), [
    ("capaian_rhk", "Daftar RHK", "capaian", "Capaian"), ("rencana_aksi", "Rencana Aksi", "kemajuan", "Kemajuan"),
    ("kepatuhan_pegawai", "Kepatuhan Pegawai", "kepatuhan", "Kepatuhan"), ("dialog_unit", "Dialog per Unit", "persen_tepat", "Sesuai irama"),
])
def test_percentages_are_the_figures_own_as_fractions(book, figure, sheet, key, header):
    wanted = [None if value != value else pytest.approx(value / 100) for value in material().frame(figure)[key]]
    cells = column(book[sheet], header)[: len(wanted)]
    assert [cell.value for cell in cells] == wanted
    assert {cell.number_format for cell in cells} == {"0%"}


def test_nip_is_text_and_dates_are_dates(book):
    frame = material().frame("capaian_rhk")
    nip = column(book["Daftar RHK"], "NIP")
    assert [cell.value for cell in nip] == list(frame["nip"])
    assert {(cell.data_type, cell.number_format) for cell in nip} == {("s", "@")}
    due = column(book["Daftar RHK"], "Tenggat terdekat")[0]
    assert due.value == datetime(2026, 12, 15)
    assert due.number_format == "[$-421]d mmm yyyy"


@pytest.mark.parametrize("text", ["=1+1", "+62811", "-5 hari", "@SUM(A1)", '=HYPERLINK("http://contoh.test";"x")', "a\x0bb"])
def test_text_that_looks_like_a_formula_stays_text(text):
    sheet = load_workbook(io.BytesIO(build(material(2, text=text))))["Perlu Perhatian"]
    cell = column(sheet, "RHK yang dibicarakan lebih dahulu")[0]
    assert (cell.value, cell.data_type) == (text.replace("\x0b", ""), "s")
    assert cell.quotePrefix == (text[0] in "=+-@")


def test_counts_are_formulas_that_follow_the_filter(book):
    sheet = book["Daftar RHK"]
    assert sheet["A4"].value == "=SUBTOTAL(103,A6:A41)"
    assert next(iter(sheet.tables.values())).ref == "A5:S41"
    values = load_workbook(io.BytesIO(build(material())), data_only=True)
    assert values["Daftar RHK"]["A4"].value == 36
    spread = {row[0].value: row[1].value for row in values["Ringkasan"].iter_rows(max_col=2) if row[0].value}
    statuses = list(material().frame("capaian_rhk")["status"])
    assert spread["■ Kritis"] == statuses.count("kritis")
    assert spread["○ Belum dijabarkan"] == statuses.count("belum_dijabarkan")


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_is_ready_for_paper(book, name):
    sheet = book[name]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == (9, "landscape", 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "&P" in sheet.oddFooter.right.text
    assert "20 November 2026" in sheet.oddFooter.left.text
    assert sheet.oddHeader.left.text == "Balai Contoh && Rekan"
    if name not in ("Sampul", "Ringkasan"):
        assert sheet.print_title_rows == "$5:$5"
        assert sheet.freeze_panes == "B6"


def test_not_uploaded_is_hatched_and_never_zero(book):
    sheet = book["Aktivitas"]
    assert [c.value for c in sheet[5]][6] == datetime(2026, 9, 28)
    row = next(r for r in sheet.iter_rows(min_row=6) if r[0].value == "Tim Kerja Surveilans")
    assert (row[6].value, row[6].fill.patternType) == ("○", "lightUp")
    assert row[7].value == pytest.approx(0.65)


def test_charts_read_the_cells_of_their_own_sheet(book):
    assert {s.title: [type(c).__name__ for c in s._charts] for s in book.worksheets if s._charts} == {
        "Capaian RHK": ["BarChart"], "Aktivitas": ["LineChart"], "Dialog per Unit": ["BarChart"]}


def test_same_material_gives_the_same_bytes():
    made = build(material(5))
    assert made == build(material(5))
    properties = load_workbook(io.BytesIO(made)).properties
    assert (properties.creator, properties.created) == ("Pantau Kinerja", datetime(2026, 11, 24, 9, 30))
    assert properties.title == "Buku kerja kinerja Balai Contoh & Rekan per 20 November 2026"


@pytest.mark.parametrize("people", [0, 1, 500])
def test_none_one_and_many_people(people):
    book = load_workbook(io.BytesIO(build(material(people))))
    assert book.sheetnames == SHEETS
    if people == 0:
        assert "Belum ada data" in book["Ringkasan"]["A2"].value
        assert book["Daftar RHK"]["A6"].value.startswith("Belum ada RHK")
    else:
        assert len([c for c in column(book["Daftar RHK"], "NIP") if c.value]) == 3 * people


def test_file_names_that_every_system_takes():
    taken: set[str] = set()
    assert file_name('Seksi A/B: "uji" <1>', taken) == "Buku kerja - Seksi A B uji 1.xlsx"
    assert file_name("..", taken) == "Buku kerja - Unit.xlsx"
    assert file_name("tim x", taken) != file_name("TIM X", taken)
    assert len(file_name("x" * 300, taken)) < 110


def test_dates_of_the_cover(book):
    said = {row[0].value: row[1].value for row in book["Sampul"].iter_rows(min_row=4, max_row=8)}
    assert said["Keadaan per"] == "20 November 2026"
    assert said["Periode"] == "1 Oktober 2026 – 31 Desember 2026"
    assert said["Dibuat"] == "24 November 2026 pukul 09.30"
    assert date(2026, 11, 20) == PER
