"""Error cells of the binary formats are seen, as they are in the others: the reader library leaves them out."""

from __future__ import annotations

import io
import struct
import zipfile

import openpyxl
import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st
from office import converted
from reading import NIP, rows

from pipelines.read import Reader, binary


@pytest.fixture(scope="module")
def reader():
    with Reader() as reader:
        yield reader


CODES = {"#DIV/0!": 0x07, "#N/A": 0x2A}


def biff(rows_: dict[int, dict[int, object]], sheet: str = "Catatan") -> bytes:
    workbook = xlwt.Workbook()
    workbook.add_sheet("Kosong")
    page = workbook.add_sheet(sheet)
    for number, cells in rows_.items():
        for column, value in cells.items():
            if isinstance(value, str) and value.startswith("#"):
                page.row(number).set_cell_error(column, CODES[value])  # the library knows #N/A by its code alone
            else:
                page.write(number, column, value)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def record(kind: int, body: bytes = b"") -> bytes:
    size, length = b"", len(body)
    while length > 0x7F:
        size, length = size + bytes([length & 0x7F | 0x80]), length >> 7
    size += bytes([length])
    return (bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])) + size + body


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(rows_: dict[int, list[tuple[int, bytes]]], sheet: str = "Catatan") -> bytes:
    """Write a workbook in Excel's binary format: rows of (kind of cell, value) from column A."""
    row = b"".join(
        record(0, struct.pack("<IIHHBI", number, 0, 300, 0, 0, 0)) + b"".join(record(kind, struct.pack("<II", column, 0) + value) for column, (kind, value) in enumerate(cells))
        for number, cells in rows_.items())
    last = max(rows_), max(len(cells) for cells in rows_.values()) - 1
    page = record(129) + record(148, struct.pack("<IIII", 0, last[0], 0, last[1])) + record(145) + row + record(146) + record(130)
    book = record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide(sheet)) + record(144) + record(132)
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>')
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/_rels/workbook.bin.rels", f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{links}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>')
        archive.writestr("xl/worksheets/sheet1.bin", page)
    return stream.getvalue()


TEXT, NUMBER, ERROR, FORMULA_ERROR = 6, 5, 3, 11


def said(text: str) -> tuple[int, bytes]:
    return TEXT, wide(text)


@pytest.mark.parametrize("name", ["Catatan", "Catatan “Ünit”"])
def test_errors_of_a_biff_stand_in_their_cells(reader, name):
    empty, cells = reader.read(biff({0: {0: "NIP", 1: "Capaian"}, 3: {0: NIP, 1: "#N/A"}, 5: {1: "#DIV/0!", 2: 0.5}}, name), "rencana.xls")
    assert empty.table.num_rows == 0
    assert cells.sheet == name
    assert cells.table.column("row").to_pylist() == [1, 4, 6]
    assert rows(cells) == [["NIP", "Capaian", None], [NIP, "#N/A", None], [None, "#DIV/0!", "0.5"]]


def test_errors_that_formulas_of_a_biff_gave_stand_in_their_cells(reader, tmp_path):
    workbook = openpyxl.Workbook()
    for row in (["NIP", "Capaian", "Ya"], [NIP, "=1/0", True], [NIP, '=VLOOKUP("x",A1:B1,2,FALSE)', False], [NIP, "=1+1", None]):
        workbook.active.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    old = converted(stream.getvalue(), tmp_path, "xls")
    assert rows(reader.read(old, "rencana.xls")[0]) == [["NIP", "Capaian", "Ya"], [NIP, "#DIV/0!", "TRUE"], [NIP, "#N/A", "FALSE"], [NIP, "2", None]]


def test_errors_of_an_xlsb_stand_in_their_cells(reader):
    data = xlsb({0: [said("NIP"), said("Capaian")], 4: [said(NIP), (ERROR, b"\x2a")], 6: [said(NIP), (FORMULA_ERROR, b"\x07" + bytes(10)), (NUMBER, struct.pack("<d", 0.5))]})
    cells = reader.read(data, "rencana.xlsb")[0]
    assert cells.sheet == "Catatan"
    assert rows(cells) == [["NIP", "Capaian", None], [NIP, "#N/A", None], [NIP, "#DIV/0!", "0.5"]]


def test_a_text_that_looks_like_an_error_record_is_no_error(reader):
    lure = (b"\x05\x02\x08\x00" + bytes(6) + b"\x07\x01").decode("latin-1")
    data = biff({0: {0: "Kegiatan"}, 1: {0: f"a{lure}b"}})
    assert binary.errors(data, "xls") == {"Kosong": {}, "Catatan": {}}  # the sign was seen, and the records say otherwise
    assert reader.read(data, "log.xls")[1].table.num_rows == 2


@given(st.data())
def test_a_damaged_workbook_never_breaks_the_look(data):
    whole = data.draw(st.sampled_from([DAMAGED_XLS, DAMAGED_XLSB]))
    at = data.draw(st.integers(0, len(whole) - 1))
    broken = whole[:at] + data.draw(st.binary(min_size=0, max_size=40)) + whole[at + data.draw(st.integers(0, 40)):]
    for found in binary.errors(broken, "xls" if whole is DAMAGED_XLS else "xlsb").values():
        assert all(text.startswith("#") for cells in found.values() for _column, text in cells)


DAMAGED_XLS = biff({0: {0: "NIP"}, 1: {0: "#N/A"}})
DAMAGED_XLSB = xlsb({0: [said("NIP")], 1: [(ERROR, b"\x2a")]})
