"""The workbook read back: values, types, formats, print set-up, and text that only looks like a formula."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime

import pytest
from openpyxl import load_workbook
from test_workbook_rows import PER, material

from dashboard.workbook import Signatory, build
from dashboard.workbook.per_unit import file_name

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")
SHEETS = [
    "Sampul", "Ringkasan", "Capaian RHK", "Daftar RHK", "RHK Tersendat", "Kaskade RHK", "Rencana Aksi", "Aktivitas Unit", "Kepatuhan Pegawai",
    "Dialog Kinerja", "Dialog per Unit", "Dialog per Pimpinan", "Tindak Lanjut", "Agenda Dialog", "Layak Apresiasi", "Predikat", "Laporan BKN",
    "Data BKN", "Data Pegawai", "Data Hari", "Data Dialog", "Data Unit", "Data Kalender", "Data Poin", "Definisi", "Sumber", "Mutu Data",
]


@pytest.fixture(scope="module")
def book():
    return load_workbook(io.BytesIO(build(material())))


@pytest.fixture(scope="module")
def values():
    return load_workbook(io.BytesIO(build(material())), data_only=True)


def column(sheet, header, first=5):
    place = next(c.column for c in sheet[first] if c.value == header)
    return [sheet.cell(row, place) for row in range(first + 1, sheet.max_row + 1)]


def test_sheets_in_order_with_contents_linked_and_a_way_back(book):
    assert book.sheetnames == SHEETS
    links = {c.value: c.hyperlink.location for row in book["Sampul"].iter_rows() for c in row if c.hyperlink}
    assert links == {name: f"'{name}'!A1" for name in SHEETS[1:]}
    for name in SHEETS[1:]:
        assert [c.hyperlink.location for c in book[name][1] if c.hyperlink] == ["'Sampul'!A1"], name


@pytest.mark.parametrize(("figure", "sheet", "key", "header"), [
    ("rincian_rhk", "Daftar RHK", "capaian", "Capaian"), ("rincian_langkah", "Rencana Aksi", "kemajuan", "Kemajuan"),
    ("kepatuhan_pegawai", "Kepatuhan Pegawai", "kepatuhan", "Kepatuhan"), ("dialog_unit", "Dialog per Unit", "persen_tepat", "Sesuai irama"),
])
def test_percentages_are_the_figures_own_as_fractions(values, figure, sheet, key, header):
    wanted = ["–" if value != value else pytest.approx(value / 100) for value in material().frame(figure)[key]]
    cells = column(values[sheet], header)[: len(wanted)]
    assert [cell.value for cell in cells] == wanted
    assert {cell.number_format for cell in cells} == {"0%"}


def test_nip_is_text_and_dates_are_dates(book):
    frame = material().frame("rincian_rhk")
    nip = column(book["Daftar RHK"], "NIP")
    assert [cell.value for cell in nip] == list(frame["nip"])
    assert {(cell.data_type, cell.number_format) for cell in nip} == {("s", "@")}
    due = column(book["Daftar RHK"], "Tenggat terdekat")[0]
    assert due.value == datetime(2026, 12, 15)
    assert due.number_format == "[$-421]d mmm yyyy"


@pytest.mark.parametrize("text", ["=1+1", "+62811", "-5 hari", "@SUM(A1)", '=HYPERLINK("http://contoh.test";"x")', "\t=1+1", "\r=1+1"])
def test_text_that_looks_like_a_formula_stays_text(text):
    book = load_workbook(io.BytesIO(build(material(2, text=text))))
    for sheet, header in (("Agenda Dialog", "RHK yang dibicarakan lebih dahulu"), ("Data Dialog", "Uraian"), ("Tindak Lanjut", "Yang disepakati")):
        cell = column(book[sheet], header)[0]
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text.replace("\r", "\n"), "s", True)


def test_nothing_a_person_wrote_is_a_formula_or_a_link(book):
    hostile = load_workbook(io.BytesIO(build(material(4, text="=cmd|'/c calc'!A1"))))
    assert sum(cell.data_type == "f" and "cmd" in str(cell.value) for sheet in hostile for row in sheet.iter_rows() for cell in row) == 0
    assert all(cell.hyperlink.location for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink)


def test_characters_that_xml_forbids_are_replaced_and_counted():
    book = load_workbook(io.BytesIO(build(material(2, text="uji\x0bbanding"))))
    texts = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if "uji\ufffd" in str(cell.value)]
    assert "uji\ufffdbanding" in texts
    said = str(book["Mutu Data"]["A2"].value)
    assert f"{len(texts)} sel memuat tanda yang tidak dapat disimpan Excel" in said
    assert any("tidak dapat disimpan Excel" in str(cell.value) for cell in book["Sampul"]["B"])


def test_a_text_longer_than_a_cell_is_cut_and_said():
    book = load_workbook(io.BytesIO(build(material(1, text="panjang " * 5_000))))
    assert len(column(book["Data Dialog"], "Uraian")[0].value) == 32_001
    assert "dipotong" in book["Mutu Data"]["A2"].value


def test_counts_are_formulas_that_follow_the_filter(book, values):
    sheet = book["Daftar RHK"]
    assert sheet["A4"].value == "=SUBTOTAL(103,A6:A41)"
    assert next(iter(sheet.tables.values())).ref.startswith("A5:")
    assert values["Daftar RHK"]["A4"].value == 36
    spread = {row[0].value: row[1].value for row in values["Ringkasan"].iter_rows(max_col=2) if row[0].value}
    statuses = list(material().frame("rincian_rhk")["status"])
    assert spread["■ Kritis"] == statuses.count("kritis")
    assert spread["○ Belum dijabarkan"] == statuses.count("belum_dijabarkan")


def test_every_data_row_says_where_it_was_read(book):
    for sheet in ("Daftar RHK", "Rencana Aksi", "Data Hari", "Data Dialog", "Data Pegawai", "Tindak Lanjut"):
        rows = zip(*(column(book[sheet], header) for header in ("Berkas", "Lembar", "Baris")), strict=True)
        assert all(file.value.endswith(".xlsx") and place.value and row.value > 0 for file, place, row in rows), sheet


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_is_ready_for_paper(book, name):
    sheet = book[name]
    assert sheet.page_setup.paperSize == 9
    assert (sheet.page_setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.sheet_view.showGridLines) == ("landscape", True, False)
    assert "&P" in sheet.oddFooter.right.text
    assert "20 November 2026" in sheet.oddFooter.left.text
    assert "Balai Contoh && Rekan" in sheet.oddHeader.left.text
    assert sheet.print_area.startswith(f"'{name}'!$A$1:")
    if name not in ("Sampul", "Ringkasan"):
        assert sheet.print_title_rows == "$5:$5"
        assert sheet.freeze_panes == "B6"


def test_not_uploaded_is_hatched_and_never_zero(values):
    sheet = values["Aktivitas Unit"]
    assert [c.value for c in sheet[5]][7] == datetime(2026, 9, 28)
    row = next(r for r in sheet.iter_rows(min_row=6) if r[0].value == "Tim Kerja Surveilans")
    assert (row[7].value, row[7].fill.patternType) == ("○", "lightUp")
    assert row[8].value == pytest.approx(0.65)


def test_statuses_have_words_beside_colour_and_shares_have_bars(book):
    sheet = book["Daftar RHK"]
    rules = {str(where.sqref): [rule.type for rule in found] for where, found in sheet.conditional_formatting._cf_rules.items()}
    assert rules == {"E6:E41": ["dataBar"], "D6:D41": ["cellIs"] * 5}
    said = {rule.formula[0].strip('"') for found in sheet.conditional_formatting._cf_rules.values() for rule in found if rule.type == "cellIs"}
    assert said == {"● Selesai", "▲ Sesuai jadwal", "◆ Tertinggal", "■ Kritis", "○ Belum dijabarkan"}


def test_charts_read_the_cells_of_their_own_sheet_and_tell_those_who_do_not_see_them():
    charts: dict[str, list[str]] = {}
    with zipfile.ZipFile(io.BytesIO(build(material()))) as archive:
        for name in archive.namelist():
            if name.startswith("xl/drawings/drawing"):
                told = re.findall(r'<xdr:cNvPr id="\d+" name="[^"]*" descr="([^"]+)"', archive.read(name).decode())
                drawn = re.findall(r"<xdr:graphicFrame", archive.read(name).decode())
                assert len(told) == len(drawn)
                charts[name] = told
        sources = [set(re.findall(r"<c:f>'?([^'!<]+)'?!", archive.read(name).decode())) for name in archive.namelist() if name.startswith("xl/charts/chart")]
    assert sorted(map(len, charts.values())) == [1, 1, 1, 2]
    assert sorted(map(sorted, sources)) == [["Aktivitas Unit"], ["Capaian RHK"], ["Dialog per Unit"], ["Ringkasan"], ["Ringkasan"]]


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


def test_the_cover_says_what_of_when_by_whom(book):
    said = {row[0].value: row[1].value for row in book["Sampul"].iter_rows(min_row=4, max_row=11)}
    assert said["Keadaan per"] == datetime(2026, 11, 20)
    assert date(2026, 11, 20) == PER
    assert said["Periode"] == "1 Oktober 2026 – 31 Desember 2026"
    assert said["Dibuat"] == "24 November 2026 pukul 09.30 oleh penguji"
    assert said["Versi program"] == "Pantau Kinerja 0.1.0"
    assert said["Kesegaran data"].startswith("Data ditarik dari eKinerja paling akhir 19 November 2026")


def test_signatures_are_those_of_the_settings_or_left_to_be_written():
    def signed(made):
        page = load_workbook(io.BytesIO(build(made)))["Sampul"]
        return [str(c.value) for row in page.iter_rows(min_row=page.max_row - 5) for c in row if c.value]

    assert signed(material(1)) == ["Makassar, 24 November 2026", "Kepala Balai", "Ketua Tim Kerja", "dr. Hasan Basri, M.Kes.", "Sari Lestari",
                                   "NIP 197501012000031001", "NIP 198503152010121001"]
    blank = signed(replace(material(1), penanda=(), tempat=""))
    assert blank[1:3] == ["Mengetahui", "Penyusun"]
    assert all("…" in line for line in (blank[0], *blank[3:]))


def test_a_long_name_does_not_run_into_the_line_below_it():
    page = load_workbook(io.BytesIO(build(replace(material(1), penanda=(Signatory("Kepala Balai", "Hasan Basri " * 10, "1"), Signatory("Ketua", "Sari", "2"))))))["Sampul"]
    at = next(c.row for c in page["B"] if str(c.value).startswith("Hasan Basri Hasan"))
    assert page.row_dimensions[at].height >= 2 * 13


def test_progress_names_every_sheet():
    told: list[str] = []
    build(material(2), lambda what, _done, _all: told.append(what))
    assert told == [*SHEETS[1:], "Sampul"]
