"""Large sheets are read in pieces, and give cell for cell what the library's own way gives."""

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.read import excel, large, large_marks, preflight
from pipelines.read.refusal import Unusual
from pipelines.read.unpacking import unpacked

FORMATS = {0.5: "h:mm", 46255.313: "dd/mm/yyyy hh:mm", 1.25: "[h]:mm", 46255.99999999: "dd/mm/yyyy", 0.854: "0%"}


def bytes_of(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def of(values: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in values:
        book.active.append(row)
    return bytes_of(book)


def rewritten(data: bytes, path: str, change) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            content = source.read(info)
            target.writestr(info.filename, change(content) if info.filename == path else content)
    return out.getvalue()


def shared(data: bytes, more: bytes = b"") -> bytes:
    """Lay the texts of a workbook into shared strings, as Excel itself does."""
    texts: list[bytes] = []

    def laid(cell: re.Match[bytes]) -> bytes:
        texts.append(b"<si>" + cell[2] + b"</si>" if cell[2] else b"<si/>")
        return b'<c%s t="s"><v>%d</v></c>' % (cell[1], len(texts) - 1)

    inline = re.compile(rb'<c([^<>]*) t="inlineStr"><is>(.*?)</is></c>', re.S)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            content = source.read(info)
            if "worksheets/" in info.filename:
                content = inline.sub(laid, content)
            elif info.filename == "xl/_rels/workbook.xml.rels":
                kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
                content = content.replace(b"</Rel", b'<Relationship Id="teks" Type="' + kind + b'" Target="sharedStrings.xml"/></Rel')
            elif info.filename == "[Content_Types].xml":
                kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
                content = content.replace(b"</Types>", b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>')
            target.writestr(info.filename, content)
        head = b'<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        target.writestr("xl/sharedStrings.xml", head + b"".join(texts) + more + b"</sst>")
    return out.getvalue()


def filled(row: dict) -> dict:
    return {name: value for name, value in row.items() if value is not None}


def in_pieces(data: bytes) -> list[tuple[str, bool, list[dict], list, list]]:
    told = []
    for sheet in large.read(data):
        rows = [filled(row) for batch in sheet.batches for row in batch.to_pylist()]
        told.append((sheet.name, sheet.hidden, rows, sorted(sheet.merged), sheet.notes))
    return told


def at_once(data: bytes) -> list[tuple[str, bool, list[dict], list, list]]:
    return [(s.name, s.hidden, [filled(row) for row in s.table.to_pylist()], sorted(s.merged), s.notes) for s in excel.read(data, "xlsx", None, in_pieces=False)]


@pytest.fixture
def small_pieces(monkeypatch):
    monkeypatch.setattr(large, "_PIECE", 700)


def everything() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Catatan & <Harian>"
    sheet["C4"] = "Judul digabung"
    sheet.merge_cells("C4:E5")
    values = [
        1, 1.0, 0.85, 0.1 + 0.2, 1 / 3, 1e-7, -3.5, 12345678, 20260821, 123456789012345, 198503152010121008, -1e15, 1.5e300, True, False,
        date(2026, 8, 21), datetime(2026, 8, 21, 7, 30), datetime(2026, 8, 21, 7, 30, 15), time(7, 30), time(0, 0),
        timedelta(hours=30, minutes=5), timedelta(minutes=90), "  teks berpinggir ", "198503152010121001", "#N/A", "#DIV/0!", "baris\nkedua",
        "'petik", "<b>&amp;", "Rapat – “uji”", "😀 é", " ", "=1/0", "0", "00123", "TRUE", "12:30",
    ]
    for place, value in enumerate(values):
        sheet.append([None, f"nilai {place}", value, None])
        if place % 9 == 8:
            sheet.append([])
    for place, (value, form) in enumerate(FORMATS.items()):
        sheet.cell(80 + place, 4, value).number_format = form
    sheet["H90"].number_format = "0.00"  # styled, not filled
    hidden = book.create_sheet("Rahasia")
    hidden.sheet_state = "hidden"
    hidden.append(["NIP", "Nama"])
    book.create_sheet("Kosong")
    return bytes_of(book)


@pytest.mark.parametrize("data", [everything(), shared(everything())], ids=["teks di sel", "teks bersama"])
def test_every_kind_of_cell_reads_alike(small_pieces, data):
    assert in_pieces(data) == at_once(data)


def test_a_bool_an_error_and_a_result_of_a_formula(small_pieces):
    def cells(xml: bytes) -> bytes:
        more = (b'<row r="9"><c r="A9" t="b"><f>1=1</f><v>1</v></c><c r="B9" t="e"><v>#REF!</v></c><c r="C9"><f>2*3</f><v>6</v></c>'
                b'<c r="D9" t="str"><f>"a"</f><v>a</v></c><c r="E9"><v>1.98503152010121E+17</v></c><c r="F9"><f>A1+1</f></c></row>')
        return xml.replace(b"</sheetData>", more + b"</sheetData>")

    data = rewritten(of([["a"]]), "xl/worksheets/sheet1.xml", cells)
    (_name, _hidden, rows, _merged, notes), = in_pieces(data)
    assert rows[-1] == {"row": 9, "c0": "TRUE", "c1": "#REF!", "c2": "6", "c3": "a", "c4": "~198503152010120992"}
    assert notes == [("rumus_tanpa_hasil", {"jumlah": "1"})]
    assert in_pieces(data) == at_once(data)


def test_shared_strings_that_are_empty_rich_or_phonetic(small_pieces):
    items = (b"<si/><si><t></t></si><si><r><t>tebal</t></r><r><t xml:space=\"preserve\"> biasa</t></r></si>"
             b"<si><t>akhir</t><rPh sb=\"0\" eb=\"1\"><t>bunyi</t></rPh></si>")
    cells = b"".join(b'<c r="%s1" s="0" t="s"><v>%d</v></c>' % (b"ABCDE"[n : n + 1], n) for n in range(5))
    data = shared(of([["a"]]), items)
    data = rewritten(data, "xl/worksheets/sheet1.xml",
                     lambda x: x[: x.index(b"<sheetData>") + 11] + b'<row r="1">' + cells + b"</row>" + x[x.index(b"</sheetData>") :])
    assert in_pieces(data)[0][2] == [{"row": 1, "c0": "a", "c3": "tebal biasa", "c4": "akhir"}]
    assert in_pieces(data) == at_once(data)


@pytest.mark.parametrize("change", [
    lambda xml: xml.replace(b' r="1"', b""),
    lambda xml: xml.replace(b"<row ", b"<x:row ").replace(b"</row>", b"</x:row>"),
    lambda xml: xml.replace(b"<sheetData>", b"<x:sheetData>").replace(b"</sheetData>", b"</x:sheetData>"),
    lambda xml: xml.replace(b"</row>", '<c r="B1" t="inlineStr"><is><t>\ue000</t></is></c></row>'.encode()),
], ids=["tanpa nomor baris", "baris berawalan", "isi berawalan", "huruf pribadi"])
def test_xml_of_another_hand_is_left_to_the_library(change):
    with pytest.raises(Unusual):
        in_pieces(rewritten(shared(of([["a"]])), "xl/worksheets/sheet1.xml", change))


CELL = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**17), 10**17), st.floats(-1e9, 1e9, allow_nan=False).map(lambda x: round(x, 6) + 0.0),
    st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.times().map(lambda t: t.replace(microsecond=0)),
    st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)).map(lambda t: t.replace(microsecond=0)),
    st.text(st.characters(min_codepoint=32, max_codepoint=0xD7FF), max_size=20),
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.lists(CELL, max_size=6), max_size=25), st.booleans())
def test_any_rows_read_alike(rows, bersama):
    data = shared(of(rows)) if bersama else of(rows)
    size, large._PIECE = large._PIECE, 500
    try:
        assert in_pieces(data) == at_once(data)
    finally:
        large._PIECE = size


