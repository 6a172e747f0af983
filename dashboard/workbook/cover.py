"""The first and the last sheets: what this is, how it is counted, from which files it comes."""

from __future__ import annotations

import pandas as pd

from dashboard.workbook.look import ACCENT, QUIET, Face
from dashboard.workbook.page import Book, Column, Page
from pipelines.language import _, long_date
from pipelines.recognise.vocabulary import vocabulary

MAIN = ("capaian_unit", "kepatuhan_catatan", "dialog_unit", "agenda_dialog")


def write_cover(book: Book, page: Page) -> None:
    """Fill the cover once the contents are known."""
    material, sheet = book.material, page.sheet
    for letter, width in zip("ABC", (28, 30, 108), strict=True):
        sheet.column_dimensions[letter].width = width
    page.span(1, 1, 3, material.kantor, Face(size=12, colour=QUIET, rule=None, wrap=False))
    page.span(2, 1, 3, _("Buku kerja kinerja"), Face(size=26, bold=True, colour=ACCENT, rule=None, wrap=False, top=False))
    units = ", ".join(material.units) if material.units else _("Semua unit")
    until = f"{long_date(material.dari)} – {long_date(material.sampai)}"
    clock = material.dibuat.strftime("%H.%M")
    facts = [
        (_("Unit kerja"), units), (_("Periode"), until), (_("Keadaan per"), long_date(material.per)),
        (_("Dibuat"), _("{date} pukul {clock}").format(date=long_date(material.dibuat.date()), clock=clock)),
        (_("Kesegaran data"), _freshness(book)),
    ]
    for row, (label, value) in enumerate(facts, start=4):
        page.write(row, 1, label, Face(colour=QUIET, flush=True))
        page.span(row, 2, 3, value, Face(bold=True, flush=True))
    row = _section(page, 5 + len(facts), _("Isi"))
    for name, answers in book.contents:
        if name != _("Sampul"):
            page.link(row, 1, name, name)
            page.span(row, 2, 3, answers, Face(rule=None))
            row += 1
    row = _section(page, row + 1, _("Cara menghitung"))
    chosen = {m.name: m for m in material.definitions}
    for meaning in (chosen[name] for name in MAIN if name in chosen):
        page.write(row, 1, meaning.judul, Face(bold=True, flush=True))
        text = meaning.arti + (_(" Pembagi: {what}.").format(what=meaning.penyebut.rstrip(".")) if meaning.penyebut else "")
        page.span(row, 2, 3, text, Face(flush=True))
        row += 1
    page.span(row, 1, 3, _("Arti semua angka ada pada lembar Definisi; berkas asalnya pada lembar Sumber. Data yang belum "
                           "diunggah dibiarkan kosong, tidak dihitung nol."), Face(colour=QUIET, rule=None))
    page.last_row = row
    page.paper(one_page=True)
    sheet.print_area = f"A1:C{row}"


def _section(page: Page, row: int, title: str) -> int:
    page.span(row, 1, 3, title, Face(size=13, bold=True, rule=ACCENT, flush=True, wrap=False, top=False))
    page.sheet.row_dimensions[row].height = 24
    return row + 1


def _freshness(book: Book) -> str:
    uploads, batch = book.material.uploads, book.material.batch
    parts = []
    dates = pd.to_datetime(uploads["data_per"]).dropna() if "data_per" in uploads else pd.Series(dtype="datetime64[ns]")
    if len(dates):
        parts.append(_("data ditarik dari eKinerja paling akhir {date}").format(date=long_date(dates.max().date())))
    moments = [m for m in uploads["dimuat"] if m is not None] if "dimuat" in uploads else []
    if moments:
        parts.append(_("unggahan terakhir {date}").format(date=long_date(max(moments).date())))
    if batch:
        parts.append(_("nomor unggahan {n}").format(n=batch.partition("-")[0]))
    text = "; ".join(parts)
    return text[:1].upper() + text[1:] if text else _("Belum ada unggahan")


def write_definitions(book: Book) -> None:
    """Write what every figure means, what one row is, and what it is counted against."""
    page = book.page(_("Definisi"), _("Arti setiap angka, satuannya, dan pembaginya"), [
        Column("judul", _("Angka"), width=30), Column("arti", _("Artinya"), width=86),
        Column("butir", _("Satu baris adalah"), width=28), Column("penyebut", _("Pembagi"), width=40),
        Column("name", _("Nama teknis"), width=20, printed=False),
    ])
    rows = pd.DataFrame([vars(m) for m in book.material.definitions])
    page.heading(_("Definisi"), _("Setiap angka pada buku kerja ini dihitung menurut definisi berikut."))
    page.table(rows, _("Belum ada definisi."))
    page.paper()


def write_sources(book: Book) -> None:
    """Write from which files the rows come."""
    page = book.page(_("Sumber"), _("Berkas yang diunggah di balik angka-angka ini"), [
        Column("berkas", _("Berkas"), width=52), Column("sheet", _("Lembar"), width=24), Column("kind", _("Jenis"), width=24),
        Column("data_per", _("Data ditarik pada"), "date", 14), Column("dimuat", _("Diunggah"), "moment", 18),
        Column("rows", _("Baris"), "int", 11, total=True), Column("accepted", _("Diterima"), "int", 11, total=True),
        Column("rejected", _("Menunggu perbaikan"), "int", 12, total=True),
        Column("skipped", _("Dilewati"), "int", 11, total=True),
    ])
    page.heading(_("Sumber data"), _("Baris dalam berkas = diterima + menunggu perbaikan + dilewati dengan alasan."))
    uploads = book.material.uploads
    if "kind" in uploads:
        titles = {name: _(kind.judul) for name, kind in vocabulary().kinds.items()}
        uploads = uploads.assign(kind=[titles.get(kind, kind) for kind in uploads["kind"]])
    page.table(uploads, _("Belum ada berkas yang diunggah."), name="Sumber")
    page.paper()

