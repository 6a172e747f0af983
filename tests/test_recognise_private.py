"""Private values that hide: under a common header, without a header, among the NIP. Through real files and a real warehouse."""

from __future__ import annotations

import gc
from io import BytesIO
from typing import Any

import pytest
from books import BUDI, CICI, LAB, LOG, ROSTER, book, roster
from openpyxl import Workbook

from pipelines.load import load, prepare
from pipelines.recognise import Found, recognise
from pipelines.settings import settings
from pipelines.warehouse import open_warehouse

NIK, OTHER_NIK, PHONE, MAIL = "7371014504930002", "7371 0145 0493 0003", "0812-3456-7890", "cici.buatan@surel.example"
NOTE = "Menyusun laporan bulanan instalasi"


def found_in(reader: Any, data: bytes) -> Found:
    return recognise(reader.read(data, "berkas.xlsx")[0], name="berkas.xlsx")[0]


def texts_of(found: Found) -> str:
    return repr([found.staged.to_pylist(), found.head, found.identity])


def every_text() -> str:
    """Return every text of every column of the warehouse."""
    with open_warehouse(settings().warehouse_path) as house, house.cursor() as cursor:
        tables = [name for (name,) in cursor.execute("select table_name from information_schema.tables where table_schema = 'main' and table_type = 'BASE TABLE'").fetchall()]
        return repr([cursor.execute(f'select columns(*)::varchar from "{name}"').fetchall() for name in tables])


def under_a_parent(parent: str, children: list[str], values: list[Any]) -> bytes:
    made = Workbook()
    page = made.active
    own = ["NIP", "Nama", "Tanggal", "Kegiatan"]
    page.append([*own, parent])
    page.append([None] * len(own) + children)
    page.append([CICI, "Cici Permata", "2026-05-04", NOTE, *values])
    page.append([CICI, "Cici Permata", "2026-05-05", NOTE, *values])
    for column in range(1, len(own) + 1):
        page.merge_cells(start_row=1, end_row=2, start_column=column, end_column=column)
    page.merge_cells(start_row=1, end_row=1, start_column=len(own) + 1, end_column=len(own) + len(children))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_nik_among_the_nip_is_not_stored_and_its_row_goes_by_name(house: Any) -> None:
    load(house, prepare([("pegawai.xlsx", roster())]), user="penguji")
    data = book(["NIP/NIK", "Nama Pegawai", "Tanggal", "Kegiatan"], [
        [CICI, "Cici Permata", "05/01/2026", NOTE], [NIK, "Budi Hartono", "06/01/2026", NOTE], [OTHER_NIK, "Orang Tak Terdaftar", "07/01/2026", NOTE]])
    report = load(house, prepare([("catatan.xlsx", data)]), user="penguji")
    assert report.files[0].dropped == ["NIK pada kolom NIP/NIK"]
    with house.cursor() as cursor:
        assert cursor.execute("select nip, tanggal::varchar from catatan_harian order by tanggal").fetchall()[:2] == [(CICI, "2026-01-05"), (BUDI, "2026-01-06")]
    gc.collect()
    house.close()
    stored = every_text()
    assert NOTE in stored
    assert not any(nik in stored or nik.replace(" ", "") in stored for nik in (NIK, OTHER_NIK))


@pytest.mark.parametrize(("header", "cell"), [("Nama / NIP / NIK", f"Budi Hartono\n{NIK}"), ("Nama/NIP", f"Budi Hartono / {NIK}")])
def test_a_nik_in_one_cell_with_the_name_is_taken_out(reader: Any, header: str, cell: str) -> None:
    found = found_in(reader, book([header, "Tanggal", "Kegiatan"], [[cell, "2026-05-04", NOTE], [f"Cici Permata\n{CICI}", "2026-05-04", NOTE]]))
    assert found.staged.select(["nip", "nama"]).to_pylist() == [{"nip": None, "nama": "Budi Hartono"}, {"nip": CICI, "nama": "Cici Permata"}]
    assert found.dropped == [f"NIK pada kolom {header}"]


def test_a_nik_above_the_table_tells_nobody(reader: Any) -> None:
    found = found_in(reader, book(["Tanggal", "Kegiatan Harian"], [["2026-05-04", NOTE]], above=[["Nama", ":", "Cici Permata"], ["NIP/NIK", ":", NIK]]))
    assert found.identity == {"nama": "Cici Permata"}
    assert NIK not in repr(found.staged.to_pylist())


@pytest.mark.parametrize("parent", ["Data Pribadi", "Identitas", "Lain-lain"])
def test_private_columns_beneath_a_merged_header_are_told_and_not_kept(reader: Any, parent: str) -> None:
    found = found_in(reader, under_a_parent(parent, ["NIK", "No HP", "Email", "Alamat"], [NIK, PHONE, MAIL, "Jl. Kenanga Buatan 77"]))
    assert (found.kind, found.refusal) == ("catatan_harian", None)
    assert found.dropped == [f"{parent} NIK", f"{parent} No HP", f"{parent} Email", f"{parent} Alamat"]
    assert not any(value in texts_of(found) for value in (NIK, PHONE, MAIL, "Kenanga"))


def test_whatever_stands_beneath_private_data_is_told(reader: Any) -> None:
    found = found_in(reader, under_a_parent("Data Pribadi", ["Hobi", "Suku"], ["Memancing", "Bugis"]))
    assert found.dropped == ["Data Pribadi Hobi", "Data Pribadi Suku"]


def test_columns_are_private_by_their_values_whatever_they_are_called(reader: Any) -> None:
    rows = [[CICI, "Cici Permata", "Analis", LAB, NIK, PHONE, MAIL, "8123456789"], [BUDI, "Budi Hartono", "Analis", LAB, OTHER_NIK, "+62 813 1234 5678", "b@surel.example", None]]
    found = found_in(reader, book(["NIP", "Nama", "Jabatan", "Unit Kerja", "Kode A", None, "Kotak", "x"], rows, above=[["DAFTAR PEGAWAI"]]))
    assert (found.kind, found.refusal) == ("pegawai", None)
    assert found.dropped == ["Kode A", "kolom ke-6 (tanpa judul)", "Kotak", "x"]
    assert found.unmapped == []
    assert not any(value in texts_of(found) for value in (NIK, OTHER_NIK, PHONE, MAIL, "8123456789"))


def test_a_column_of_mail_is_no_name_and_no_nip(reader: Any) -> None:
    found = found_in(reader, book(["User", "NIP", "Tanggal", "Kegiatan"], [[MAIL, CICI, "2026-05-04", NOTE], ["b@surel.example", BUDI, "2026-05-04", NOTE]]))
    assert found.dropped == ["User"]
    assert MAIL not in texts_of(found)


def test_ordinary_columns_are_not_taken_for_private_ones(reader: Any) -> None:
    found = found_in(reader, book([*LOG, "Volume"], [[CICI, "Cici Permata", "05/01/2026", "07.30", "09.00", NOTE, "Menyusun jadwal", "https://contoh.go.id/a", "Disetujui", 812]]))
    assert (found.kind, found.dropped) == ("catatan_harian", [])
    plain = found_in(reader, book([*ROSTER, "No SK"], [[CICI, "Cici Permata", "Analis", LAB, None, None, None, "1234567890123456789"]], above=[["DAFTAR PEGAWAI"]]))
    assert plain.dropped == []