def test_a_large_sheet_through_the_child_process(reader):
    count = 60_000
    cell = '<c r="{}{}" t="inlineStr"><is><t>{}</t></is></c>'
    text = "Sampel nomor {0}. " + "Menyiapkan pemeriksaan sampel air minum sesuai instruksi kerja. " * 7
    rows = "".join(f'<row r="{n}">{cell.format("B", n, text.format(n))}<c r="D{n}"><v>{n}</v></c></row>' for n in range(3, count + 3))
    data = rewritten(of([["Judul"]]), "xl/worksheets/sheet1.xml", lambda x: x.replace(b"</sheetData>", rows.encode() + b"</sheetData>"))
    assert preflight.is_large(data)
    (cells,) = reader.read(data, "besar.xlsx")
    assert cells.table.num_rows == count + 1
    assert cells.table.schema.names == ["row", "c0", "c1", "c2", "c3"]
    assert cells.table.slice(count).to_pylist() == [{"row": count + 2, "c0": None, "c1": text.format(count + 2).strip(), "c2": None, "c3": str(count + 2)}]
    assert cells.table["row"].type == pa.int32()


def test_a_large_sheet_of_another_hand_through_the_child_process(reader):
    row = '<row><c t="inlineStr"><is><t>{}</t></is></c></row>'
    rows = "".join(row.format("sampel " * 120 + str(n)) for n in range(45_000))
    data = rewritten(of([["Judul"]]), "xl/worksheets/sheet1.xml",
                     lambda x: x[: x.index(b"<sheetData>") + 11] + rows.encode() + x[x.index(b"</sheetData>") :])
    assert preflight.is_large(data)
    (cells,) = reader.read(data, "besar.xlsx")
    assert cells.table.num_rows == 45_000
    assert cells.table["row"][-1].as_py() == 45_000


