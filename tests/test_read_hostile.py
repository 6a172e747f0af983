"""A hostile or damaged file gets an answer in two sentences; the reader lives on."""

from __future__ import annotations

import io
import random
import signal
import struct
import threading
import time
import zipfile
from collections.abc import Iterator

import msoffcrypto.format.ooxml
import openpyxl
import pytest

from pipelines.read import Reader, Unreadable

SHEET = ('<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
         "<sheetData>{}</sheetData></worksheet>")


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(seconds=20) as reader:
        yield reader


def workbook(values: list[list[object]] | None = None) -> bytes:
    book = openpyxl.Workbook()
    for row in values or [["nip", "nama"], ["199001012015011001", "Pegawai Contoh"]]:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_sheet(xml: bytes) -> bytes:
    """Put another sheet XML into a workbook."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as source, \
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else source.read(name))
    return stream.getvalue()


def refused(reader: Reader, data: bytes, name: str = "uji.xlsx", password: str | None = None) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        reader.read(data, name, password)
    assert name in caught.value.message
    assert caught.value.message.count(". ") >= 1, "two sentences"
    assert len(reader.read(workbook(), "baik.xlsx")[0].table) == 2, "the next file is read"
    return caught.value


def test_a_cell_at_the_far_corner_is_refused_by_name(reader):
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    refusal = refused(reader, with_sheet(SHEET.format(cells).encode()))
    assert refusal.code == "berkas_terlalu_besar"
    assert "Sheet dalam uji.xlsx memakai daerah sampai sel XFD1048576" in refusal.message


def test_a_far_cell_in_a_workbook_of_some_size_is_named_too(reader):
    chance = random.Random(5)
    cells = "".join(
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{chance.randbytes(40).hex()}</t></is></c></row>'
        for row in range(1, 2000)
    ) + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    data = with_sheet(SHEET.format(cells).encode())
    assert len(data) > 50_000
    refusal = refused(reader, data)
    assert refusal.code == "berkas_terlalu_besar"
    assert "XFD1048576" in refusal.message


def test_a_far_cell_that_is_only_styled_does_no_harm(reader):
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert reader.read(with_sheet(SHEET.format(cells).encode()), "gaya.xlsx")[0].table["c0"].to_pylist() == ["1"]


def test_the_memory_limit_holds_where_no_look_ahead_sees_the_bomb():
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="Z1048576"><v>1</v></c></row>'
    with Reader(memory_mib=400) as small:
        assert refused(small, with_sheet(SHEET.format(cells).encode())).code == "memori_habis"


def test_a_zip_bomb_is_stopped(reader):
    bomb = with_sheet(b"<worksheet>" + b" " * (100 << 20))
    assert len(bomb) < 1 << 20
    started = time.monotonic()
    assert refused(reader, bomb).code in ("berkas_terlalu_besar", "berkas_rusak")
    assert time.monotonic() - started < 15


def test_time_is_up():
    with Reader(seconds=0.05) as hasty:
        hasty.read(b"a;b\n1;2\n", "hangat.csv")
        lines = b"".join(b"%d;isi\n" % number for number in range(1_500_000))
        with pytest.raises(Unreadable) as caught:
            hasty.read(lines, "lama.csv")
        assert caught.value.code == "terlalu_lama"
        assert "0.05 detik" in caught.value.message


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t ", b"\x00" * 5000])
def test_an_empty_file(reader, data):
    assert refused(reader, data).code == "berkas_kosong"


def test_a_truncated_workbook(reader):
    whole = workbook([[f"baris {number}", number] for number in range(2000)])
    for share in (0.2, 0.5, 0.95):
        assert refused(reader, whole[: int(len(whole) * share)]).code == "berkas_rusak"


def answer(reader: Reader, data: bytes) -> str:
    try:
        reader.read(data, "acak.xlsx")
    except Unreadable as refusal:
        return refusal.code
    return "terbaca"


def test_damage_inside_a_workbook_never_kills_the_reader(reader):
    whole, chance = workbook([[f"baris {number}", number] for number in range(50)]), random.Random(7)
    answers = set()
    for _round in range(60):
        broken = bytearray(whole)
        for _byte in range(8):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        answers.add(answer(reader, bytes(broken)))
    assert "berkas_rusak" in answers
    assert answers <= {"terbaca", "berkas_rusak", "bukan_lembar_kerja", "berkas_terkunci", "berkas_terlalu_besar",
                       "memori_habis", "zip_tanpa_lembar"}
    assert answer(reader, whole) == "terbaca"


def test_random_bytes(reader):
    assert refused(reader, random.Random(3).randbytes(20_000)).code == "bukan_lembar_kerja"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random.Random(4).randbytes(20_000)
    assert refused(reader, ole, "acak.xls").code == "berkas_rusak"


@pytest.mark.parametrize(("data", "word"), [
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "gambar"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "gambar"),
    (b"MZ\x90\x00\x03\x00\x00\x00", "program"),
    (b"Rar!\x1a\x07\x01\x00", "arsip"),
    (b'[{"nip": "1"}]', "JSON"),
])
def test_what_is_no_sheet_is_called_by_its_name(reader, data, word):
    refusal = refused(reader, data, "lampiran.xlsx")
    assert refusal.code == "bukan_lembar_kerja"
    assert word in refusal.message


def test_a_word_document_is_called_a_word_document(reader):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    refusal = refused(reader, stream.getvalue(), "surat.xlsx")
    assert refusal.code == "bukan_lembar_kerja"
    assert "dokumen Word" in refusal.message


def encrypted(password: str) -> bytes:
    stream = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(workbook())).encrypt(password, stream)
    return stream.getvalue()


def test_a_locked_workbook_opens_with_its_password_only(reader):
    locked = encrypted("rahasia-contoh")
    assert refused(reader, locked).code == "berkas_terkunci"
    wrong = refused(reader, locked, password="keliru")
    assert wrong.code == "berkas_terkunci"
    assert "tidak cocok" in wrong.message
    assert wrong.asks_password
    assert len(reader.read(locked, "kunci.xlsx", "rahasia-contoh")[0].table) == 2


def test_a_workbook_locked_in_a_way_that_no_password_opens_here_says_so(reader):
    agile, extensible = (struct.pack("<HHI", version, version, 0x40) for version in (4, 3))
    locked = encrypted("rahasia-contoh")
    assert locked.count(agile) == 1
    for password in (None, "rahasia-contoh"):
        refusal = refused(reader, locked.replace(agile, extensible), password=password)
        assert refusal.code == "berkas_terkunci"
        assert "dengan cara yang tidak dapat dibuka di sini" in refusal.message
        assert not refusal.asks_password


def test_a_workbook_locked_with_the_password_of_excel_itself_opens(reader):
    assert len(reader.read(encrypted("VelvetSweatshop"), "kunci.xlsx")[0].table) == 2


def test_a_child_that_was_killed_is_replaced():
    with Reader() as reader:
        reader.read(b"a;b\n1;2\n", "satu.csv")
        assert reader._child is not None
        reader._child.process.kill()
        reader._child.process.wait()
        assert len(reader.read(workbook(), "dua.xlsx")[0].table) == 2


def test_an_interrupted_wait_leaves_no_answer_for_the_next_file():
    lines = b"".join(b"%d;isi\n" % number for number in range(1_500_000))
    main = threading.main_thread().ident
    assert main is not None
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what other tests started in this process may have taken it
    with Reader() as reader:
        reader.read(b"a;b\n1;2\n", "satu.csv")
        stop = threading.Timer(0.3, signal.pthread_kill, (main, signal.SIGINT))
        stop.start()
        with pytest.raises(KeyboardInterrupt):
            reader.read(lines, "dua.csv")
        stop.join()
        assert reader.read(b"e;f\n5;6\n", "tiga.csv")[0].table["c0"].to_pylist() == ["e", "5"]
