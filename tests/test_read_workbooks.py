"""Workbooks of every format give the same text, row by row."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
import xlwt
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from pipelines.read import Cells, Reader, Unreadable

NIP = "199001012015011001"


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


def saved(workbook: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def rows(cells: Cells) -> list[list[str | None]]:
    columns = [cells.table.column(index).to_pylist() for index in range(1, cells.table.num_columns)]
    return [list(row) for row in zip(*columns, strict=True)]


def one_row(reader: Reader, values: list[object], formats: dict[int, str] | None = None) -> list[str | None]:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(values)
    for column, number_format in (formats or {}).items():
        sheet.cell(1, column).number_format = number_format
    return rows(reader.read(saved(workbook), "uji.xlsx")[0])[0]


def test_values_are_written_by_one_rule(reader):
    values = [5.0, 0.85, True, date(2026, 1, 5), datetime(2026, 1, 5, 7, 30), time(7, 30), timedelta(hours=26, minutes=30),
              "  dua\nbaris  ", -3, 1234567.25, 1e14]
    assert one_row(reader, values, {7: "[h]:mm:ss"}) == [
        "5", "0.85", "TRUE", "2026-01-05", "2026-01-05 07:30:00", "07:30:00", "26:30:00", "dua\nbaris", "-3",
        "1234567.25", "100000000000000",
    ]


def test_a_nip_in_text_keeps_its_digits_and_a_nip_in_a_number_is_flagged(reader):
    text, number = one_row(reader, [NIP, int(NIP)])
    assert text == NIP
    assert number is not None
    assert number.startswith("~1990010120150110")
    assert number[1:].isdigit()
    assert len(number) == 19


def test_a_clock_is_rounded_to_the_second_and_midnight_is_a_clock(reader):
    clocks = one_row(reader, [7 / 24 + 35 / 1440, 0.0, 8.999999999 / 24], {1: "hh:mm", 2: "hh:mm", 3: "hh:mm"})
    assert clocks == ["07:35:00", "00:00:00", "09:00:00"]


def test_a_percentage_is_what_the_cell_holds(reader):
    assert one_row(reader, [0.85, 5], {1: "0%", 2: '0"%"'}) == ["0.85", "5"]


def test_dates_of_1904_are_the_dates_that_people_see(reader):
    workbook = openpyxl.Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    workbook.active.append([date(2026, 3, 2)])
    assert rows(reader.read(saved(workbook), "mac.xlsx")[0]) == [["2026-03-02"]]


def test_rows_and_columns_keep_their_place_and_no_filled_row_is_lost(reader):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    filled = [3, 4, 9, 9000, 20_011]
    for row in filled:
        sheet.cell(row, 3, f"baris {row}")
    sheet.cell(9, 5, "   ")
    cells = reader.read(saved(workbook), "renggang.xlsx")[0]
    assert cells.table["row"].to_pylist() == filled
    assert cells.table.column_names == ["row", "c0", "c1", "c2"]
    assert cells.table["c2"].to_pylist() == [f"baris {row}" for row in filled]
    assert cells.table["c0"].null_count == len(filled)


def test_hidden_sheets_merged_ranges_and_empty_sheets(reader):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Data"
    sheet["B2"] = "judul"
    sheet.merge_cells("B2:D3")
    hidden = workbook.create_sheet("Sembunyi")
    hidden.append(["x"])
    hidden.sheet_state = "hidden"
    workbook.create_sheet("Kosong")
    found = reader.read(saved(workbook), "lembar.xlsx")
    assert [(cells.sheet, cells.hidden, cells.table.num_rows) for cells in found] == [
        ("Data", False, 1), ("Sembunyi", True, 1), ("Kosong", False, 0),
    ]
    assert found[0].merged == [(2, 1, 3, 3)]


def test_error_cells_are_kept_as_text_with_their_row(reader):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["judul", 1])
    sheet.append([None, "#N/A"])
    sheet.append(["#DIV/0!", None])
    cells = reader.read(saved(workbook), "galat.xlsx")[0]
    assert rows(cells) == [["judul", "1"], [None, "#N/A"], ["#DIV/0!", None]]


def test_formulas_without_a_stored_result_are_told(reader):
    workbook = openpyxl.Workbook()
    workbook.active.append(["jumlah", "=1+1"])
    cells = reader.read(saved(workbook), "rumus.xlsx")[0]
    assert rows(cells) == [["jumlah"]]
    assert "rumus.xlsx ada 1 sel berumus" in cells.notes[0]


def test_biff_is_read_like_any_other(reader):
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Catatan")
    sheet.write_merge(0, 0, 0, 2, "LAPORAN")
    sheet.write(2, 0, NIP)
    sheet.write(2, 1, datetime(2026, 1, 5), xlwt.easyxf(num_format_str="DD/MM/YYYY"))
    sheet.write(2, 2, 60)
    stream = io.BytesIO()
    workbook.save(stream)
    cells = reader.read(stream.getvalue(), "lama.xlsx")[0]  # the name lies; the bytes decide
    assert cells.table["row"].to_pylist() == [1, 3]
    assert rows(cells)[1] == [NIP, "2026-01-05", "60"]
    assert cells.merged == [(1, 0, 1, 2)]


ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet>
 <table:table table:name="Rencana"><table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
 <table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2"
  table:number-rows-spanned="2"><text:p>RHK</text:p></table:table-cell><table:covered-table-cell/>
 <table:table-cell office:value-type="string"><text:p>{nip}</text:p></table:table-cell></table:table-row>
 <table:table-row><table:covered-table-cell table:number-columns-repeated="2"/>
 <table:table-cell office:value-type="date" office:date-value="2026-01-05"><text:p>5/1/26</text:p></table:table-cell>
 <table:table-cell office:value-type="time" office:time-value="PT07H30M00S"><text:p>07:30</text:p></table:table-cell>
 <table:table-cell office:value-type="float" office:value="0.85"><text:p>0,85</text:p></table:table-cell>
 </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?><manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{}</manifest:manifest>"""


