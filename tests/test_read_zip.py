"""A zip of exports is read member by member; what is wrong with one does not lose the others."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import openpyxl
import pytest

from pipelines.read import Reader, Unreadable


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["nip", "nama"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def packed(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_members_are_named_and_the_litter_of_systems_is_left_out(reader):
    inner = packed({"b.csv": b"x;y\n3;4\n"})
    data = packed({"TW1/Tim Kerja/a.xlsx": workbook(), "TW1/dalam.zip": inner, "__MACOSX/TW1/._a.xlsx": b"\x00\x05",
                   "TW1/~$a.xlsx": b"kunci", "TW1/.DS_Store": b"\x00Bud1", "Thumbs.db": b"x"})
    found = reader.read(data, "unggahan.zip")
    assert [cells.member for cells in found] == ["TW1/Tim Kerja/a.xlsx", "TW1/dalam.zip/b.csv"]
    assert found[1].sheet == "b"
    assert reader.failures == []


def test_a_damaged_member_is_told_and_the_others_are_read(reader):
    data = packed({"rusak.xlsx": workbook()[:900], "kosong.csv": b"", "surat.pdf": b"%PDF-1.7 x", "baik.xlsx": workbook()})
    found = reader.read(data, "campur.zip")
    assert [cells.member for cells in found] == ["baik.xlsx"]
    assert [(member, failure.code) for member, failure in reader.failures] == [
        ("rusak.xlsx", "berkas_rusak"), ("kosong.csv", "berkas_kosong"), ("surat.pdf", "bukan_lembar_kerja"),
    ]
    assert "campur.zip › rusak.xlsx" in reader.failures[0][1].message
    reader.read(workbook(), "lain.xlsx")
    assert reader.failures == []


def test_a_member_whose_bytes_are_damaged_in_the_zip_is_told(reader):
    data = bytearray(packed({"a.csv": b"isi;" * 500, "b.csv": b"x;y\n1;2\n"}))
    at = data.index(b"a.csv") + 5
    data[at : at + 8] = b"\xff" * 8
    assert [cells.member for cells in reader.read(bytes(data), "z.zip")] == ["b.csv"]
    assert [(member, failure.code) for member, failure in reader.failures] == [("a.csv", "berkas_rusak")]


@pytest.mark.parametrize("members", [{}, {"surat.pdf": b"%PDF-1.7 x", "foto.png": b"\x89PNG\r\n\x1a\n\x00"}])
def test_a_zip_without_a_sheet(reader, members):
    with pytest.raises(Unreadable) as caught:
        reader.read(packed(members), "lampiran.zip")
    assert caught.value.code == "zip_tanpa_lembar"
    assert "lampiran.zip" in caught.value.message


def test_a_member_that_swells_is_stopped_before_it_is_unpacked(reader):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("bom.csv", "w") as member:
        for _block in range(600):
            member.write(b"0" * (1 << 20))
    data = stream.getvalue()
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("baik.csv", "a;b\n1;2\n")
    assert len(data) < 1 << 20
    assert [cells.member for cells in reader.read(stream.getvalue(), "bom.zip")] == ["baik.csv"]
    assert [(member, failure.code) for member, failure in reader.failures] == [("bom.csv", "berkas_terlalu_besar")]


def test_zips_in_zips_end_somewhere(reader):
    data = packed({"a.csv": b"a;b\n1;2\n"})
    for depth in range(5):
        data = packed({f"{depth}.zip": data})
    assert reader.read(data, "dalam.zip") == []
    assert [failure.code for _member, failure in reader.failures] == ["berkas_terlalu_besar"]


def test_names_of_windows_and_of_old_zips(reader):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in ("TW1\\a.csv", "Café.csv"):
            info = zipfile.ZipInfo("x")
            info.filename = name
            archive.writestr(info, "a;b\n1;2\n")
    assert [cells.member for cells in reader.read(stream.getvalue(), "nama.zip")] == ["TW1/a.csv", "Café.csv"]


def test_reading_from_a_path_gives_the_same(reader, tmp_path):
    path = tmp_path / "paket.zip"
    path.write_bytes(packed({"a.xlsx": workbook()}))
    assert reader.read(path, path.name)[0].member == "a.xlsx"
