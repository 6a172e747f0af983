"""The first sheet: what this is, for whom, of which data, where to find what, and who signs for it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.workbook.book import Book
from dashboard.workbook.dialogues import months
from dashboard.workbook.look import ACCENT, QUIET, Face
from dashboard.workbook.page import Page
from dashboard.workbook.quality import changed_texts
from dashboard.workbook.sources import MONTHS, PER
from dashboard.workbook.texts import PER_DIGIT, line_count
from pipelines.language import _, clock, long_date

MAIN = ("capaian_unit", "kepatuhan_catatan", "dialog_unit", "agenda_dialog")
WIDTHS = (26, 62, 26, 62)
LINE = "……………………………………"


def write_cover(book: Book, page: Page) -> None:
    """Fill the cover once the contents are known."""
    material = book.material
    page.widths(WIDTHS)
    page.span(1, 1, 4, material.kantor, Face(size=12, colour=QUIET, rule=None, wrap=False))
    page.span(2, 1, 4, _("Buku kerja kinerja"), Face(size=26, bold=True, colour=ACCENT, rule=None, wrap=False, top=False))
    page.height(2, 38)
    row = _facts(book, page, 4)
    row = _contents(book, page, row + 1)
    row = _ways(book, page, row + 1)
    row = _signatures(book, page, row + 1)
    page.last_row = row
    page.paper(one_page=True)
    page.sheet.print_area(0, 0, row - 1, 3)
    page.sheet.center_horizontally()
    page.sheet.activate()


def _facts(book: Book, page: Page, row: int) -> int:
    material = book.material
    units = ", ".join(material.units) if material.units else _("Semua unit yang boleh dilihat pembuatnya") if material.terbatas else _("Semua unit")
    made = _("{date} pukul {clock}").format(date=long_date(material.dibuat.date()), clock=clock(material.dibuat))
    who = _(" oleh {nama}").format(nama=material.penyusun) if material.penyusun else ""
    facts: list[tuple[str, Any, str]] = [
        (_("Unit kerja"), units, "text"), (_("Periode"), f"{long_date(material.dari)} – {long_date(material.sampai)}", "text"),
        (_("Keadaan per"), material.per, "long_date"), (_("Dibuat"), made + who, "text"), (_("Kesegaran data"), _freshness(book), "text"),
        (_("Bulan berjalan"), months(material.dari, min(material.sampai, material.per)), "amount2"),
        (_("Teks yang diubah"), changed_texts(book), "text"), (_("Versi program"), f"Pantau Kinerja {material.versi}".strip(), "text"),
    ]
    for at, (label, value, kind) in enumerate(facts, start=row):
        page.write(at, 1, label, Face(colour=QUIET, flush=True))
        page.span(at, 2, 4, value, Face(kind, bold=True, flush=True, align="left"))
        name = {"long_date": PER, "amount2": MONTHS}.get(kind)
        if name:
            book.workbook.define_name(name, f"='{page.name}'!$B${at}")
    return row + len(facts)


def _contents(book: Book, page: Page, row: int) -> int:
    """List the sheets in two columns, the reports read from the top of the first."""
    row = _section(page, row, _("Isi"))
    listed = [(name, answers) for name, answers in book.contents if name != page.name]
    half = -(-len(listed) // 2)
    for at in range(half):
        for column, place in ((1, at), (3, at + half)):
            if place < len(listed):
                name, answers = listed[place]
                page.link(row + at, column, name, name)
                page.write(row + at, column + 1, answers, Face(rule=None, flush=True))
        lines = max(line_count(answers, WIDTHS[1] * PER_DIGIT) for _name, answers in listed[at::half])
        page.height(row + at, 13 * lines + 4)
    return row + half


def _ways(book: Book, page: Page, row: int) -> int:
    row = _section(page, row, _("Cara menghitung"))
    chosen = {m.name: m for m in book.material.definitions}
    for meaning in (chosen[name] for name in MAIN if name in chosen):
        page.write(row, 1, meaning.judul, Face(bold=True, flush=True))
        text = meaning.arti + (_(" Pembagi: {what}.").format(what=meaning.penyebut.rstrip(".")) if meaning.penyebut else "")
        page.span(row, 2, 4, text, Face(flush=True))
        row += 1
    page.span(row, 1, 4, _("Angka gabungan adalah rumus atas lembar Daftar RHK, Rencana Aksi, Dialog Kinerja, dan lembar Data; baris di sana menyebut berkas, "
                           "lembar, dan baris asalnya. Arti semua angka ada pada lembar Definisi. Data yang belum diunggah dibiarkan kosong, "
                           "tidak dihitung nol.") + _valued(book), Face(colour=QUIET, rule=None, flush=True))
    return row + 1


def _valued(book: Book) -> str:
    if not book.valued:
        return ""
    return " " + _("Sebagian kolom atas {tabel} berisi nilai, bukan rumus: barisnya begitu banyak sehingga menghitungnya menunggu lama.").format(
        tabel=", ".join(sorted(book.valued)))


def _signatures(book: Book, page: Page, row: int) -> int:
    """Leave room for two or three signatures, the maker of the page at the right as letters of state have it."""
    material = book.material
    blocks = [(one.jabatan, one.nama, one.nip) for one in material.penanda] or [(_("Mengetahui"), "", ""), (_("Penyusun"), "", "")]
    places = {1: (4,), 2: (2, 4), 3: (2, 3, 4)}[min(len(blocks), 3)]
    quiet, bold = Face(rule=None, flush=True), Face(rule=None, flush=True, bold=True)
    page.height(row, 12)
    page.write(row + 1, places[-1], f"{material.tempat or '……………………'}, {long_date(material.dibuat.date()) if material.tempat else LINE}", quiet)
    for place, (office, name, nip) in zip(places, blocks, strict=False):
        page.write(row + 2, place, office or LINE, quiet)
        page.write(row + 4, place, name or LINE, bold)
        page.write(row + 5, place, "NIP " + (nip or LINE), quiet)
    for at, n in ((2, 0), (4, 1)):  # long offices and names take several lines, which the line below must not run into
        lines = max(line_count(block[n] or LINE, WIDTHS[place - 1]) for place, block in zip(places, blocks, strict=False))
        page.height(row + at, 13 * lines + 4)
    page.height(row + 3, 58)
    return row + 5


def _section(page: Page, row: int, title: str) -> int:
    page.span(row, 1, 4, title, Face(size=13, bold=True, rule=ACCENT, flush=True, wrap=False, top=False))
    page.height(row, 24)
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
