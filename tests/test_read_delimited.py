"""Delimited text of any delimiter and encoding gives the rows that Excel would show."""

from __future__ import annotations

import pytest
from reading import NIP, rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter_in_every_encoding(reader, delimiter, encoding):
    lines = [["nip", "nama", "kegiatan"], [NIP, "Renée", f'rapat{delimiter} lalu "dialog"\nbaris dua'],
             ["", "", ""], [NIP, "Tanpa – kutip", "0.85"]]
    text = "\r\n".join(
        delimiter.join(f'"{v.replace(chr(34), chr(34) * 2)}"' if delimiter in v else v for v in line) for line in lines
    )
    data = text.encode(encoding)
    if encoding == "utf-16-le":
        data = b"\xff\xfe" + data
    cells = reader.read(data, "catatan.xls")[0]
    assert cells.sheet == "catatan"
    assert rows(cells) == [lines[0], lines[1], lines[3]]
    assert cells.table["row"].to_pylist() == [1, 2, 4]
    assert cells.notes == []


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_utf16_that_does_not_say_so_is_told_by_its_look(reader, encoding, delimiter):
    lines = [["nip", "nama", "kegiatan"], [NIP, "Renée", f'rapat{delimiter} lalu "dialog"'], [NIP, "Sari", "menyusun laporan"]]
    text = "\r\n".join(delimiter.join(f'"{v.replace(chr(34), chr(34) * 2)}"' if delimiter in v else v for v in line) for line in lines)
    cells = reader.read(text.encode(encoding), "catatan.csv")[0]
    assert rows(cells) == lines
    assert cells.notes == []


def test_titles_above_the_header_and_decimal_commas_do_not_mislead(reader):
    text = ("Laporan SKP, tahun 2026\nInstansi, contoh\nPeriode : Triwulan III\n\n"
            + "nip;nama;hasil;nilai\n" + "".join(f"{NIP};Pegawai {n};baik;{n},5\n" for n in range(20)))
    cells = reader.read(text.encode(), "skp.csv")[0]
    assert rows(cells)[0][0] == "Laporan SKP, tahun 2026"
    assert rows(cells)[-1] == [NIP, "Pegawai 19", "baik", "19,5"]
    assert cells.table["row"].to_pylist() == [1, 2, 3, *range(5, 26)]


@pytest.mark.parametrize(("line", "delimiter"), [("sep=;", ";"), ('"sep=|"', "|"), ("SEP=,", ",")])
def test_the_line_that_names_the_delimiter_is_no_row(reader, line, delimiter):
    data = f"{line}\r\na{delimiter}b\r\n1,5{'x' if delimiter == ',' else ''}{delimiter}2\r\n".encode()
    cells = reader.read(data, "x.csv")[0]
    assert cells.table["row"].to_pylist() == [2, 3]
    assert rows(cells)[0][:2] == ["a", "b"]


def test_one_stray_quotation_mark_does_not_swallow_the_rest(reader):
    body = "".join(f"{n};isi {n}\n" for n in range(100))
    cells = reader.read(f'nomor;isi\n0;"layar 14 inci\n{body}'.encode(), "x.csv")[0]
    assert cells.table.num_rows == 102
    assert "Tanda kutip di x.csv tidak berpasangan" in cells.notes[0]


def test_ragged_rows_keep_every_cell(reader):
    cells = reader.read(b"a;b\n1;2;3;4\n5\n", "x.csv")[0]
    assert rows(cells) == [["a", "b", None, None], ["1", "2", "3", "4"], ["5", None, None, None]]


def test_many_rows_are_all_there_in_order(reader):
    lines = [f"{n};{NIP};kegiatan {n}" if n % 1000 else ";;" for n in range(60_000)]
    table = reader.read("\n".join(lines).encode(), "besar.csv")[0].table
    assert table["row"].to_pylist() == [n + 1 for n in range(60_000) if n % 1000]
    assert table["c0"].to_pylist() == [str(n) for n in range(60_000) if n % 1000]


def test_a_stray_control_character_is_still_text(reader):
    data = b"nip;kegiatan\n" + b"".join(b"%d;rapat rutin bersama tim kerja\n" % n for n in range(50)) + b"9;a\x02b\n\x1a"
    assert reader.read(data, "dos.csv")[0].table.num_rows >= 52