CELLS = st.sampled_from([b'<c r="A1">', b'<c r="A1" t="e">', b'<c t="b">', b'<c r="B2" t="s">', b'<c t="str">', b"</c>", b"</row>"])
VALUES = st.one_of(
    st.from_regex(rb"<v>-?[0-9]{1,10}(\.[0-9]{0,12})?([eE][+-]?[0-9]{1,3})?</v>", fullmatch=True),
    st.sampled_from([b"<v>", b"<v", b"<v>1", b"<f>A1+1</f>", b"<f/>", b"</f>", b"</f", b"f>", b"<t>f/e></t>", b"<v>TRUE</v>"]),
)


@given(st.lists(CELLS | VALUES, min_size=1, max_size=12).map(b"".join).filter(lambda rows: len(rows) > 2))
def test_what_is_rare_is_never_passed_over(rows):
    assert (re.search(rb'"[eb]"', rows) is not None) == bool(large_marks.quoted_letters(rows) & {"e", "b"})
    assert (b'"s"' in rows) == ("s" in large_marks.quoted_letters(rows))
    assert (b"/f>" in rows) == large_marks.has_formula(rows)
    if re.search(rb"<v>-?(?:[0-9]{8}|[0-9.]+[eE])", rows):
        assert large_marks.has_long_number(rows)


@pytest.mark.parametrize(("value", "long"), [("1", False), ("46028.0", False), ("1000000.0", False), ("0.3333", False), ("12345678", True), ("-12345678.5", True),
                                             ("1.98502152015031E17", True), ("1e-5", True), ("9999999", False)])
def test_ordinary_numbers_are_left_alone(value, long):
    assert large_marks.has_long_number(b"<c><v>" + value.encode() + b"</v></c><c><v>1</v></c></row>") == long


CONTENT = b"".join(b'<row r="%d"><c><v>%d</v></c></row>' % (n, n * n) for n in range(40_000))


def packed(compression: int) -> tuple[bytes, zipfile.ZipInfo]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        archive.writestr("lain.txt", b"sebelumnya")
        archive.writestr("isi.xml", CONTENT)
    return out.getvalue(), zipfile.ZipFile(out).getinfo("isi.xml")


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("most", [1000, 1 << 20, 1 << 26])
def test_a_member_unpacks_in_parts_to_what_it_was(compression, most):
    parts = list(unpacked(*packed(compression), most))
    assert b"".join(parts) == CONTENT
    assert max(map(len, parts)) <= most


@pytest.mark.parametrize("spoil", [
    lambda data, info: (data[:-300_000], info) if info.compress_type == zipfile.ZIP_STORED else (data[: info.header_offset + 5000], info),
    lambda data, info: (data, setattr(info, "file_size", 1000) or info),
    lambda data, info: (data, setattr(info, "file_size", info.file_size + 1) or info),
    lambda data, info: (data, setattr(info, "CRC", info.CRC ^ 1) or info),
    lambda data, info: (data[: info.header_offset + 1000] + bytes(1000) + data[info.header_offset + 2000 :], info),
])
@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_member_that_is_not_what_its_directory_tells_is_refused(compression, spoil):
    with pytest.raises(zipfile.BadZipFile):
        list(unpacked(*spoil(*packed(compression)), 1 << 20))


@pytest.mark.parametrize("change", [("flag_bits", 1), ("compress_type", zipfile.ZIP_LZMA), ("header_offset", 3)])
def test_a_member_packed_in_another_way_is_left_to_the_library(change):
    data, info = packed(zipfile.ZIP_DEFLATED)
    setattr(info, *change)
    with pytest.raises(Unusual):
        list(unpacked(data, info, 1 << 20))
