"""The sheets on what the figures stand on: what was found in the files, which files they are, what each figure means."""

from __future__ import annotations

import pandas as pd

from dashboard.workbook.book import Book
from dashboard.workbook.columns import Column
from dashboard.workbook.texts import plain
from pipelines.figures import words
from pipelines.language import _, number
from pipelines.load.retelling import retold
from pipelines.recognise.vocabulary import vocabulary


def write_quality(book: Book) -> None:
    """Write Mutu Data; it comes after all sheets with texts, so that it can say what was done to them."""
    page = book.page(_("Mutu Data"), _("Temuan pada baris yang diunggah, dan apa yang diubah agar tampil di buku kerja"), [
        Column("akibat", _("Akibat"), width=22), Column("jumlah", _("Banyaknya"), "int", 12, total=True), Column("berkas", _("Dari berkas"), "int", 12),
        Column("contoh", _("Contoh temuan dan yang dapat dilakukan"), width=110), Column("code", _("Kode"), width=26),
    ])
    frame = book.material.frame("mutu_data")
    if not frame.empty:
        frame = frame.assign(akibat=[words.severity_word(str(plain(v))) for v in frame["severity"]],
                             contoh=[retold(str(code), str(told)) for code, told in zip(frame["code"], frame["contoh"], strict=True)])
    waiting = int(frame.loc[frame["severity"] == "tolak", "jumlah"].sum()) if "severity" in frame else 0
    sentence = _("{n} baris menunggu perbaikan; baris itu tidak ikut dihitung.").format(n=number(waiting)) if waiting else _("Tidak ada baris yang menunggu perbaikan.")
    page.heading(_("Mutu data"), f"{sentence} {changed_texts(book)}", book.material.meaning("mutu_data"))
    page.table(frame, _("Belum ada temuan pada baris yang diunggah."), name="MutuData")
    page.paper()


def changed_texts(book: Book) -> str:
    """Say how many texts could not stand in a workbook as they were."""
    texts = book.texts
    said = [_("{n} sel memuat tanda yang tidak dapat disimpan Excel, diganti {mark}.").format(n=number(texts.replaced), mark="\ufffd")] if texts.replaced else []
    if texts.shortened:
        said.append(_("{n} teks lebih panjang dari isi satu sel dan dipotong.").format(n=number(texts.shortened)))
    return " ".join(said) or _("Semua teks dimuat apa adanya.")


def write_sources(book: Book) -> None:
    """Write from which files the rows come."""
    page = book.page(_("Sumber"), _("Berkas yang diunggah di balik angka-angka ini"), [
        Column("berkas", _("Berkas"), width=52), Column("sheet", _("Lembar"), width=24), Column("kind", _("Jenis"), width=24),
        Column("data_per", _("Data ditarik pada"), "date", 14), Column("dimuat", _("Diunggah"), "moment", 20),
        Column("rows", _("Baris"), "int", 11, total=True), Column("accepted", _("Diterima"), "int", 11, total=True),
        Column("rejected", _("Menunggu perbaikan"), "int", 12, total=True), Column("skipped", _("Dilewati"), "int", 11, total=True),
        Column("hilang", _("Tak terhitung"), "int", 11, total=True, formula=lambda at: f"={at('rows')}-{at('accepted')}-{at('rejected')}-{at('skipped')}"),
    ])
    page.heading(_("Sumber data"), _("Baris dalam berkas = diterima + menunggu perbaikan + dilewati dengan alasan; yang tak terhitung selalu nol."))
    uploads = book.material.uploads
    if "kind" in uploads:
        titles = {name: _(kind.judul) for name, kind in vocabulary().kinds.items()}
        uploads = uploads.assign(kind=[titles.get(kind, kind) for kind in uploads["kind"]],
                                 hilang=uploads["rows"] - uploads["accepted"] - uploads["rejected"] - uploads["skipped"])
    page.table(uploads, _("Belum ada berkas yang diunggah."), name="Sumber")
    page.paper()


def write_definitions(book: Book) -> None:
    """Write what every figure means, what one row is, and what it is counted against."""
    page = book.page(_("Definisi"), _("Arti setiap angka, satuannya, dan pembaginya"), [
        Column("judul", _("Angka"), width=30), Column("arti", _("Artinya"), width=96),
        Column("butir", _("Satu baris adalah"), width=30), Column("penyebut", _("Pembagi"), width=42),
        Column("name", _("Nama teknis"), width=20, printed=False),
    ])
    rows = pd.DataFrame([vars(m) for m in book.material.definitions])
    page.heading(_("Definisi"), _("Setiap angka pada buku kerja ini dihitung menurut definisi berikut."))
    page.table(rows, _("Belum ada definisi."), name="Definisi")
    page.paper()
