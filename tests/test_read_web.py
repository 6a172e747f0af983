"""Web pages named .xls, web archives and Excel's XML of 2003 are read as sheets; texts lose no digit."""

from __future__ import annotations

import pytest
from reading import NIP, rows

from pipelines.read import Unreadable

PAGE = f"""<html><head><title>tak terlihat</title><style>td {{mso-number-format:"\\@"}}</style></head><body>
<h3>LAPORAN CATATAN HARIAN</h3><div>Nama : Pegawai Contoh<br>NIP : {NIP}</div>
<table border=1><caption>Januari 2026</caption>
<tr><th rowspan="2">No</th><th rowspan=2>NIP</th><th colspan="2">Waktu</th></tr>
<tr><th>Mulai</th><th>Selesai</th></tr>
<tr><td>1<td>{NIP}<td>07:30</td><td>09.00</td></tr>
<tr><td></td><td>&nbsp;</td><td></td><td></td></tr>
<tr><td>2</td><td rowspan=2>'{NIP}</td><td><b>10:00</b><br>11:00</td><td>0,85</td></tr>
<tr><td>3</td><td>  banyak
   spasi </td><td>5%</td></tr>
</table><p>Mengetahui</p></body></html>"""


def test_a_page_named_xls_keeps_text_spans_and_loose_lines(reader):
    cells = reader.read(PAGE.encode(), "kinerja-2026-01.xls")[0]
    assert cells.sheet == "kinerja-2026-01"
    assert rows(cells) == [
        ["LAPORAN CATATAN HARIAN", None, None, None],
        ["Nama : Pegawai Contoh", None, None, None],
        [f"NIP : {NIP}", None, None, None],
        ["Januari 2026", None, None, None],
        ["No", "NIP", "Waktu", None],
        [None, None, "Mulai", "Selesai"],
        ["1", NIP, "07:30", "09.00"],
        ["2", f"'{NIP}", "10:00\n11:00", "0,85"],
        ["3", None, "banyak spasi", "5%"],
        ["Mengetahui", None, None, None],
    ]
    assert cells.table["row"].to_pylist() == [1, 2, 3, 4, 5, 6, 7, 9, 10, 11]
    assert cells.merged == [(5, 0, 6, 0), (5, 1, 6, 1), (5, 2, 5, 3), (9, 1, 10, 1)]


@pytest.mark.parametrize("encode", [
    lambda text: text.encode("utf-16"),
    lambda text: b"\xef\xbb\xbf" + text.encode(),
    lambda text: text.replace("<head>", "<head><meta charset=windows-1252>").encode("cp1252"),
    lambda text: text.encode("cp1252"),
])
def test_a_page_in_any_encoding(reader, encode):
    page = "<html><head></head><table><tr><td>Rencana – “aksi”</td><td>é</td></tr></table></html>"
    assert rows(reader.read(encode(page), "x.xls")[0]) == [["Rencana – “aksi”", "é"]]


def test_a_bare_table_and_many_rows_are_all_there(reader):
    body = "".join(f"<tr><td>{number}</td><td>{NIP}</td></tr>" for number in range(30_000))
    cells = reader.read(f"<table>{body}</table>".encode(), "besar.xls")[0]
    assert cells.table.num_rows == 30_000
    assert cells.table["c0"].to_pylist() == [str(number) for number in range(30_000)]
    assert set(cells.table["c1"].to_pylist()) == {NIP}


def test_a_table_inside_a_table_loses_no_row(reader):
    page = ("<table><tr><td>luar<table><tr><td>dalam 1</td></tr><tr><td>dalam 2</td></tr></table></td></tr>"
            "<tr><td>akhir</td></tr></table>")
    assert {row[0] for row in rows(reader.read(page.encode(), "x.xls")[0])} == {"luar", "dalam 1", "dalam 2", "akhir"}


def test_a_login_page_is_no_export(reader):
    page = b"<!DOCTYPE html><html><body><form>Masuk <input name=nip></form></body></html>"
    with pytest.raises(Unreadable) as caught:
        reader.read(page, "unduhan.xls")
    assert caught.value.code == "bukan_lembar_kerja"
    assert "halaman web tanpa tabel" in caught.value.message


def test_a_web_archive_gives_each_of_its_sheets(reader):
    parts = "".join(
        f'--b\r\nContent-Location: file:///sheet00{n}.htm\r\nContent-Transfer-Encoding: quoted-printable\r\n'
        f'Content-Type: text/html; charset="utf-8"\r\n\r\n<html><table><tr><td class=3Dx>{NIP}</td><td>{n}=\r\n'
        f"0 menit</td></tr></table></html>\r\n\r\n"
        for n in (1, 2)
    )
    data = f'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n{parts}--b--\r\n'
    found = reader.read(data.encode(), "arsip.mht")
    assert [rows(cells) for cells in found] == [[[NIP, "10 menit"]], [[NIP, "20 menit"]]]


XML_2003 = f"""<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Dialog"><Table>
<Row ss:Index="3"><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">Judul</Data></Cell>
<Cell><Data ss:Type="String">{NIP}</Data></Cell></Row>
<Row><Cell ss:Index="3"><Data ss:Type="Number">{NIP}</Data></Cell></Row>
<Row ss:Index="7"><Cell><Data ss:Type="DateTime">2026-01-05T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="DateTime">1899-12-31T07:30:00.000</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell>
<Cell><Data ss:Type="Number">0.85</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell>
<Cell><Data ss:Type="Number">5</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="Acuan"><Table><Row><Cell><Data ss:Type="String">a</Data></Cell></Row></Table>
<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>"""


def test_the_xml_of_2003(reader):
    dialog, reference = reader.read(XML_2003.encode(), "dialog.xls")
    assert (dialog.sheet, dialog.hidden, reference.sheet, reference.hidden) == ("Dialog", False, "Acuan", True)
    assert dialog.table["row"].to_pylist() == [3, 4, 7]
    assert rows(dialog) == [
        ["Judul", None, NIP, None, None, None],
        [None, None, "~" + NIP, None, None, None],
        ["2026-01-05", "07:30:00", "TRUE", "0.85", "#N/A", "5"],
    ]
    assert dialog.merged == [(3, 0, 4, 1)]
