"""A sample of an office's own workbook: a letterhead with an emblem, marks, formulas, and a sheet that explains the marks."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

from dashboard.workbook.look import ACCENT, FONT, INK, LINE, QUIET
from dashboard.workbook.template_marks import markable
from pipelines.language import _

MADE = datetime(2026, 1, 2)


def write_sample(folder: Path) -> Path:
    """Write the sample into a folder of its own, apart from the forms that are filled in and uploaded; return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "templat_laporan.xlsx"
    path.write_bytes(sample())
    return path


def sample() -> bytes:
    """Write the sample; the same bytes every time."""
    import xlsxwriter  # only who asks for a sample needs it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": _("Contoh templat laporan"), "author": "Pantau Kinerja", "created": MADE})
    book.formats[0].set_font_name(FONT)
    book.formats[0].set_font_size(10)
    _report(book)
    _marks(book)
    book.close()
    return out.getvalue()


def _face(book: object, **more: object) -> object:
    return book.add_format({"font_name": FONT, "font_size": 10, "font_color": f"#{INK}", "valign": "top", **more})  # type: ignore[attr-defined]


def _report(book: object) -> None:
    sheet = book.add_worksheet(_("Laporan"))  # type: ignore[attr-defined]
    plain, quiet = _face(book), _face(book, font_color=f"#{QUIET}")
    head = _face(book, bold=True, font_size=14, font_color=f"#{ACCENT}")
    cell = _face(book, border=1, border_color=f"#{LINE}")
    number = _face(book, border=1, border_color=f"#{LINE}", num_format="0%", align="right")
    sheet.set_column("A:A", 34)
    sheet.set_column("B:B", 40)
    sheet.set_column("C:D", 12)
    sheet.set_column("E:E", 18)
    sheet.insert_image("A1", "lambang.png", {"image_data": io.BytesIO(emblem()), "x_offset": 6, "y_offset": 4, "description": _("Lambang contoh"), "object_position": 1})
    for row, (text, form) in enumerate((("{{kantor}}", head), (_("Jalan Contoh Nomor 1, Kota Contoh"), quiet), (_("Telepon (000) 000000"), quiet))):
        sheet.write(row, 1, text, form)
    sheet.set_row(0, 22)
    sheet.set_row(3, 4, _face(book, bottom=2, bottom_color=f"#{ACCENT}"))
    sheet.write("A6", _("Laporan kinerja {periode}").replace("{periode}", "{{periode}}"), _face(book, bold=True, font_size=12))
    sheet.write("A7", _("Keadaan per {per}, {unit}").replace("{per}", "{{per}}").replace("{unit}", "{{unit}}"), quiet)
    for row, (label, mark) in enumerate((
        (_("Capaian RHK"), "capaian"), (_("Target waktu"), "target_waktu"), (_("Kepatuhan catatan"), "kepatuhan"), (_("Dialog sesuai irama"), "persen_tepat"),
    ), start=8):
        sheet.write(row, 0, label, cell)
        sheet.write(row, 1, f"{{{{angka:ringkasan.{mark}}}}}", _face(book, border=1, border_color=f"#{LINE}", num_format="0%", align="left", bold=True))
    sheet.write("A14", _("Capaian setiap RHK"), _face(book, bold=True, font_size=12))
    sheet.write("A15", "{{tabel:capaian_rhk|nama,rhk,capaian,target_waktu,status}}", cell)
    for column, form in ((1, _face(book, border=1, border_color=f"#{LINE}", text_wrap=True)), (2, number), (3, number), (4, cell)):
        sheet.write_blank(14, column, None, form)
    sheet.write("A17", _("Rata-rata baris di atas"), plain)
    sheet.write_formula("C17", "=IFERROR(AVERAGE(C15:C16),0)", number)
    sheet.write_formula("D17", "=IFERROR(AVERAGE(D15:D16),0)", number)
    sheet.merge_range("A19:E36", "{{grafik:capaian_unit}}", plain)
    for row, text in ((37, "{{tempat}}, {{dibuat}}"), (38, "{{penanda1.jabatan}}"), (42, "{{penanda1.nama}}"), (43, "NIP {{penanda1.nip}}")):
        sheet.write(row, 1, text, plain)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(14)
    sheet.print_area("A1:E44")
    sheet.set_footer("&L{{kantor}} – {{periode}}&R" + _("Halaman {page} dari {pages}").format(page="&P", pages="&N"))
    sheet.hide_gridlines(2)


def _marks(book: object) -> None:
    sheet = book.add_worksheet(_("Penanda"))  # type: ignore[attr-defined]
    plain, bold = _face(book, text_wrap=True), _face(book, bold=True)
    sheet.set_column("A:A", 46, plain)
    sheet.set_column("B:B", 76, plain)
    # Written without their braces, or this sheet would be filled in too.
    rows = (
        (_("Penanda, di antara dua kurung kurawal buka dan tutup"), _("Yang mengisinya")),
        ("periode · dari · sampai · per · dibuat", _("Tanggal: periode, hari pertama, hari terakhir, keadaan per, hari dibuat")),
        ("kantor · unit · penyusun · tempat", _("Nama kantor, unit terpilih, pembuat, tempat tanda tangan")),
        ("penanda1.jabatan · penanda1.nama · penanda1.nip", _("Penanda tangan menurut Pengaturan; penanda2 dan penanda3 juga ada")),
        ("angka:ringkasan.capaian", _("Satu angka: nama angka, titik, nama kolom")),
        ("angka:agenda_dialog", _("Banyaknya baris sebuah angka")),
        ("tabel:capaian_rhk", _("Judul kolom dan semua baris; yang di bawahnya turun. Gaya sel penanda dipakai setiap baris.")),
        ("tabel:capaian_rhk|nama,rhk,capaian|20", _("Kolom pilihan dan paling banyak 20 baris")),
        ("grafik:capaian_unit", _("Grafik batang; pada sel gabung, grafik sebesar sel itu")),
    )
    for row, (mark, meaning) in enumerate(rows):
        sheet.write(row, 0, mark, bold if row == 0 else plain)
        sheet.write(row, 1, meaning, bold if row == 0 else plain)
    sheet.write(len(rows) + 1, 0, _("Nama angka"), bold)
    for row, name in enumerate(markable(), start=len(rows) + 2):
        sheet.write(row, 0, name, plain)
    sheet.freeze_panes(1, 0)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def emblem() -> bytes:
    """Draw an emblem of nobody: a disc in the house's colour."""
    import struct
    import zlib

    size, colour = 56, bytes.fromhex(ACCENT)
    centre, outer, inner = (size - 1) / 2, size / 2 - 1, size / 5
    lines = b"".join(
        b"\0" + b"".join(colour + b"\xff" if inner <= ((x - centre) ** 2 + (y - centre) ** 2) ** 0.5 <= outer else b"\xff\xff\xff\0" for x in range(size))
        for y in range(size))

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")