def ods(content: str, manifest: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST.format(manifest))
        archive.writestr("content.xml", content)
    return stream.getvalue()


def test_an_ods_gives_values_and_merged_ranges(reader):
    cells = reader.read(ods(ODS.format(nip=NIP)), "rencana.ods")[0]
    assert cells.sheet == "Rencana"
    assert cells.table["row"].to_pylist() == [3, 4]
    assert rows(cells) == [["RHK", None, NIP, None, None], [None, None, "2026-01-05", "07:30:00", "0.85"]]
    assert cells.merged == [(3, 0, 4, 1)]


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
 <office:meta/>
 <office:body>
  <office:spreadsheet>
   <table:table table:name="Renaksi">
    <table:table-row>
     <table:table-cell office:value-type="string" calcext:value-type="string"><text:p>NIP</text:p></table:table-cell>
     <table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="1"><text:p>Target</text:p></table:table-cell>
     <table:covered-table-cell/>
    </table:table-row>
    <table:table-row table:number-rows-repeated="2">
     <table:table-cell office:value-type="string" calcext:value-type="string"><text:p>{nip}</text:p></table:table-cell>
     <table:table-cell office:value-type="float" office:value="12.5"><text:p>12,5</text:p></table:table-cell>
     <table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>
    </table:table-row>
    <table:table-row>
     <table:table-cell table:number-columns-repeated="2" table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
    </table:table-row>
   </table:table>
  </office:spreadsheet>
 </office:body>
</office:document>
"""


@pytest.mark.parametrize("name", ["rencana.fods", "rencana.xls", "rencana.xml"])
def test_a_flat_opendocument_is_read_like_any_other_with_its_errors(reader, name):
    cells = reader.read(FLAT.format(nip=NIP).encode(), name)[0]
    assert cells.sheet == "Renaksi"
    assert rows(cells) == [["NIP", "Target", None], [NIP, "12.5", "#N/A"], [NIP, "12.5", "#N/A"], ["#DIV/0!", "#DIV/0!", None]]
    assert cells.merged == [(1, 1, 1, 2)]


def test_error_cells_of_an_ods_are_shown_as_they_are_called(reader):
    inner = FLAT.format(nip=NIP).split("<office:meta/>")[1]
    head = FLAT.split("<office:meta/>")[0].replace("office:document ", "office:document-content ").split('office:mimetype')[0] + ">"
    cells = reader.read(ods(head + inner.replace("</office:document>", "</office:document-content>")), "rencana.ods")[0]
    assert rows(cells)[1:] == [[NIP, "12.5", "#N/A"], [NIP, "12.5", "#N/A"], ["#DIV/0!", "#DIV/0!", None]]


def test_a_locked_ods_says_what_to_do(reader):
    with pytest.raises(Unreadable) as refused:
        reader.read(ods("\x00\x01", "<manifest:encryption-data/>"), "kunci.ods")
    assert refused.value.code == "berkas_terkunci"
    assert "kunci.ods" in refused.value.message
